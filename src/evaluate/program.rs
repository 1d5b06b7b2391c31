//! The rules of a run, prepared: one regorus engine with every module that they need and one generated module a label that
//! collects the violations of all its rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use miette::Diagnostic;
use regorus::Engine;
use regorus::utils::limits::ExecutionTimerConfig;
use thiserror::Error;

use super::builtins;
use super::judge::Judge;
use super::source;
use crate::catalog::{Catalog, Module, Rule};
use crate::model::document::Kind;

/// Bounds on an evaluation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Longest evaluation of one document.
    pub(crate) timeout: Duration,
    /// Most memory of the process while rules run, in bytes.
    pub(crate) memory: u64,
}

/// The engine refused a policy that passed our own checks.
#[derive(Debug, Error, Diagnostic)]
#[error("prepare the policies: {message}")]
#[diagnostic(code(evaluate::refused), help("this policy cannot be evaluated; please report it with its text"))]
pub struct Error {
    message: String,
}

/// The rules of a run, ready to be asked.
pub(crate) struct Program<'c> {
    pub(super) rules: &'c [Rule],
    pub(super) entries: BTreeMap<String, Entry>,
    /// Rules that were stopped for good, since they took too long.
    pub(super) stopped: Vec<AtomicBool>,
    engine: Engine,
}

/// The rules of one label.
pub(super) struct Entry {
    /// The path of the generated rule that collects their violations.
    pub(super) verdicts: String,
    /// The path of the generated rule that collects what they count, where one does.
    pub(super) measures: Option<String>,
    /// The rules, by id, as indices.
    pub(super) rules: Vec<usize>,
}

/// The label of rules that apply to every document of a file.
pub(super) const EVERY: &str = "*";

impl<'c> Program<'c> {
    /// Prepares the rules of a catalog.
    pub(crate) fn prepare(catalog: &'c Catalog, limits: Limits) -> Result<Self, Error> {
        let mut engine = engine(limits).map_err(refused)?;
        for index in needed(catalog) {
            if let Some(module) = catalog.modules.get(index) {
                add(&mut engine, module).map_err(refused)?;
            }
        }
        let mut labels: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, rule) in catalog.rules.iter().enumerate() {
            if rule.info.kinds.is_empty() {
                labels.entry(EVERY.to_owned()).or_default().push(index);
            }
            for kind in &rule.info.kinds {
                labels.entry(kind.clone()).or_default().push(index);
            }
        }
        let mut entries = BTreeMap::new();
        engine.set_rego_v0(false);
        for (number, (label, rules)) in labels.into_iter().enumerate() {
            let (text, has_measures) = generated(number, &rules, &catalog.rules);
            engine.add_policy(format!("karat/{label}"), text).map_err(refused)?;
            let path = |rule| format!("data.karat_entry.l{number}.{rule}");
            let measures = has_measures.then(|| path("measures"));
            entries.insert(label, Entry { verdicts: path("verdicts"), measures, rules });
        }
        // What asks a single rule, for the documents on which asking all of them raises.
        let single: String = catalog.rules.iter().enumerate().map(|(index, rule)| one(index, rule)).collect();
        engine
            .add_policy("karat/single".to_owned(), format!("package karat_entry.single\n{single}"))
            .map_err(refused)?;
        let stopped = catalog.rules.iter().map(|_| AtomicBool::new(false)).collect();
        let mut program = Self { rules: &catalog.rules, entries, stopped, engine };
        program.warm()?;
        Ok(program)
    }

    /// A worker's own engine.
    pub(crate) fn judge(&self) -> Judge<'_, 'c> {
        Judge::new(self, self.engine.clone())
    }

    /// Whether some rule speaks of documents with this label.
    pub(crate) fn has_rules_for(&self, label: &str) -> bool {
        self.entries.contains_key(label)
    }

    /// The rules that would be asked about a document of this kind.
    pub(crate) fn rules_of(&self, kind: &Kind) -> BTreeSet<usize> {
        let labels = kind.0.iter().filter_map(|label| self.entries.get(label.as_ref()));
        labels.flat_map(|entry| entry.rules.iter().copied()).collect()
    }

    pub(super) fn engine(&self) -> Engine {
        self.engine.clone()
    }

    pub(super) fn is_stopped(&self, rule: usize) -> bool {
        self.stopped.get(rule).is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    pub(super) fn stop(&self, rule: usize) {
        if let Some(stopped) = self.stopped.get(rule) {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Lets the engine analyse all modules once, before it is cloned.
    fn warm(&mut self) -> Result<(), Error> {
        self.engine.set_input(regorus::Value::new_object());
        self.engine
            .add_policy("karat/ready".to_owned(), "package karat_entry\n\nready := true\n".to_owned())
            .and_then(|_| self.engine.eval_rule("data.karat_entry.ready".to_owned()))
            .map_err(refused)?;
        Ok(())
    }
}

/// An empty engine as karat sets it up: OPA's built-ins, strict errors (so that a failing built-in is seen), bounds.
pub(crate) fn engine(limits: Limits) -> Result<Engine, String> {
    let mut engine = Engine::new();
    engine.set_strict_builtin_errors(true);
    engine.set_execution_timer_config(ExecutionTimerConfig {
        limit: limits.timeout,
        check_interval: NonZeroU32::new(64).unwrap_or(NonZeroU32::MIN),
    });
    engine.set_policy_length_config(regorus::PolicyLengthConfig {
        max_col: NonZeroU32::MAX,
        max_file_bytes: NonZeroUsize::MAX,
        max_lines: NonZeroUsize::MAX,
    });
    regorus::set_global_memory_limit(Some(limits.memory));
    builtins::install(&mut engine)?;
    source::install(&mut engine)?;
    Ok(engine)
}

/// Adds a module to an engine.
fn add(engine: &mut Engine, module: &Module) -> Result<(), String> {
    engine.set_rego_v0(module.v0);
    engine.add_policy(module.path.clone(), module.text.clone()).map(drop).map_err(|error| error.to_string())
}

/// The modules that the rules need, and what these need: the cost of a rule grows with the number of modules loaded.
fn needed(catalog: &Catalog) -> BTreeSet<usize> {
    let mut needed = BTreeSet::new();
    let mut open: Vec<usize> = catalog.rules.iter().map(|rule| rule.module).collect();
    while let Some(index) = open.pop() {
        if needed.insert(index)
            && let Some(module) = catalog.modules.get(index)
        {
            open.extend(&module.needs);
        }
    }
    needed
}

/// The module that asks all rules of a label at once.
fn generated(number: usize, rules: &[usize], all: &[Rule]) -> (String, bool) {
    let mut text = format!("package karat_entry.l{number}\n");
    let mut has_measures = false;
    for (index, rule) in rules.iter().filter_map(|index| Some((index, all.get(*index)?))) {
        text.push_str(&asks(&format!("verdicts[{index}]"), &rule.deny, rule));
        if let Some(measure) = &rule.measure {
            has_measures = true;
            text.push_str(&asks(&format!("measures[{index}]"), measure, rule));
        }
    }
    (text, has_measures)
}

/// The rules of the generated module that ask one rule.
fn one(index: usize, rule: &Rule) -> String {
    let mut text = asks(&format!("r{index}"), &rule.deny, rule);
    if let Some(measure) = &rule.measure {
        text.push_str(&asks(&format!("m{index}"), measure, rule));
    }
    text
}

/// A rule of a generated module: its head, and the path whose value it takes, with what a rule sees besides its input where
/// it looks at that.
pub(super) fn asks(head: &str, path: &str, rule: &Rule) -> String {
    let mut with = String::new();
    if rule.reads_source {
        with.push_str(" with data.karat.source as karat.source()");
    }
    if let Some(parameters) = &rule.parameters {
        let json = parameters.to_json_str().unwrap_or_else(|_| "{}".to_owned());
        let _ = write!(with, " with data.karat.parameters as {json}");
    }
    if with.is_empty() {
        return format!("\n{head} := {path}\n");
    }
    format!("\n{head} := value if {{\n\tvalue := {path}{with}\n}}\n")
}

fn refused(error: impl std::fmt::Display) -> Error {
    Error { message: error.to_string() }
}
