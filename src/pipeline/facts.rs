//! The facts that the rules of a run ask for: names and what a repository is in, values or reasons for documents out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use crate::catalog::Catalog;
use crate::entities::Facts;
use crate::facts::imported::{self, Imported, Named};
use crate::facts::{self, Gathered, Source};
use crate::model::document::{Document, Kind};
use crate::model::entity::Entity;
use crate::model::fact::{FACTS, IMPORTED};
use crate::model::import::Import;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{ReasonKind, Scorecard};
use crate::model::source::{Repository, SourceFile};
use crate::score::{Needs, Supply};

/// What is asked for, and what does not depend on the repository.
pub(super) struct Asked {
    gathered: BTreeSet<String>,
    /// Ids of sources.
    imported: BTreeSet<String>,
    /// What checks need, by the names that definitions have.
    needed: BTreeSet<String>,
    tables: Imported,
    now: i64,
}

/// What facts of a repository are made from.
#[derive(Clone, Copy)]
pub(super) struct From<'r> {
    pub(super) repository: &'r Repository,
    pub(super) files: &'r [Arc<SourceFile>],
    pub(super) documents: &'r [Arc<Document>],
    pub(super) scopes: &'r [String],
    /// What was gathered before.
    pub(super) told: &'r Gathered,
}

/// What the checks of scorecards need, by the names that definitions have.
fn needed(cards: &[Arc<Scorecard>]) -> BTreeSet<String> {
    let checks = cards.iter().flat_map(|card| &card.checks);
    checks.flat_map(|check| check.needs.iter().map(|need| need.source.clone())).collect()
}

/// The facts that rules and checks ask for.
fn names<'r>(rules: impl Iterator<Item = &'r RuleInfo>, needed: &BTreeSet<String>) -> BTreeSet<String> {
    rules.flat_map(|rule| rule.facts.iter().cloned()).chain(needed.iter().map(|source| name(source))).collect()
}

/// The facts that the rules and scorecards of a catalog ask for.
pub fn facts_of(catalog: &Catalog) -> BTreeSet<String> {
    names(catalog.rules().map(AsRef::as_ref), &needed(&catalog.scorecards))
}

impl Asked {
    /// The moment of the run, in seconds since 1970.
    pub(super) const fn now(&self) -> i64 {
        self.now
    }

    /// What rules and the checks of scorecards ask for. `now` is in seconds since 1970.
    pub(super) fn by(rules: &[&RuleInfo], cards: &[Arc<Scorecard>], imports: &[Import], now: i64) -> Self {
        let needed = needed(cards);
        let names = names(rules.iter().copied(), &needed);
        let imported: BTreeSet<String> =
            names.iter().filter_map(|name| name.strip_prefix(IMPORTED)).map(str::to_owned).collect();
        let wanted: Vec<Import> = imports.iter().filter(|import| imported.contains(&import.id)).cloned().collect();
        let gathered = names.into_iter().filter(|name| !name.starts_with(IMPORTED)).collect();
        Self { gathered, imported, needed, tables: imported::load(&wanted, now), now }
    }

    /// What there is of the facts that checks need, where a repository lacks some.
    pub(super) fn needs(&self, unknown: Option<&BTreeMap<String, String>>) -> Needs {
        let one = |source: &String| {
            let name = name(source);
            let (kind, supply) = match name.strip_prefix(IMPORTED).map(|id| self.tables.age(id)) {
                Some(Ok(age)) => (ReasonKind::Import, Supply::Imported(age.and_then(|age| u64::try_from(age).ok()))),
                Some(Err(facts::Unknown(reason))) => (ReasonKind::Import, Supply::Absent(reason)),
                None => match unknown?.get(&name) {
                    Some(reason) => (ReasonKind::Fact, Supply::Absent(format!("{name}: {reason}"))),
                    None => (ReasonKind::Fact, Supply::Current),
                },
            };
            Some((source.clone(), (kind, supply)))
        };
        Needs(self.needed.iter().filter_map(one).collect())
    }

    /// What is wrong in the files of imported facts.
    pub(super) fn problems(&self) -> &[crate::model::Problem] {
        &self.tables.problems
    }

    /// Whether documents of a kind are of use to a fact.
    pub(super) fn wants(&self, kind: &Kind) -> bool {
        self.labels().any(|label| kind.has(label))
    }

    /// Labels of the documents that are of use to a fact.
    pub(super) fn labels(&self) -> impl Iterator<Item = &'static str> {
        self.gathered.iter().flat_map(|name| facts::labels(name)).copied()
    }

    /// The facts of a repository, with all rows of what is imported.
    pub(super) fn of(&self, from: From<'_>) -> Facts {
        let source = Source {
            repository: from.repository,
            files: from.files,
            documents: from.documents,
            heads: None,
            scopes: from.scopes,
            now: self.now,
            imported: &self.tables,
        };
        let mut told = from.told.clone();
        told.known.retain(|name, _| self.gathered.contains(name));
        told.unknown.retain(|name, _| self.gathered.contains(name));
        let is_open = |name: &&String| !told.known.contains_key(*name) && !told.unknown.contains_key(*name);
        let found = facts::gather(&self.gathered.iter().filter(is_open).cloned().collect(), &source);
        let mut facts = Facts { known: told.known, unknown: told.unknown };
        facts.known.extend(found.known);
        facts.unknown.extend(found.unknown);
        facts.known.insert("now".to_owned(), Value::from(self.now));
        facts.known.insert("today".to_owned(), Value::from(today(self.now)));
        self.import(&mut facts, |id| self.tables.gather(id));
        facts
    }

    /// The imported rows that name an entity, in place of all.
    pub(super) fn of_entity(&self, repository: &Repository, entity: &Entity) -> Facts {
        let mut keys = vec![entity.reference.to_string(), entity.name.clone()];
        keys.extend(entity.annotations.get("github.com/project-slug").cloned());
        keys.extend(entity.scope.as_deref().map(str::to_owned).filter(|scope| !scope.is_empty()));
        if entity.scope.as_deref() == Some("") {
            keys.push(repository.name.clone());
        }
        let mut facts = Facts::default();
        let named = Named { keys: &keys, field: &|way| at(entity, way) };
        self.import(&mut facts, |id| self.tables.of_entity(id, named));
        facts
    }

    fn import(&self, facts: &mut Facts, rows: impl Fn(&str) -> Result<Value, facts::Unknown>) {
        let mut known = BTreeMap::new();
        for id in &self.imported {
            match rows(id) {
                Ok(table) => drop(known.insert(Value::from(id.as_str()), table)),
                Err(facts::Unknown(reason)) => drop(facts.unknown.insert(format!("{IMPORTED}{id}"), reason)),
            }
        }
        if !self.imported.is_empty() {
            facts.known.insert(IMPORTED.trim_end_matches('.').to_owned(), Value::from(known));
        }
    }
}

/// The name that rules have for a fact that a check needs.
fn name(source: &str) -> String {
    if FACTS.contains(&source) || source.starts_with(IMPORTED) {
        source.to_owned()
    } else {
        format!("{IMPORTED}{source}")
    }
}

/// What an entity has at a way such as `metadata.name` or `spec.system`.
fn at(entity: &Entity, way: &str) -> Option<String> {
    let (top, rest) = way.split_once('.')?;
    let start = match top {
        "metadata" => &entity.metadata,
        "spec" => &entity.spec,
        _ => return None,
    };
    // A key may have dots itself: `metadata.annotations.github.com/project-slug`.
    let mut value = start;
    let mut rest = rest;
    loop {
        if let Ok(text) = value[rest].as_string() {
            return Some(text.to_string());
        }
        let (key, inner) = rest.split_once('.')?;
        (value, rest) = (&value[key], inner);
    }
}

/// The day of a moment, in UTC: `2026-11-26`.
fn today(now: i64) -> String {
    let moment = chrono::DateTime::from_timestamp(now, 0).unwrap_or_default();
    moment.format("%Y-%m-%d").to_string()
}
