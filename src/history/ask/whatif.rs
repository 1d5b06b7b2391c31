//! What a definition would say of what is known, in place of another one: outcomes that were kept, told anew. Nothing is judged.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::code;
use super::super::database::Value;
use super::super::definitions::Meant;
use super::super::error::Error;
use super::super::store::Store;
use super::known::at;
use super::remembered::{KEPT, TOLD};
use super::standings::Stood;
use crate::model::Date;
use crate::model::finding::Status;
use crate::model::scorecard::{Check, CheckOutcome, Scorecard, ScorecardResult};
use crate::model::whatif::WhatIf;
use crate::score::{Files, Retelling, Side, Told, edits, in_grace, opened, what_if};

/// What a definition would do, and what it asks that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposed {
    /// What it would do.
    pub what_if: WhatIf,
    /// Its checks that no run has judged of any entity as it means them, in its order: they count as unknown.
    pub unjudged: Vec<Arc<str>>,
}

/// An entity that was judged by some scorecard.
struct Subject {
    stood: Stood,
    /// The scorecards that it stands on, with their definitions.
    held: Vec<(i64, Arc<Meant>)>,
}

/// The outcomes that were kept, by line and entity.
type Kept = HashMap<i64, HashMap<i64, Told>>;

/// The numbers of lines, by scorecard and check.
type Lines = HashMap<(i64, Arc<str>), i64>;

/// Repositories, rules and paths of findings.
type Paths = BTreeSet<(Arc<str>, Arc<str>, Arc<str>)>;

impl Store {
    /// What a definition would do at a moment in place of another one, by default the one that most entities stand on. A check is as it was
    /// judged where it asks the same as a check that was, of this scorecard or of another one; where it does not, it is unknown.
    pub fn what_if(
        &mut self,
        before: Option<&Arc<Scorecard>>,
        after: &Arc<Scorecard>,
        moment: i64,
    ) -> Result<Supposed, Error> {
        let card = self.query("SELECT id FROM card WHERE name = $1", &[Value::Text(after.id.clone())])?;
        let asked = match card.first() {
            Some(row) => self.prevailing(row.int(0))?.map(|own| own.card.clone()),
            None => None,
        };
        let today = Date::of_unix(moment).unwrap_or_default();
        let (before, after) = (before.or(asked.as_ref()).map(|card| opened(card, today)), &opened(after, today));
        let before = before.as_ref();
        let subjects = self.subjects(moment)?;
        let lines = self.all_lines()?;
        let cards: Vec<&Arc<Scorecard>> = before.into_iter().chain([after]).collect();
        let kept = self.outcomes_kept(&subjects, &lines, &cards, moment)?;
        let around = Around { subjects: &subjects, lines: &lines, kept: &kept, today };
        let (new, unjudged) = around.results(after);
        let old = before.map(|card| around.results(card).0);
        let findings = self.open_files(before, after, moment)?;
        let mut files = Files::new();
        for (repository, rule, path) in &findings {
            files.entry((repository, rule)).or_default().insert(path);
        }
        let after = Side { card: after, results: new.iter().collect() };
        let before = before.zip(old.as_ref()).map(|(card, old)| Side { card, results: old.iter().collect() });
        Ok(Supposed { what_if: what_if(before.as_ref(), &after, &files, today), unjudged })
    }

    /// All entities that stood on some scorecard at a moment, by number.
    fn subjects(&mut self, moment: i64) -> Result<BTreeMap<i64, Subject>, Error> {
        let mut subjects: BTreeMap<i64, Subject> = BTreeMap::new();
        for card in self.query("SELECT id, name FROM card ORDER BY id", &[])? {
            for stood in self.standings(&card.string(1), moment)? {
                let held = (card.int(0), self.definition(stood.definition)?);
                let subject =
                    subjects.entry(stood.id).or_insert_with(|| Subject { stood: stood.clone(), held: Vec::new() });
                subject.held.push(held);
                // The latest look knows best what it is like.
                if stood.since > subject.stood.since {
                    subject.stood = stood;
                }
            }
        }
        Ok(subjects)
    }

    fn all_lines(&mut self) -> Result<Lines, Error> {
        let found = self.query("SELECT card, name, id FROM line", &[])?;
        Ok(found.iter().map(|row| ((row.int(0), row.string(1)), row.int(2))).collect())
    }

    /// The outcomes that definitions may ask for.
    fn outcomes_kept(
        &mut self,
        subjects: &BTreeMap<i64, Subject>,
        lines: &Lines,
        cards: &[&Arc<Scorecard>],
        moment: i64,
    ) -> Result<Kept, Error> {
        let mut definitions: BTreeMap<[u8; 32], (i64, &Meant)> = BTreeMap::new();
        for (card, meant) in subjects.values().flat_map(|own| &own.held) {
            definitions.entry(meant.digest).or_insert((*card, meant));
        }
        let wanted: Vec<&Check> = cards.iter().flat_map(|card| &card.checks).collect();
        let mut numbers: BTreeSet<i64> = BTreeSet::new();
        for (card, meant) in definitions.values() {
            let asked = meant.card.checks.iter().filter(|own| wanted.iter().any(|check| is_alike(own, check)));
            numbers.extend(asked.filter_map(|own| lines.get(&(*card, own.id.clone())).copied()));
        }
        let sql = format!("SELECT {TOLD}, own.entity FROM {} AS own {KEPT}", at("judged", "line"));
        let mut kept = Kept::new();
        for line in numbers {
            let mut of_line = HashMap::new();
            for row in self.query(&sql, &[line, moment].map(Value::Int))? {
                let told = self.check_told(&row)?;
                of_line.insert(row.int(9), told);
            }
            kept.insert(line, of_line);
        }
        Ok(kept)
    }

    /// Repository, rule and path of open findings against the checks that are not as they were; against all where levels are not, or
    /// ask for a score, which any check raises.
    fn open_files(&mut self, before: Option<&Arc<Scorecard>>, after: &Scorecard, moment: i64) -> Result<Paths, Error> {
        let edited: BTreeSet<Arc<str>> =
            edits(before.map(AsRef::as_ref), after).into_iter().map(|(check, _)| check).collect();
        let are_others = before.is_some_and(|before| before.levels != after.levels || before.scoring != after.scoring);
        let is_any = are_others || after.levels.iter().any(|level| level.min_score.is_some());
        let checks = after.checks.iter().filter(|own| is_any || edited.contains(&own.id));
        let rules: BTreeSet<&Arc<str>> = checks.map(|own| &own.rule).collect();
        let sql = "SELECT repository.name, finding.path FROM word AS rule JOIN finding ON finding.rule = rule.id \
             JOIN repository ON repository.id = finding.repository JOIN sighting AS own ON own.finding = finding.id \
             WHERE rule.content = $1 AND own.status = $2 AND own.since <= $3 AND (own.until IS NULL OR own.until > $3)";
        let mut all = BTreeSet::new();
        for rule in rules {
            let values = [Value::Text(rule.clone()), Value::Int(code::of_status(Status::Open)), Value::Int(moment)];
            let found = self.query(sql, &values)?;
            all.extend(found.iter().map(|row| (row.string(0), rule.clone(), row.string(1))));
        }
        Ok(all)
    }
}

/// Whether what is known of one check is known of the other: neither a weight nor a level matters, nor for whom it is.
fn is_alike(one: &Check, other: &Check) -> bool {
    let is_same_rev = one.id != other.id || one.rev == other.rev;
    is_same_rev
        && (one.partial, &one.rule, &one.params, &one.needs)
            == (other.partial, &other.rule, &other.params, &other.needs)
}

/// What is known.
struct Around<'k> {
    subjects: &'k BTreeMap<i64, Subject>,
    lines: &'k Lines,
    kept: &'k Kept,
    today: Date,
}

impl Around<'_> {
    /// What a definition says of all whom it is for, and its checks that it knows nothing of.
    fn results(&self, card: &Arc<Scorecard>) -> (Vec<ScorecardResult>, Vec<Arc<str>>) {
        let telling = Retelling::of(card);
        let (mut judged, mut lacking) = (BTreeSet::new(), BTreeSet::new());
        let mut results = Vec::new();
        let is_meant = |own: &&Subject| card.applies.matches(&own.stood.facets);
        for subject in self.subjects.values().filter(is_meant) {
            let mut told: HashMap<&str, Told> = HashMap::new();
            for check in &card.checks {
                let own = self.told(subject, card, check);
                if own.is_some() { &mut judged } else { &mut lacking }.insert(&check.id);
                told.insert(&check.id, own.unwrap_or(Told::plain(CheckOutcome::Unknown)));
            }
            let stood = &subject.stood;
            results.push(ScorecardResult {
                repository: stood.repository.clone(),
                entity: stood.entity.clone(),
                name: stood.name.clone(),
                facets: stood.facets.clone(),
                ..telling.result(|check| told.get(check), self.today)
            });
        }
        let ids = card.checks.iter().map(|own| &own.id);
        let unjudged = ids.filter(|id| lacking.contains(id) && !judged.contains(id)).cloned().collect();
        (results, unjudged)
    }

    /// What is known of a check of an entity; none where nothing is.
    fn told(&self, subject: &Subject, card: &Scorecard, check: &Check) -> Option<Told> {
        let facets = &subject.stood.facets;
        if !check.applies.matches(facets) {
            return Some(Told::plain(CheckOutcome::NotApplicable));
        }
        // The check itself before another one that asks the same.
        let is_own = |(_, meant): &&(i64, Arc<Meant>)| meant.card.id == card.id;
        let (own, others) = (subject.held.iter().filter(is_own), subject.held.iter().filter(|held| !is_own(held)));
        let mut found = own.chain(others).flat_map(|(number, meant)| {
            let alike = move |is_it: bool| {
                let asked = meant.card.checks.iter().filter(move |own| (own.id == check.id) == is_it);
                asked.filter(|own| is_alike(own, check) && own.applies.matches(facets))
            };
            alike(true).chain(alike(false)).map(move |own| (*number, meant, own))
        });
        found.find_map(|(number, meant, own)| {
            let line = self.lines.get(&(number, own.id.clone()))?;
            let told = self.kept.get(line)?.get(&subject.stood.id)?;
            let is_it = meant.card.id == card.id && own.id == check.id;
            // A waiver is one of a check: it excuses no other one. What is remembered is so, too.
            let remembered = told.remembered.clone().and_then(|own| in_grace(card, own, self.today));
            Some(if is_it { Told { remembered, ..told.clone() } } else { Told::plain(told.said) })
        })
    }
}
