//! The rules of a run: which of them a document is asked, and an engine for each topic with every module that its rules need,
//! made when the first document of the topic comes. Generated modules ask many rules in one evaluation, so that what they share
//! is worked out once a document.
//!
//! Rules with the same kinds make a [`Set`]. A document that several sets of its main kind speak of is asked through one module
//! that looks, set by set, whether it is meant; any other set is asked by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use miette::Diagnostic;
use regorus::utils::limits::ExecutionTimerConfig;
use regorus::{Engine, Value};
use thiserror::Error;

use super::builtins;
use super::entry::{self, Apart, Entry, Part};
use super::judge::Judge;
use super::texts::Texts;
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
#[derive(Clone, Debug, Error, Diagnostic)]
#[error("prepare the policies: {message}")]
#[diagnostic(code(evaluate::refused), help("this policy cannot be evaluated; please report it with its text"))]
pub struct Error {
    message: String,
}

/// The rules of a run, ready to be asked.
pub(crate) struct Program<'c> {
    catalog: &'c Catalog,
    pub(super) rules: &'c [Rule],
    pub(super) sets: Vec<Set>,
    /// The sets of a main kind, where there are several.
    pub(super) groups: BTreeMap<String, BTreeSet<usize>>,
    /// The first parts of all labels that rules speak of.
    mains: BTreeSet<String>,
    limits: Limits,
    /// What the engines of a topic read.
    policies: Mutex<BTreeMap<Topic, Arc<Policies>>>,
    /// The engines of a thread, by topic. Clones of one engine share their policies and count the uses of every part of them;
    /// threads that do so together wait for each other.
    seats: Vec<Seat>,
    /// Why some topic has no engine.
    refused: OnceLock<Error>,
    /// Where what engines read is kept for later runs, if it is.
    texts: Option<&'c dyn Texts>,
}

/// What rules a document can be asked. The cost of a rule, and the time until the first one is asked, grow with the number of
/// modules loaded, so that each topic has an engine of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic {
    /// The first parts of the document's labels, as far as rules speak of them.
    pub(super) mains: BTreeSet<String>,
    /// Whether the rules are asked all at once, or each by itself.
    pub(super) is_whole: bool,
}

/// The engines of a thread, each started when a document on its topic is there. What is started on one topic does not wait for
/// another.
type Seat = Mutex<BTreeMap<Topic, Arc<OnceLock<Result<Engine, Error>>>>>;

/// What an engine reads, by path, or why there is none; worked out when the first thread needs it.
type Policies = OnceLock<Result<(Layout, Vec<(String, String)>), Error>>;

/// Rules that speak of the same documents.
pub(super) struct Set {
    /// Labels of these documents; none for every document of a file.
    pub(super) kinds: Vec<String>,
    /// The rules, by id, as indices.
    pub(super) rules: Vec<usize>,
}

/// One evaluation: what to evaluate, and the sets that it answers for.
pub(super) struct Ask {
    /// The name of a generated rule.
    pub(super) name: String,
    /// Whether the answers lie one level deeper, by set.
    pub(super) is_group: bool,
    /// The sets.
    pub(super) sets: Vec<usize>,
}

impl<'c> Program<'c> {
    /// Those rules of a catalog that are wanted, for so many threads with engines of their own; further threads share these.
    pub(crate) fn new(
        catalog: &'c Catalog,
        is_wanted: impl Fn(&RuleInfo) -> bool,
        limits: Limits,
        threads: usize,
    ) -> Self {
        let mut by_kinds: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        // Sets of which nothing is wanted have their numbers all the same: what an engine reads hangs on its own topic alone.
        for (index, rule) in catalog.rules.iter().enumerate() {
            let rules = by_kinds.entry(rule.info.kinds.clone()).or_default();
            rules.extend(is_wanted(&rule.info).then_some(index));
        }
        let sets: Vec<_> = by_kinds.into_iter().map(|(kinds, rules)| Set { kinds, rules }).collect();
        Self {
            catalog,
            rules: &catalog.rules,
            groups: groups(&sets),
            mains: sets
                .iter()
                .filter(|set| set.is_asked())
                .flat_map(|set| set.kinds.iter().map(|kind| main(kind).to_owned()))
                .collect(),
            sets,
            limits,
            policies: Mutex::default(),
            seats: (0..threads.max(1)).map(|_| Mutex::default()).collect(),
            refused: OnceLock::new(),
            texts: None,
        }
    }

    /// The same, with what an earlier run kept.
    pub(crate) fn with(self, texts: Option<&'c dyn Texts>) -> Self {
        Self { texts, ..self }
    }

    /// What a document of this kind is about.
    pub(super) fn topic(&self, kind: &Kind) -> Topic {
        let mains = kind.0.iter().map(|label| main(label)).filter(|main| self.mains.contains(*main));
        Topic { mains: mains.map(str::to_owned).collect(), is_whole: true }
    }

    /// An engine for a thread, as fresh, and the layout of its policies. `None` where a policy was refused, see [`Self::check`].
    pub(super) fn engine(&self, thread: usize, topic: &Topic) -> Option<(Engine, Layout)> {
        let refuse = |error| {
            let _ = self.refused.set(error);
        };
        self.made(thread, topic).map_err(refuse).ok()
    }

    /// Whether the engine took all policies that were asked so far.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.refused.get().cloned().map_or(Ok(()), Err)
    }

    fn made(&self, thread: usize, topic: &Topic) -> Result<(Engine, Layout), Error> {
        let policies = locked(&self.policies).entry(topic.clone()).or_default().clone();
        let (layout, policies) = policies.get_or_init(|| self.policies_on(topic)).as_ref().map_err(Error::clone)?;
        let seat = thread.checked_rem(self.seats.len()).and_then(|index| self.seats.get(index));
        let seat = seat.ok_or_else(|| refused("there is no thread"))?;
        let engine = locked(seat).entry(topic.clone()).or_default().clone();
        let engine = engine.get_or_init(|| started(*layout, policies, self.limits));
        Ok((engine.clone()?, *layout))
    }

    /// What the engine of a topic reads. Other threads may be waiting for it, so that nothing in here may wait for them.
    fn policies_on(&self, topic: &Topic) -> Result<(Layout, Vec<(String, String)>), Error> {
        let sets = self.sets.iter().enumerate().filter(|(_, set)| set.is_about(topic));
        let rules: BTreeSet<usize> = sets.clone().flat_map(|(_, set)| set.rules.iter().copied()).collect();
        let modules = self.modules_of(&rules);
        let name = self.texts.map(|_| self.name_on(topic)).unwrap_or_default();
        if let Some(known) = self.texts.and_then(|texts| texts.get(&name, &modules)) {
            return Ok(known);
        }
        let prepared = Prepared::of(self.catalog, &modules)?;
        let rules = rules.iter().filter_map(|index| Some((*index, self.rules.get(*index)?)));
        let names = rules.clone().flat_map(|(_, rule)| Part::of(rule).map(|part| part.entry(rule)));
        let names: BTreeSet<&str> = names.filter(|_| topic.is_whole).collect();
        let (layout, texts, apart) = texts(&prepared, &modules, &names)?;
        let mut entry = Entry::new(self.catalog, &prepared, layout, apart);
        if layout == Layout::Flat {
            entry.parameters();
        }
        if topic.is_whole {
            sets.for_each(|(number, set)| entry.set(number, &set.rules));
            for (main, sets) in self.groups.iter().filter(|(main, _)| topic.mains.contains(*main)) {
                entry.group(main, sets);
            }
        } else {
            rules.for_each(|(index, rule)| entry.single(index, rule));
        }
        // regorus looks for the module of a rule from the first one on, for each rule and document: what is asked most comes first.
        let mut policies =
            vec![("karat/entry".to_owned(), entry.text), ("karat/source".to_owned(), entry::SOURCE.to_owned())];
        if layout == Layout::Packages {
            let all = self.catalog.parameters.iter().filter(|(_, (module, _))| prepared.has(*module));
            for text in all.filter_map(|(package, (_, values))| entry::parameters_of(package, values)) {
                policies.push(("karat/parameters".to_owned(), text));
            }
        }
        let path = |index: &usize| self.catalog.modules.get(*index).map_or("", |module| module.source.path.as_str());
        policies.extend(modules.iter().map(|index| path(index).to_owned()).zip(texts));
        if let Some(texts) = self.texts {
            texts.put(&name, &modules, layout, &policies);
        }
        Ok((layout, policies))
    }

    /// A worker with the engine of its thread; the rules that some worker of the run had to stop.
    pub(crate) fn judge<'p>(&'p self, thread: usize, stopped: &'p Stopped) -> Judge<'p, 'c> {
        Judge::new(self, thread, stopped)
    }

    /// Whether some rule speaks of documents with this main label.
    pub(crate) fn has_rules_for(&self, main: &str) -> bool {
        self.sets.iter().any(|set| set.is_asked() && set.kinds.iter().any(|kind| self::main(kind) == main))
    }

    /// The rules that would be asked about a document of this kind.
    pub(crate) fn rules_of(&self, kind: &Kind) -> BTreeSet<usize> {
        self.sets.iter().filter(|set| set.names(kind)).flat_map(|set| set.rules.iter().copied()).collect()
    }

    /// The rules that are asked about a document of a file that is of this kind.
    pub(crate) fn rules_of_file(&self, kind: &Kind) -> BTreeSet<usize> {
        let is_meant = |set: &&Set| set.names(kind) || set.kinds.is_empty();
        self.sets.iter().filter(is_meant).flat_map(|set| set.rules.iter().copied()).collect()
    }

    /// The modules of some rules, and what these need, as indices, ascending.
    pub(crate) fn modules_of(&self, rules: &BTreeSet<usize>) -> Vec<usize> {
        let rules = rules.iter().filter_map(|index| self.rules.get(*index));
        self.catalog.modules_of(rules).into_iter().collect()
    }

    /// Whether what was said follows from the documents and the rules alone: no rule was stopped, since it took too long (what was
    /// said then depends on which document came first), and none was refused.
    pub(crate) fn is_sound(&self, stopped: &Stopped) -> bool {
        !stopped.0.iter().any(|stopped| stopped.load(Ordering::Relaxed)) && self.check().is_ok()
    }

    /// The evaluations that ask every rule about a document once. Policies without METADATA are asked about documents of files.
    pub(super) fn asks(&self, kind: &Kind, is_file: bool) -> Vec<Ask> {
        let is_meant = |set: &Set| set.names(kind) || (is_file && set.is_asked() && set.kinds.is_empty());
        let meant = self.sets.iter().enumerate().filter(|(_, set)| is_meant(set)).map(|(number, _)| number);
        let (grouped, mut single): (Vec<usize>, Vec<usize>) =
            meant.partition(|number| self.groups.get(kind.name()).is_some_and(|group| group.contains(number)));
        let mut asks = Vec::new();
        if grouped.len() > 1 {
            asks.push(Ask { name: entry::group_name(kind.name()), is_group: true, sets: grouped });
        } else {
            single.extend(grouped);
        }
        asks.extend(single.into_iter().map(|number| Ask {
            name: entry::set_name(number),
            is_group: false,
            sets: vec![number],
        }));
        asks
    }
}

/// The rules that a run had to stop, since they took too long: they are not asked again in it.
pub(crate) struct Stopped(Vec<AtomicBool>);

impl Stopped {
    /// None of the rules of a catalog.
    pub(crate) fn none(catalog: &Catalog) -> Self {
        Self(catalog.rules.iter().map(|_| AtomicBool::new(false)).collect())
    }

    pub(super) fn has(&self, rule: usize) -> bool {
        self.0.get(rule).is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    pub(super) fn add(&self, rule: usize) {
        if let Some(stopped) = self.0.get(rule) {
            stopped.store(true, Ordering::Relaxed);
        }
    }
}

/// The texts of some modules, all in the cheaper layout or else all in the other; in the cheaper one without the sets of these
/// names, which are given by module and name, unless some text speaks of them.
fn texts(
    prepared: &Prepared,
    modules: &[usize],
    names: &BTreeSet<&str>,
) -> Result<(Layout, Vec<String>, Apart), Error> {
    let wanted: Vec<&str> = names.iter().copied().collect();
    let flat = modules.iter().map(|module| prepared.taken_apart(*module, &wanted));
    let Some(flat) = flat.collect::<Result<Option<Vec<_>>, _>>()? else {
        let texts = modules.iter().map(|module| prepared.text(*module, Layout::Packages));
        return Ok((Layout::Packages, texts.collect::<Result<Option<Vec<_>>, _>>()?.unwrap_or_default(), Apart::new()));
    };
    let spoken_of: BTreeSet<&str> = flat
        .iter()
        .flat_map(|(text, sets)| sets.values().chain([text]))
        .flat_map(|text| rego::flat_names(text))
        .collect();
    let mut texts: Vec<String> = flat.iter().map(|(text, _)| text.clone()).collect();
    let mut apart = Apart::new();
    for ((module, (_, sets)), text) in modules.iter().zip(&flat).zip(&mut texts) {
        for (name, set) in sets {
            let flat = prepared.reference(*module, name, Layout::Flat);
            if spoken_of.contains(flat.as_str()) {
                let _ = write!(text, "\n{flat} := {set}\n");
            } else {
                apart.insert((*module, name.clone()), set.clone());
            }
        }
    }
    Ok((Layout::Flat, texts, apart))
}

/// An engine that has read some policies.
fn started(layout: Layout, policies: &[(String, String)], limits: Limits) -> Result<Engine, Error> {
    let mut engine = engine(limits).map_err(refused)?;
    for (path, text) in policies {
        engine.add_policy(path.clone(), text.clone()).map_err(refused)?;
    }
    // Lets the engine analyse all modules once, before it is cloned.
    engine.set_input(Value::new_object());
    engine.eval_rule(entry::path(layout, entry::READY)).map_err(refused)?;
    Ok(engine)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// Whether documents on this topic may be meant.
    pub(super) fn is_about(&self, topic: &Topic) -> bool {
        self.is_asked() && (self.kinds.is_empty() || self.kinds.iter().any(|kind| topic.mains.contains(main(kind))))
    }

    /// Whether some of its rules are wanted.
    const fn is_asked(&self) -> bool {
        !self.rules.is_empty()
    }

    fn names(&self, kind: &Kind) -> bool {
        self.is_asked() && self.kinds.iter().any(|own| kind.has(own))
    }
}

/// The first part of a label.
fn main(label: &str) -> &str {
    label.split('/').next().unwrap_or(label)
}

/// The sets of each main kind, where there are several.
fn groups(sets: &[Set]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, set) in sets.iter().enumerate().filter(|(_, set)| set.is_asked()) {
        for kind in &set.kinds {
            groups.entry(main(kind).to_owned()).or_default().insert(number);
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
