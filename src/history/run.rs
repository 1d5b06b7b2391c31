//! What a history keeps of a run, and how a report becomes it. Plain values; never reads or writes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::adopted::{self, Adopted};
use super::error::Error;
use crate::model::adoption::AskedPath;
use crate::model::finding::{Finding, Fingerprint, Status};
use crate::model::report::{FactAge, Report, RepositoryReport, RuleOutcome};
use crate::model::rule::Severity;
use crate::model::scorecard::{
    CheckOutcome, CheckResult, Excuse, FULL, ReasonKind, Remembered, Scorecard, ScorecardResult,
};
use crate::model::selector::Facets;

/// What a history keeps of a run. The same content is the same run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The moment that it speaks of, in seconds since 1970.
    pub moment: i64,
    /// karat's version.
    pub engine: Arc<str>,
    /// Digest of the rules with their settings; empty where it is not known.
    pub policies: Arc<str>,
    /// The scorecards that were asked, by id.
    pub definitions: Vec<Definition>,
    /// The golden paths that were asked, by id.
    pub paths: Vec<AskedPath>,
    /// Imported facts.
    pub facts: Vec<FactAge>,
    /// The repositories that were judged as a whole, by name.
    pub snapshots: Vec<Snapshot>,
}

/// A scorecard as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Definition {
    /// Its id.
    pub id: Arc<str>,
    /// Its version.
    pub version: Arc<str>,
    /// The file.
    pub source: Arc<str>,
    /// TOML.
    pub text: Arc<str>,
}

impl Definition {
    /// That of a scorecard.
    pub fn of(card: &Scorecard) -> Self {
        Self {
            id: card.id.clone(),
            version: Arc::from(card.version.as_str()),
            source: Arc::from(card.source.as_str()),
            text: card.text.clone(),
        }
    }

    /// SHA-256 of its text.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.text.as_bytes()).into()
    }
}

/// What was found in a repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it lives, as `https://host/owner/name`; else its name.
    pub repository: Arc<str>,
    /// The commit, in hexadecimal digits.
    pub revision: Option<Arc<str>>,
    /// Rules that answered everywhere, sorted: what they no longer find is no more.
    pub answered: Vec<Arc<str>>,
    /// Files and folders that could not be judged, sorted: what was found there may still be.
    pub unjudged: Vec<Arc<str>>,
    /// Where entities stand, by scorecard and entity.
    pub standings: Vec<Standing>,
    /// Who is on golden paths, by path and entity.
    pub adoption: Vec<Adopted>,
    /// Findings, by fingerprint.
    pub findings: Vec<Found>,
}

/// Where an entity stands on a scorecard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// Owner, system and the like.
    pub facets: Arc<Facets>,
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// The highest level reached.
    pub level: Option<Arc<str>>,
    /// In basis points.
    pub score: Option<u32>,
    /// What the score would be if all that is unknown passed.
    pub score_up_to: Option<u32>,
    /// Known share, in basis points.
    pub coverage: Option<u32>,
    /// The checks, in the order of the definition.
    pub checks: Vec<Judged>,
}

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its id.
    pub check: Arc<str>,
    /// What became of it.
    pub outcome: CheckOutcome,
    /// What it would be without its waiver.
    pub said: CheckOutcome,
    /// The share of what it is about that could be judged, in basis points; none where it is about nothing.
    pub coverage: Option<u32>,
    /// Why it could not be judged.
    pub reason: Option<ReasonKind>,
    /// The waiver that excuses it.
    pub waiver: Option<Excuse>,
    /// A hash of what speaks against it, without lines.
    pub evidence: Option<i64>,
    /// What it was when it was last known, where that still counted.
    pub remembered: Option<Remembered>,
}

/// A finding that was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// Its rule.
    pub rule: Arc<str>,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// The waiver that covers it.
    pub waiver: Option<Excuse>,
    /// The entity that it is in, where scorecards speak of it.
    pub entity: Option<Arc<str>>,
    /// The file.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// What it is about.
    pub resource: Option<Arc<str>>,
    /// One line.
    pub message: Arc<str>,
}

impl Run {
    /// What it is known by: a digest of its content, in hexadecimal digits.
    pub fn id(&self) -> String {
        data_encoding::HEXLOWER.encode(&super::digest::of_run(self))
    }

    /// Refuses a report of which a part was not judged: of what is there it would not be known what is no more.
    pub fn check(report: &Report) -> Result<(), Error> {
        report.repositories.iter().find(|own| !own.is_whole).map_or(Ok(()), |part| {
            let reason = format!("of {} only a part was judged", part.repository.target);
            Err(Error::run(reason, "name whole repositories, or folders that hold them"))
        })
    }

    /// What is kept of a report of whole repositories.
    pub fn of(report: &Report) -> Result<Self, Error> {
        let provenance = report.provenance.as_ref();
        Self::check(report)?;
        let names = names_in(report);
        let mut snapshots = Vec::new();
        for own in &report.repositories {
            let target = own.repository.target.as_str();
            if let Some(name) = names.get(target) {
                snapshots.push(snapshot(report, target, name.clone(), own.repository.revision.as_deref()));
            }
        }
        let own = Self {
            moment: report.moment,
            engine: Arc::from(report.version.as_str()),
            policies: Arc::from(provenance.map_or("", |own| own.definitions.as_str())),
            definitions: report.cards.iter().map(|card| Definition::of(card)).collect(),
            paths: report.adoption.iter().map(|own| own.path.clone()).collect(),
            facts: report.facts.clone(),
            snapshots,
        };
        Ok(own.in_order())
    }

    /// The same of a repository of a fleet: what does not say where it lives is called what the fleet calls it.
    pub fn of_fleet(report: &Report, name: &str) -> Result<Self, Error> {
        Ok(if has_addresses(report) { Self::of(report)? } else { Self::of(report)?.called(name) })
    }

    /// With this name for its repository.
    pub(super) fn called(mut self, name: &str) -> Self {
        self.snapshots.iter_mut().for_each(|own| own.repository = Arc::from(name));
        self
    }

    /// With its lists in their order.
    pub(super) fn in_order(mut self) -> Self {
        self.snapshots.sort_by(|a, b| a.repository.cmp(&b.repository));
        self.definitions.sort();
        self.definitions.dedup_by(|a, b| a.id == b.id);
        self.paths.sort();
        self.paths.dedup_by(|a, b| a.id == b.id);
        self
    }
}

impl Snapshot {
    /// With its lists in their order, and each finding once.
    pub(super) fn in_order(mut self) -> Self {
        self.standings.sort_by(|a, b| (&a.scorecard, &a.entity).cmp(&(&b.scorecard, &b.entity)));
        self.adoption.sort_by(|a, b| (&a.path, &a.entity).cmp(&(&b.path, &b.entity)));
        self.findings.sort_by_key(|own| own.fingerprint);
        self.findings.dedup_by_key(|own| own.fingerprint);
        self
    }
}

/// Whether it is known of all repositories of a report where they live.
pub(super) fn has_addresses(report: &Report) -> bool {
    report.provenance.as_ref().is_some_and(|own| own.addresses.len() == report.repositories.len())
}

/// A repository of a report.
pub(super) struct Home {
    /// Its target.
    pub(super) target: Arc<str>,
    /// The name of its folder.
    pub(super) name: Arc<str>,
    /// Where it lives, if that is known.
    pub(super) address: Option<Arc<str>>,
}

/// What a history calls the repositories of a report, by target.
pub(super) fn names_in(report: &Report) -> BTreeMap<Arc<str>, Arc<str>> {
    names(&homes_in(report))
}

fn homes_in(report: &Report) -> Vec<Home> {
    let addresses = report.provenance.as_ref().map(|own| &own.addresses);
    let home = |own: &RepositoryReport| {
        let target = own.repository.target.as_str();
        let address = addresses.and_then(|all| all.get(target)).map(|address| Arc::from(address.as_str()));
        Home { target: Arc::from(target), name: Arc::from(own.repository.name.as_str()), address }
    };
    report.repositories.iter().map(home).collect()
}

/// What a history calls repositories, by target: where they live, else their name, and where several have one name, the target. Of
/// several clones of one repository only the first has a name: a repository has one state at a time.
pub(super) fn names(all: &[Home]) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for own in all.iter().filter(|own| own.address.is_none()) {
        *times.entry(&own.name).or_default() += 1;
    }
    let is_shared = |own: &Home| times.get(own.name.as_ref()).is_some_and(|times| *times > 1);
    let name = |own: &Home| match &own.address {
        Some(address) => address.clone(),
        None if is_shared(own) => own.target.clone(),
        None => own.name.clone(),
    };
    let further: BTreeSet<Arc<str>> = further(all).map(|own| own.target.clone()).collect();
    all.iter().filter(|own| !further.contains(&own.target)).map(|own| (own.target.clone(), name(own))).collect()
}

/// The clones of repositories of which another one comes before them.
fn further(all: &[Home]) -> impl Iterator<Item = &Home> {
    let mut seen = BTreeSet::new();
    all.iter().filter(move |own| own.address.as_ref().is_some_and(|address| !seen.insert(address.clone())))
}

/// Repositories of a report that no history takes in, since another clone comes before them: the target of each, and where both live.
pub(crate) fn further_clones(report: &Report) -> Vec<(Arc<str>, Arc<str>)> {
    let all = homes_in(report);
    further(&all).filter_map(|own| Some((own.target.clone(), own.address.clone()?))).collect()
}

fn snapshot(report: &Report, target: &str, repository: Arc<str>, revision: Option<&str>) -> Snapshot {
    let outcomes = report.outcomes_of(target);
    let results = report.scorecards_of(target);
    let by_rule: BTreeMap<(&str, &str), &RuleOutcome> =
        outcomes.iter().map(|own| ((own.entity.as_ref(), own.rule.as_ref()), own)).collect();
    let unjudged = report.problems_of(target).iter().filter(|own| own.kind.is_incomplete() && own.rule.is_none());
    let homes: BTreeMap<&str, &Arc<str>> = results.iter().map(|own| (own.facets.path.as_str(), &own.entity)).collect();
    let is_full = |own: &RuleOutcome| own.broken == 0 && own.unknown == 0 && own.outcome != CheckOutcome::Unknown;
    let own = Snapshot {
        repository,
        revision: revision.map(Arc::from),
        answered: answered(outcomes.iter().map(|own| (&own.rule, is_full(own)))),
        unjudged: unjudged.map(|own| own.path.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        standings: results.iter().map(|own| standing(own, &by_rule)).collect(),
        adoption: adopted::of(report, target),
        findings: report.findings_of(target).iter().map(|own| found(own, &homes)).collect(),
    };
    own.in_order()
}

/// Rules that were asked and could be answered for every entity, sorted; given for each entity, with whether it could.
pub(super) fn answered<'r>(outcomes: impl Iterator<Item = (&'r Arc<str>, bool)>) -> Vec<Arc<str>> {
    let mut rules: BTreeMap<&Arc<str>, bool> = BTreeMap::new();
    for (rule, is_full) in outcomes {
        *rules.entry(rule).or_insert(true) &= is_full;
    }
    rules.into_iter().filter(|(_, is_full)| *is_full).map(|(rule, _)| rule.clone()).collect()
}

fn standing(own: &ScorecardResult, by_rule: &BTreeMap<(&str, &str), &RuleOutcome>) -> Standing {
    let judged = |check: &CheckResult| {
        let rule = by_rule.get(&(own.entity.as_ref(), check.check.rule.as_ref())).copied();
        Judged {
            check: check.check.id.clone(),
            outcome: check.outcome,
            said: check.said,
            coverage: coverage(check.said, rule.map(|rule| [rule.passed, rule.failed, rule.broken, rule.unknown])),
            reason: check.reason.as_ref().map(|own| own.kind),
            waiver: check.waiver.clone(),
            evidence: evidence(check),
            remembered: check.remembered.clone(),
        }
    };
    Standing {
        entity: own.entity.clone(),
        name: own.name.clone(),
        facets: own.facets.clone(),
        scorecard: own.scorecard.clone(),
        level: own.level.clone(),
        score: own.score,
        score_up_to: own.score_up_to,
        coverage: own.coverage,
        checks: own.checks.iter().map(judged).collect(),
    }
}

/// The known share of documents that passed, failed, are broken or unknown.
pub(super) fn coverage(said: CheckOutcome, documents: Option<[u64; 4]>) -> Option<u32> {
    match (said, documents) {
        (CheckOutcome::NotApplicable, _) => None,
        (CheckOutcome::Unknown, None) => Some(0),
        (_, Some([passed, failed, broken, unknown])) if passed + failed + broken + unknown > 0 => {
            let share = u128::from(passed + failed) * u128::from(FULL) / u128::from(passed + failed + broken + unknown);
            u32::try_from(share).ok()
        }
        (said, _) => Some(if said == CheckOutcome::Unknown { 0 } else { FULL }),
    }
}

/// A hash of the places that speak against a check. Lines are left out: they move.
fn evidence(check: &CheckResult) -> Option<i64> {
    let places = check.evidence.iter().map(|own| (own.path.as_ref(), own.message.as_ref()));
    evidence_of(places, check.places)
}

/// The same of places that are given as path and message, which may be only the first of so many.
pub(super) fn evidence_of<'p>(places: impl Iterator<Item = (&'p str, &'p str)>, number: u64) -> Option<i64> {
    let places: BTreeSet<_> = places.collect();
    if places.is_empty() && number == 0 {
        return None;
    }
    let mut feed = Feed::default();
    feed.number(i64::try_from(number).unwrap_or(i64::MAX));
    for (path, message) in places {
        feed.text(path);
        feed.text(message);
    }
    feed.finish().first_chunk::<8>().map(|first| i64::from_be_bytes(*first))
}

/// The entity that a file is in: the one with the longest folder above it.
pub(super) fn home<'e>(path: &str, homes: &BTreeMap<&str, &'e Arc<str>>) -> Option<&'e Arc<str>> {
    let folders = path.rmatch_indices('/').filter_map(|(at, _)| path.get(..at));
    folders.chain([""]).find_map(|folder| homes.get(folder).copied())
}

fn found(own: &Finding, homes: &BTreeMap<&str, &Arc<str>>) -> Found {
    Found {
        fingerprint: own.fingerprint,
        rule: own.rule.clone(),
        severity: own.severity,
        status: own.status,
        waiver: own.waiver.as_deref().cloned(),
        entity: home(&own.location.path, homes).cloned(),
        path: own.location.path.clone(),
        line: own.location.start.line,
        resource: own.resource.clone(),
        message: own.message.clone(),
    }
}

/// Values into a digest, each with its length, so that no two lists of values look the same.
#[derive(Default)]
pub(super) struct Feed(Sha256);

impl Feed {
    pub(super) fn text(&mut self, text: &str) {
        self.number(i64::try_from(text.len()).unwrap_or(i64::MAX));
        self.0.update(text.as_bytes());
    }

    pub(super) fn maybe(&mut self, text: Option<&str>) {
        self.number(i64::from(text.is_some()));
        self.text(text.unwrap_or_default());
    }

    pub(super) fn texts<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str>) {
        self.number(i64::try_from(texts.len()).unwrap_or(i64::MAX));
        texts.for_each(|text| self.text(text));
    }

    pub(super) fn number(&mut self, number: i64) {
        self.0.update(number.to_be_bytes());
    }

    pub(super) fn small(&mut self, number: Option<u32>) {
        self.number(number.map_or(-1, i64::from));
    }

    pub(super) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}
