//! The rules of a run: which of them a document is asked, and a machine for each topic with every module that its rules need, made
//! when the first document of the topic comes.
//!
//! Rules with the same kinds make a [`Set`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use miette::Diagnostic;
use regorus::Value;
use thiserror::Error;

use super::judge::Judge;
use super::machine::Machine;
use super::part::{Part, Places};
use crate::catalog::{self, Catalog, Rule};
use crate::model::document::{Document, Kind, Origin};
use crate::model::reads::Reads;
use crate::model::rule::RuleInfo;
use crate::rego::{self, Linked};

/// Bounds on an evaluation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Longest evaluation of one document.
    pub(crate) timeout: Duration,
    /// Most memory of the process while rules run, in bytes.
    pub(crate) memory: u64,
}

/// A policy that was checked cannot be read again.
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
    sets: Vec<Set>,
    /// The main parts of all labels that rules speak of.
    mains: BTreeSet<String>,
    pub(super) limits: Limits,
    /// The modules of each topic.
    linked: Mutex<BTreeMap<Topic, Shared<Linked>>>,
    /// The machine of each topic and thread. Threads that share one count the uses of all its constants together, and wait for
    /// each other to do so.
    machines: Mutex<BTreeMap<(Topic, usize), Shared<Asked>>>,
    /// Why some topic has no machine.
    refused: OnceLock<Error>,
}

/// What rules a document can be asked. The time until the first rule is asked grows with the number of modules that are read, so that
/// each topic has a machine of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic {
    /// The main parts of the document's labels, as far as rules speak of them.
    pub(super) mains: BTreeSet<String>,
    /// Whether the rules are built in. The user's may bring packages of the same names, and neither sees those of the other.
    pub(super) is_built_in: bool,
}

/// Something, or why there is none; made when the first thread needs it.
type Shared<T> = Arc<OnceLock<Result<Arc<T>, Error>>>;

/// Beyond so many threads the memory of a machine is not worth what it saves.
const MOST_MACHINES: usize = 16;

/// A machine, and where in it rules say what they say.
pub(super) struct Asked {
    pub(super) machine: Machine,
    /// By rule.
    pub(super) places: BTreeMap<usize, Places>,
}

/// Rules that speak of the same documents.
struct Set {
    /// Labels of these documents; none for every document of a file.
    kinds: Vec<String>,
    /// The rules, by id, as indices.
    rules: Vec<usize>,
}

impl<'c> Program<'c> {
    /// Those rules of a catalog that are wanted.
    pub(crate) fn new(catalog: &'c Catalog, is_wanted: impl Fn(&RuleInfo) -> bool, limits: Limits) -> Self {
        let mut by_kinds: BTreeMap<&Vec<String>, Vec<usize>> = BTreeMap::new();
        for (index, rule) in catalog.rules.iter().enumerate().filter(|(_, rule)| is_wanted(&rule.info)) {
            by_kinds.entry(&rule.info.kinds).or_default().push(index);
        }
        let sets: Vec<_> = by_kinds.into_iter().map(|(kinds, rules)| Set { kinds: kinds.clone(), rules }).collect();
        Self {
            catalog,
            rules: &catalog.rules,
            mains: sets.iter().flat_map(|set| set.kinds.iter().map(|kind| main(kind).to_owned())).collect(),
            sets,
            limits,
            linked: Mutex::default(),
            machines: Mutex::default(),
            refused: OnceLock::new(),
        }
    }

    /// What data files give to the user's rules: an object.
    pub(super) fn given(&self) -> &Value {
        self.catalog.data.value()
    }

    /// What a document of this kind is about, for rules that are built in or for others.
    pub(super) fn topic(&self, kind: &Kind, is_built_in: bool) -> Topic {
        let mains = kind.0.iter().map(|label| main(label)).filter(|main| self.mains.contains(*main));
        Topic { mains: mains.map(str::to_owned).collect(), is_built_in }
    }

    /// The machine of a topic for a thread. `None` where a policy was refused, see [`Self::check`].
    pub(super) fn asked(&self, topic: &Topic, thread: usize) -> Option<Arc<Asked>> {
        let seat = (topic.clone(), thread % MOST_MACHINES);
        let asked = locked(&self.machines).entry(seat).or_default().clone();
        match asked.get_or_init(|| self.made(topic)) {
            Ok(asked) => Some(asked.clone()),
            Err(error) => {
                let _ = self.refused.set(error.clone());
                None
            }
        }
    }

    /// Whether all policies that were asked so far were taken.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.refused.get().cloned().map_or(Ok(()), Err)
    }

    /// The machine of a topic, made anew. Other threads may be waiting for it, so that nothing in here may wait for them.
    fn made(&self, topic: &Topic) -> Result<Arc<Asked>, Error> {
        let sets = self.sets.iter().filter(|set| set.is_about(topic));
        let is_asked =
            |index: &usize| self.rules.get(*index).is_some_and(|rule| rule.info.built_in == topic.is_built_in);
        let rules: BTreeSet<usize> = sets.flat_map(|set| set.rules.iter().copied()).filter(is_asked).collect();
        let modules = self.modules_of(&rules);
        let linked = locked(&self.linked).entry(topic.clone()).or_default().clone();
        let linked = linked.get_or_init(|| linked_modules(self.catalog, &modules).map(Arc::new)).clone()?;
        let parameters = modules
            .iter()
            .filter_map(|index| self.catalog.modules.get(*index))
            .map(|module| self.catalog.parameters.get(&module.package).cloned().unwrap_or(Value::Undefined));
        let machine = Machine::new(linked, parameters.collect());
        let rules = rules.into_iter().filter_map(|index| Some((index, self.rules.get(index)?)));
        let place = |rule: &Rule, part: Part| {
            let package = &self.catalog.modules.get(rule.module)?.package;
            machine.place(package.iter().map(String::as_str).chain([part.entry(rule)]))
        };
        let places = rules.map(|(index, rule)| (index, Places::of(rule, |part| place(rule, part)))).collect();
        Ok(Arc::new(Asked { machine, places }))
    }

    /// Whether a rule is among those of the run.
    pub(crate) fn has(&self, rule: usize) -> bool {
        self.sets.iter().any(|set| set.rules.binary_search(&rule).is_ok())
    }

    /// What a rule reads of a document, once it was asked about one like it.
    pub(crate) fn reads(&self, rule: usize) -> Option<Reads> {
        let is_in =
            |asked: &Shared<Asked>| asked.get()?.as_ref().ok().filter(|own| own.places.contains_key(&rule)).cloned();
        let asked = locked(&self.machines).values().find_map(is_in)?;
        let Places { deny, measure, unknown, applies, exception } = asked.places.get(&rule)?;
        let places = [deny, measure, unknown, applies, exception].into_iter().filter_map(|place| *place);
        Some(asked.machine.reads(places))
    }

    /// What a rule reads of documents of a kind.
    pub(crate) fn reads_of(&self, rule: usize, kind: &Kind) -> Option<Reads> {
        let is_built_in = self.rules.get(rule)?.info.built_in;
        self.asked(&self.topic(kind, is_built_in), 0)?;
        self.reads(rule)
    }

    /// A worker on a thread; `stopped` are the rules that some worker of the run had to stop, `now` is its moment in seconds since
    /// 1970.
    pub(crate) fn judge<'p>(&'p self, thread: usize, stopped: &'p Stopped, now: i64) -> Judge<'p, 'c> {
        Judge::new(self, thread, stopped, now)
    }

    /// Whether some rule speaks of documents with this main label.
    pub(crate) fn has_rules_for(&self, main: &str) -> bool {
        self.sets.iter().any(|set| set.kinds.iter().any(|kind| kind.split('/').next() == Some(main)))
    }

    /// The rules that are asked about a document, by id.
    pub(super) fn rules_about(&self, document: &Document) -> Vec<usize> {
        let is_file = match &document.origin {
            Origin::Text { sources, .. } => sources.len() == 1 && document.kind.name() != "terraform_module",
            Origin::Rendered(_) => true,
            Origin::Repository { .. } => false,
        };
        self.rules_of(&document.kind, is_file)
    }

    /// The rules that are asked about a document, in groups for several threads. There is one repository, and many rules on it:
    /// those that look at documents of the same sort work out the same things, and stay together.
    pub(crate) fn groups_about(&self, document: &Document) -> Vec<Vec<usize>> {
        let rules = self.rules_about(document);
        if document.kind.name() != "repository" {
            return vec![rules];
        }
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for rule in rules {
            let documents = self.rules.get(rule).map(|rule| rule.info.documents.as_slice()).unwrap_or_default();
            groups.entry(documents.first().map_or("", |label| main(label))).or_default().push(rule);
        }
        groups.into_values().collect()
    }

    /// The rules that are asked about a document of this kind, by id. Policies without METADATA are asked about documents of files as
    /// conftest has them: a Terraform file is one.
    pub(crate) fn rules_of(&self, kind: &Kind, is_file: bool) -> Vec<usize> {
        let is_read_alone = is_file && kind.resource().is_none();
        let is_meant = |set: &&Set| set.names(kind) || (is_read_alone && set.kinds.is_empty());
        let sets = self.sets.iter().filter(is_meant);
        let mut rules: Vec<usize> = sets.flat_map(|set| set.rules.iter().copied()).collect();
        rules.sort_unstable();
        rules
    }

    /// The modules of some rules, and what these need, as indices, ascending.
    pub(crate) fn modules_of(&self, rules: &BTreeSet<usize>) -> Vec<usize> {
        let rules = rules.iter().filter_map(|index| self.rules.get(*index));
        self.catalog.modules_of(rules).into_iter().collect()
    }

    /// Whether what was said follows from the documents and the rules alone: no rule was given up, since it took too long (how long
    /// that is depends on the machine), and none was refused.
    pub(crate) fn is_sound(&self, stopped: &Stopped) -> bool {
        !stopped.0.iter().any(|tally| tally.given_up.load(Ordering::Relaxed) > 0) && self.check().is_ok()
    }
}

/// The rules that a run gave up on documents, since they took too long. A document of somebody's making must not keep a rule from
/// all others: it is stopped for good only where it comes to an end on few.
pub(crate) struct Stopped(Vec<Tally>);

#[derive(Default)]
struct Tally {
    given_up: AtomicU32,
    /// Documents that it gave an answer on since it was first given up.
    answered: AtomicU32,
}

/// Documents that a rule is given up on before it may be stopped.
const CHANCES: u32 = 5;

impl Stopped {
    /// None of the rules of a catalog.
    pub(crate) fn none(catalog: &Catalog) -> Self {
        Self(catalog.rules.iter().map(|_| Tally::default()).collect())
    }

    pub(super) fn has(&self, rule: usize) -> bool {
        self.0.get(rule).is_some_and(|own| {
            let given_up = own.given_up.load(Ordering::Relaxed);
            given_up >= CHANCES && given_up > own.answered.load(Ordering::Relaxed)
        })
    }

    pub(super) fn give_up(&self, rule: usize) {
        if let Some(own) = self.0.get(rule) {
            own.given_up.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// It gave an answer; nothing is counted for a rule that never took too long.
    pub(super) fn answered(&self, rule: usize) {
        if let Some(own) = self.0.get(rule).filter(|own| own.given_up.load(Ordering::Relaxed) > 0) {
            own.answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Some modules of a catalog, all of which were checked when it was loaded, or by the tests.
fn linked_modules(catalog: &Catalog, modules: &[usize]) -> Result<Linked, Error> {
    let modules: Vec<_> = modules.iter().filter_map(|index| catalog.modules.get(*index)).collect();
    let is_built_in = |index: usize| modules.get(index).is_some_and(|module| module.is_built_in);
    let layout = |index| if is_built_in(index) { rego::Layout::Formatted } else { rego::Layout::Any };
    let sources = modules.iter().map(|module| module.source.clone()).collect();
    Ok(rego::link(sources, layout, &catalog::rego_options(rego::NOTHING))?)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Set {
    /// Whether documents on this topic may be meant.
    fn is_about(&self, topic: &Topic) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|kind| topic.mains.contains(main(kind)))
    }

    fn names(&self, kind: &Kind) -> bool {
        self.kinds.iter().any(|own| kind.has(own))
    }
}

/// The part of a label that a machine is made for: the first, and for resources of a Terraform module their provider. A module has
/// those of one or two, of hundreds of rules.
fn main(label: &str) -> &str {
    let end = match label.split_once('/') {
        Some((first @ "terraform_module", resource)) => {
            resource.find('_').map_or(label.len(), |provider| first.len() + 1 + provider)
        }
        Some((first, _)) => first.len(),
        None => label.len(),
    };
    label.get(..end).unwrap_or(label)
}

impl From<Vec<rego::Error>> for Error {
    fn from(errors: Vec<rego::Error>) -> Self {
        let each = errors.iter().map(|error| format!("{}:{}: {}", error.path, error.line, error.message));
        Self { message: each.collect::<Vec<_>>().join("; ") }
    }
}
