//! Verdicts with places + scorecards → one [`Report`].
//!
//! Sorting, counting, outcomes, levels and the totals that the exit code is computed from live here and nowhere else. Never
//! reads, prints or judges.

mod baseline;
mod card;
mod gate;
mod groups;
mod known;
mod movement;
mod needs;
mod numbers;
mod outcomes;
mod places;
#[cfg(test)]
mod property_tests;
mod remember;
mod retold;
mod since;
mod steps;
mod subjects;
#[cfg(test)]
pub(crate) mod testing;
mod waive;
mod whatif;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use baseline::{Compared, baseline};
pub(crate) use gate::{Asked, gate};
pub(crate) use groups::{keys as group_keys, median};
pub(crate) use known::{Known, set_aside};
pub use movement::movement;
pub(crate) use needs::{Needs, Supply};
pub(crate) use outcomes::Tally;
use rayon::prelude::*;
pub(crate) use remember::{Last, Want, in_grace, remember};
pub(crate) use retold::{Retelling, Told};
pub(crate) use since::since;
pub(crate) use steps::next_steps;
pub(crate) use subjects::{Reach, Subject, Subjects};
pub(crate) use whatif::{Files, Side, edits, files, opened, what_if};

use crate::model::Date;
use crate::model::brief;
use crate::model::finding::{Finding, Findings, Status};
use crate::model::group::GroupBy;
use crate::model::problem::Problem;
use crate::model::report::{LineHashes, Owners, Report, RepositoryReport, RuleOutcome, Unpinnable};
use crate::model::rule::{RuleInfo, Severity};
use crate::model::scorecard::{Scorecard, ScorecardResult};
use crate::model::source::Repository;
use crate::standards::Standards;

/// Everything that was found in one repository, in any order.
#[derive(Clone, Debug)]
pub(crate) struct Scanned {
    /// The repository.
    pub(crate) repository: Arc<Repository>,
    /// Files seen.
    pub(crate) files: u64,
    /// The paths of all its files, sorted; none where only some are looked at.
    pub(crate) listed: Option<Vec<Arc<str>>>,
    /// Whether all of it was judged.
    pub(crate) is_whole: bool,
    /// Documents judged.
    pub(crate) documents: u64,
    /// What each rule said, by what it speaks for and the index into the rules.
    pub(crate) tallies: BTreeMap<(Reach, usize), Tally>,
    /// What scorecards speak of.
    pub(crate) subjects: Subjects,
    /// Violations with places.
    pub(crate) findings: Findings,
    /// What could not be judged.
    pub(crate) problems: Vec<Problem>,
    /// What there is of the facts that checks need.
    pub(crate) needs: Needs,
    /// What lines with findings are known by, where that is asked.
    pub(crate) line_hashes: LineHashes,
    /// Who owns the files with findings, where that was asked.
    pub(crate) owners: Owners,
}

/// The definitions that a run goes by, and the day on which it does.
pub(crate) struct Day<'s> {
    /// Waivers and the like.
    pub(crate) standards: &'s Standards,
    /// The moment of the run, in seconds since 1970.
    pub(crate) now: i64,
    /// In UTC.
    pub(crate) today: Date,
    /// What entities are to be grouped by.
    pub(crate) group_by: Option<GroupBy>,
    /// Whether only a part of each repository was judged: what excuses nothing there may excuse something elsewhere.
    pub(crate) is_part: bool,
}

/// The report of a run over these repositories.
pub(crate) fn tally(
    rules: &[Arc<RuleInfo>],
    scorecards: &[Arc<Scorecard>],
    mut scanned: Vec<Scanned>,
    mut problems: Vec<Problem>,
    day: &Day<'_>,
) -> Report {
    let at_work = waive::AtWork {
        comments: scanned.par_iter().flat_map_iter(waive::comments).collect(),
        used: scanned.par_iter_mut().flat_map_iter(|one| waive::waive(one, scorecards, day)).collect(),
    };
    let entities = scanned.iter().flat_map(|one| one.subjects.all.iter().map(|own| own.entity.clone())).collect();
    let population = |card: &str, check: &str| subjects::population(&scanned, scorecards, card, check);
    if !day.is_part {
        problems.extend(waive::notices(scorecards, day, &at_work, &entities, &population));
    }
    scanned.sort_by(|a, b| a.repository.target.cmp(&b.repository.target));
    let mut report = Report {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules: rules.to_vec(),
        cards: scorecards.to_vec(),
        is_of_commit: day.is_part,
        unpinnable: Unpinnable::new(),
        problems,
        moment: day.now,
        facts: needs::ages(scanned.iter().map(|one| &one.needs)),
        ..Report::default()
    };
    report.findings.reserve_exact(scanned.iter().map(|one| one.findings.len()).sum());
    let infos: BTreeMap<&str, &RuleInfo> = rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let sheets: Vec<_> = scorecards.iter().map(|card| card::Sheet::of(card, &infos)).collect();
    let judged: Vec<_> = scanned.par_iter().map(|one| judged(one, rules, &sheets, day)).collect();
    for (one, (cards, outcomes)) in scanned.into_iter().zip(judged) {
        report.scorecards.extend(cards);
        report.totals.verdicts += one.tallies.values().map(Tally::verdicts).sum::<u64>();
        report.totals.passed += one.tallies.values().map(|tally| tally.passed).sum::<u64>();
        report.totals.files += one.files;
        report.totals.documents += one.documents;
        append(&mut report.outcomes, outcomes);
        report.findings.extend(one.findings);
        report.line_hashes.extend(one.line_hashes);
        report.owners.extend(one.owners);
        report.problems.extend(one.problems);
        report.repositories.push(RepositoryReport {
            repository: one.repository,
            files: one.files,
            documents: one.documents,
            listed: one.listed,
            is_whole: one.is_whole,
        });
    }
    report.groups = day.group_by.map_or_else(Vec::new, |by| groups::of(&report.scorecards, by));
    report.findings.par_sort_unstable_by(|a, b| by_place(a, b));
    report.findings.dedup();
    // Which other repositories are in the run must not change what a finding is known by.
    report.findings.chunk_by_mut(|a, b| a.repository == b.repository).for_each(tell_apart);
    report.problems.iter_mut().for_each(shorten);
    report.problems.sort();
    report.problems.dedup();
    count(&mut report);
    report
}

/// A problem may quote what was scanned, too.
fn shorten(problem: &mut Problem) {
    problem.message = brief::line(std::mem::take(&mut problem.message));
}

/// What scorecards and rules say of the entities of a repository.
fn judged(
    scanned: &Scanned,
    rules: &[Arc<RuleInfo>],
    sheets: &[card::Sheet],
    day: &Day<'_>,
) -> (Vec<ScorecardResult>, Vec<RuleOutcome>) {
    let index = places::Index::of(scanned);
    let outcomes = outcomes::of(scanned, &index, rules, day.is_part);
    let mut cards = Vec::new();
    if sheets.is_empty() {
        return (cards, outcomes);
    }
    let of = |place: usize| outcomes.get(place * rules.len()..(place + 1) * rules.len()).unwrap_or_default();
    let each = scanned.subjects.all.iter().enumerate();
    let entities: Vec<_> = each.map(|(place, subject)| card::Judged::of(subject, of(place))).collect();
    let around = card::Around { repository: &scanned.repository, index: &index, needs: &scanned.needs, day };
    for sheet in sheets {
        let meant = entities.iter().filter(|own| card::is_for(&sheet.card, own.subject));
        cards.extend(meant.map(|own| around.result(sheet, own)));
    }
    (cards, outcomes)
}

/// Adds a list to another one.
fn append<T>(list: &mut Vec<T>, mut other: Vec<T>) {
    if list.is_empty() {
        *list = other;
    } else {
        list.append(&mut other);
    }
}

/// The order of findings in a report.
pub(crate) fn by_place(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let key = |finding: &Finding| (finding.location.start, finding.location.end);
    texts(&a.repository, &b.repository)
        .then_with(|| texts(&a.location.path, &b.location.path))
        .then_with(|| key(a).cmp(&key(b)))
        .then_with(|| (&a.rule, &a.message, &a.at).cmp(&(&b.rule, &b.message, &b.at)))
        .then_with(|| a.fingerprint.cmp(&b.fingerprint))
}

/// The order of two texts; findings of a file hold the same ones.
fn texts(a: &Arc<str>, b: &Arc<str>) -> std::cmp::Ordering {
    if Arc::ptr_eq(a, b) { std::cmp::Ordering::Equal } else { a.cmp(b) }
}

/// Gives the second of two findings of a repository with one fingerprint (the same thing twice in one file) another one, by its turn.
fn tell_apart(findings: &mut [Box<Finding>]) {
    let mut all: Vec<u128> = findings.iter().map(|finding| finding.fingerprint.0).collect();
    all.par_sort_unstable();
    let twice = all.windows(2).filter(|pair| pair.first() == pair.last()).filter_map(|pair| pair.first());
    let mut turns: BTreeMap<u128, u128> = twice.map(|fingerprint| (*fingerprint, 0)).collect();
    for finding in findings {
        if let Some(turn) = turns.get_mut(&finding.fingerprint.0) {
            finding.fingerprint.0 = finding.fingerprint.0.wrapping_add(*turn);
            *turn += 1;
        }
    }
}

/// Takes entities together again, as they were.
pub(crate) fn regroup(report: &mut Report) {
    if let Some(by) = report.groups.first().map(|group| group.by) {
        report.groups = groups::of(&report.scorecards, by);
    }
}

/// Counts findings and problems again.
pub(crate) fn count(report: &mut Report) {
    let totals = &mut report.totals;
    totals.repositories = report.repositories.len() as u64;
    (totals.open, totals.waived, totals.baselined) = ([0; 4], 0, 0);
    for finding in &report.findings {
        match finding.status {
            Status::Open => {
                let slot = Severity::ALL.iter().position(|severity| *severity == finding.severity);
                if let Some(slot) = slot.and_then(|slot| totals.open.get_mut(slot)) {
                    *slot += 1;
                }
            }
            Status::Waived => totals.waived += 1,
            Status::Baselined => totals.baselined += 1,
        }
    }
    totals.problems = report.problems.len() as u64;
    totals.incomplete = report.problems.iter().filter(|problem| problem.kind.is_incomplete()).count() as u64;
}
