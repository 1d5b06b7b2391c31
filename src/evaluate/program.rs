//! The rules of a run, prepared: one regorus engine with every module that they need, and generated modules that ask many rules
//! in one evaluation, so that what they share is worked out once a document.
//!
//! Rules with the same kinds make a [`Set`]. A document that several sets of its main kind speak of is asked through one module
//! that looks, set by set, whether it is meant; any other set is asked by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use miette::Diagnostic;
use regorus::utils::limits::ExecutionTimerConfig;
use regorus::{Engine, Value};
use thiserror::Error;

use super::builtins;
use super::entry::{self, Entry, Part};
use super::judge::Judge;
use super::{source, union};
use crate::catalog::{Catalog, Layout, Prepared, Rule};
use crate::model::document::Kind;
use crate::model::rule::RuleInfo;
use crate::rego;

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
    layout: Layout,
    pub(super) sets: Vec<Set>,
    /// The sets of a main kind, where there are several.
    groups: BTreeMap<String, BTreeSet<usize>>,
    /// Rules that were stopped for good, since they took too long.
    pub(super) stopped: Vec<AtomicBool>,
    policies: Vec<(String, String)>,
    limits: Limits,
    /// One a thread, as far as there are that many.
    engines: Vec<Engine>,
}

/// What a run needs of a catalog, as indices, ascending.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    rules: Vec<usize>,
    /// The modules of the rules, and what these need: the cost of a rule grows with the number of modules loaded.
    pub(crate) modules: Vec<usize>,
}

impl Plan {
    /// The rules that are wanted, and what they need.
    pub(crate) fn of(catalog: &Catalog, is_wanted: impl Fn(&RuleInfo) -> bool) -> Self {
        let all = catalog.rules.iter().enumerate();
        let rules: Vec<usize> = all.filter(|(_, rule)| is_wanted(&rule.info)).map(|(index, _)| index).collect();
        let mut modules = BTreeSet::new();
        let mut open: Vec<usize> = rules.iter().filter_map(|index| Some(catalog.rules.get(*index)?.module)).collect();
        while let Some(index) = open.pop() {
            if modules.insert(index)
                && let Some(module) = catalog.modules.get(index)
            {
                open.extend(&module.needs);
            }
        }
        Self { rules, modules: modules.into_iter().collect() }
    }
}

/// Rules that speak of the same documents.
pub(super) struct Set {
    /// Labels of these documents; none for every document of a file.
    kinds: Vec<String>,
    /// The rules, by id, as indices.
    pub(super) rules: Vec<usize>,
}

/// One evaluation: what to evaluate, and the sets that it answers for.
pub(super) struct Ask {
    /// The path of a generated rule.
    pub(super) path: String,
    /// Whether the answers lie one level deeper, by set.
    pub(super) is_group: bool,
    /// The sets.
    pub(super) sets: Vec<usize>,
}

impl<'c> Program<'c> {
    /// Prepares the rules of a plan. `prepared` are the plan's modules, `texts` what they are in a layout, in their order.
    pub(crate) fn prepare(
        catalog: &'c Catalog,
        plan: &Plan,
        prepared: &Prepared,
        (layout, texts): (Layout, Vec<String>),
        limits: Limits,
    ) -> Result<Self, Error> {
        let path =
            |index: &usize| catalog.modules.get(*index).map_or("", |module| module.source.path.as_str()).to_owned();
        let mut policies: Vec<(String, String)> = plan.modules.iter().map(path).zip(texts).collect();
        let rules = plan.rules.iter().filter_map(|index| Some((*index, catalog.rules.get(*index)?)));
        let mut by_kinds: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (index, rule) in rules.clone() {
            by_kinds.entry(rule.info.kinds.clone()).or_default().push(index);
        }
        let sets: Vec<_> = by_kinds.into_iter().map(|(kinds, rules)| Set { kinds, rules }).collect();
        let groups = groups(&sets);
        if layout == Layout::Packages {
            let all = catalog.parameters.iter().filter(|(_, (module, _))| prepared.has(*module));
            for text in all.filter_map(|(package, (_, values))| entry::parameters_of(package, values)) {
                policies.push(("karat/parameters".to_owned(), text));
            }
        }
        let mut entry = Entry::new(catalog, prepared, layout);
        if layout == Layout::Flat {
            entry.parameters();
        }
        rules.for_each(|(index, rule)| entry.single(index, rule));
        sets.iter().enumerate().for_each(|(number, set)| entry.set(number, &set.rules));
        for (main, sets) in &groups {
            entry.group(main, sets);
        }
        policies.push(("karat/entry".to_owned(), entry.text));
        policies.push(("karat/source".to_owned(), entry::SOURCE.to_owned()));
        let stopped = catalog.rules.iter().map(|_| AtomicBool::new(false)).collect();
        let mut program =
            Self { rules: &catalog.rules, layout, sets, groups, stopped, policies, limits, engines: Vec::new() };
        program.engines.push(program.another()?);
        Ok(program)
    }

    /// An engine of its own with all that the first one has. Clones of one engine share their policies and count the uses of every
    /// part of them; threads that do so together wait for each other.
    pub(crate) fn another(&self) -> Result<Engine, Error> {
        let mut engine = engine(self.limits).map_err(refused)?;
        for (path, text) in &self.policies {
            engine.add_policy(path.clone(), text.clone()).map_err(refused)?;
        }
        // Lets the engine analyse all modules once, before it is cloned.
        engine.set_input(Value::new_object());
        engine.eval_rule(entry::path(self.layout, entry::READY)).map_err(refused)?;
        Ok(engine)
    }

    /// Takes further engines, so that each thread has one.
    pub(crate) fn with_engines(mut self, engines: Vec<Engine>) -> Self {
        self.engines.extend(engines);
        self
    }

    /// A worker with the engine of its thread.
    pub(crate) fn judge(&self, thread: usize) -> Judge<'_, 'c> {
        Judge::new(self, thread)
    }

    /// Whether some rule speaks of documents with this main label.
    pub(crate) fn has_rules_for(&self, main: &str) -> bool {
        self.sets.iter().any(|set| set.kinds.iter().any(|kind| kind.split('/').next() == Some(main)))
    }

    /// The rules that would be asked about a document of this kind.
    pub(crate) fn rules_of(&self, kind: &Kind) -> BTreeSet<usize> {
        self.sets.iter().filter(|set| set.names(kind)).flat_map(|set| set.rules.iter().copied()).collect()
    }

    /// The evaluations that ask every rule about a document once. Policies without METADATA are asked about documents of files.
    pub(super) fn asks(&self, kind: &Kind, is_file: bool) -> Vec<Ask> {
        let is_meant = |set: &Set| set.names(kind) || (is_file && set.kinds.is_empty());
        let meant = self.sets.iter().enumerate().filter(|(_, set)| is_meant(set)).map(|(number, _)| number);
        let (grouped, mut single): (Vec<usize>, Vec<usize>) =
            meant.partition(|number| self.groups.get(kind.name()).is_some_and(|group| group.contains(number)));
        let mut asks = Vec::new();
        if grouped.len() > 1 {
            asks.push(Ask {
                path: entry::path(self.layout, &entry::group_name(kind.name())),
                is_group: true,
                sets: grouped,
            });
        } else {
            single.extend(grouped);
        }
        asks.extend(single.into_iter().map(|number| Ask {
            path: entry::path(self.layout, &entry::set_name(number)),
            is_group: false,
            sets: vec![number],
        }));
        asks
    }

    /// The path of what one rule, asked alone, says.
    pub(super) fn single(&self, rule: usize, part: Part) -> String {
        entry::path(self.layout, &part.rule(rule))
    }

    /// An engine for a thread, as fresh.
    pub(super) fn engine(&self, thread: usize) -> Engine {
        let index = thread.checked_rem(self.engines.len()).unwrap_or(0);
        self.engines.get(index).cloned().unwrap_or_default()
    }

    pub(super) fn is_stopped(&self, rule: usize) -> bool {
        self.stopped.get(rule).is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    pub(super) fn stop(&self, rule: usize) {
        if let Some(stopped) = self.stopped.get(rule) {
            stopped.store(true, Ordering::Relaxed);
        }
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
    union::install(&mut engine)?;
    Ok(engine)
}

impl Set {
    fn names(&self, kind: &Kind) -> bool {
        self.kinds.iter().any(|own| kind.has(own))
    }
}

/// The sets of each main kind, where there are several.
fn groups(sets: &[Set]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, set) in sets.iter().enumerate() {
        for kind in &set.kinds {
            let main = kind.split('/').next().unwrap_or(kind);
            groups.entry(main.to_owned()).or_default().insert(number);
        }
    }
    groups.retain(|_, sets| sets.len() > 1);
    groups
}

impl From<Vec<rego::Error>> for Error {
    fn from(errors: Vec<rego::Error>) -> Self {
        let each = errors.iter().map(|error| format!("{}:{}: {}", error.path, error.line, error.message));
        refused(each.collect::<Vec<_>>().join("; "))
    }
}

fn refused(error: impl std::fmt::Display) -> Error {
    Error { message: error.to_string() }
}
