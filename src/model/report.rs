//! The finished result of a run: sorted, counted, scored. Writers render it and add nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::adoption::{Adopted, AskedPath, PathReport};
use super::finding::{Finding, Findings, Status};
use super::fix::{Fix, Pinned};
use super::gate::{Gate, GateMode};
use super::group::Group;
use super::movement::Movement;
use super::problem::Problem;
use super::rule::{RuleInfo, Severity};
use super::scorecard::{CheckOutcome, Reason, Scorecard, ScorecardResult};
use super::source::Repository;
use super::verdict::Fraction;

/// The result of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// karat's version.
    pub version: String,
    /// The selected rules, by id.
    pub rules: Vec<Arc<RuleInfo>>,
    /// The repositories, by target.
    pub repositories: Vec<RepositoryReport>,
    /// All findings, by repository, path, line, column, rule, message.
    pub findings: Findings,
    /// One for each rule and entity, by repository, entity, rule; of what is staged, only those of rules that were asked about it.
    pub outcomes: Vec<RuleOutcome>,
    /// The scorecards that were asked, whether they are for some entity or not.
    pub cards: Vec<Arc<Scorecard>>,
    /// One for each scorecard and entity, by repository, scorecard.
    pub scorecards: Vec<ScorecardResult>,
    /// Who is on which golden path, by path, where that was asked.
    pub adoption: Vec<PathReport>,
    /// How groups of entities stand on each scorecard, where that was asked.
    pub groups: Vec<Group>,
    /// What it is compared with, where it is.
    pub since: Option<Since>,
    /// Whether it says what a commit would bring: findings elsewhere that `HEAD` has, too, are [`Status::Baselined`].
    pub is_of_commit: bool,
    /// What fixes would pin and have no digest for, where that was asked.
    pub unpinnable: Unpinnable,
    /// Whether the run passes, where that was asked.
    pub gate: Option<Gate>,
    /// Everything that could not be judged, by repository, path, position, kind, rule.
    pub problems: Vec<Problem>,
    /// Sums over all of it.
    pub totals: Totals,
    /// The moment that the run speaks of, in seconds since 1970.
    pub moment: i64,
    /// Whether who asked named that moment; else it is the clock's, and only its day may show where the same input gives the same bytes.
    pub is_dated: bool,
    /// Imported facts that checks of scorecards need, by source.
    pub facts: Vec<FactAge>,
    /// What was judged and by what, where that is to be vouched for.
    pub provenance: Option<Provenance>,
    /// What GitHub knows lines with findings by, by repository and path, where that was asked.
    pub line_hashes: LineHashes,
    /// Who answers for what findings are about, where that was asked and is known.
    pub owners: Owners,
}

/// References without a digest in the lock file.
pub type Unpinnable = BTreeSet<(Pinned, Arc<str>)>;

/// The owners of files with findings, by the target of their repository and by their path in it; `.` for the repository itself.
pub type Owners = BTreeMap<(Arc<str>, Arc<str>), String>;

/// `primaryLocationLineHash` of lines, which count from 1, by the target of their repository and by their file's path.
pub type LineHashes = BTreeMap<(Arc<str>, Arc<str>), BTreeMap<u32, String>>;

/// An imported fact and how old it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactAge {
    /// The source, as definitions call it.
    pub source: Arc<str>,
    /// In seconds; none where that is not known.
    pub age: Option<u64>,
}

impl Report {
    /// Whether digests are missing for what a fix pins.
    pub fn lacks_digest(&self, fix: &Fix) -> bool {
        fix.pins().any(|(of, reference)| self.unpinnable.contains(&(of, reference.clone())))
    }

    /// Whether known findings are those of a state before. Else a file lists them.
    pub const fn has_before(&self) -> bool {
        self.is_of_commit || self.since.is_some()
    }

    /// What known findings are, as a summary has it.
    pub const fn known(&self) -> &'static str {
        if self.has_before() { "there before" } else { "in the baseline" }
    }
}

/// What was judged and by what, in words that others can check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// SHA-256 of the rules with their settings and of the scorecards, in hexadecimal digits.
    pub definitions: String,
    /// Where repositories live, as `https://host/owner/name`, by target.
    pub addresses: BTreeMap<Arc<str>, String>,
}

/// What a run is compared with. Findings that were there before are [`Status::Baselined`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// As the user calls it.
    pub revision: String,
    /// The commit of each repository, by target; none where it was not there, or cannot be looked at.
    pub commits: BTreeMap<Arc<str>, String>,
    /// Open findings of then that are no longer there.
    pub mended: u64,
    /// Open findings of then in files that can no longer be judged.
    pub unknown: u64,
    /// Files that could be judged then and no longer can: the targets of their repositories, and their paths.
    pub lost: Vec<(Arc<str>, Arc<str>)>,
    /// What became of each scorecard that was there then, in the order of the report.
    pub moves: Vec<ScoreMove>,
}

/// What became of a scorecard of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreMove {
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// Its title.
    pub title: String,
    /// Why it moved.
    pub movement: Movement,
}

/// A repository and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryReport {
    /// The repository.
    pub repository: Arc<Repository>,
    /// Files seen.
    pub files: u64,
    /// Documents judged.
    pub documents: u64,
    /// The paths of all its files, sorted; none where only some are known. They tell a renamed file from a new one.
    pub listed: Option<Vec<Arc<str>>>,
    /// Whether all of it was judged, and not only some files, or, as far as the report says where repositories live, a folder in one.
    pub is_whole: bool,
}

impl Since {
    /// What became of the findings of then, `before` of which are as they were, beside what is new.
    pub fn told(&self, before: u64) -> String {
        let unknown = if self.unknown > 0 { format!("{} no longer known, ", self.unknown) } else { String::new() };
        format!("{} mended, {unknown}{before} as before", self.mended)
    }
}

impl RepositoryReport {
    /// Whether it is known that there is no such file.
    pub fn lacks(&self, path: &str) -> bool {
        path != "."
            && self.listed.as_ref().is_some_and(|all| all.binary_search_by(|own| own.as_ref().cmp(path)).is_err())
    }
}

/// What a rule said of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule's id.
    pub rule: Arc<str>,
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity.
    pub entity: Arc<str>,
    /// All documents taken together.
    pub outcome: CheckOutcome,
    /// What it would be without waivers of its findings.
    pub said: CheckOutcome,
    /// What the rule counted, where it counts.
    pub measure: Option<Fraction>,
    /// Documents that passed.
    pub passed: u64,
    /// Documents that failed.
    pub failed: u64,
    /// Documents that the rule could not be asked about.
    pub broken: u64,
    /// Documents in which something that decides is known only later.
    pub unknown: u64,
    /// Open findings.
    pub findings: u64,
    /// Why some document could not be judged, the plainest reason of all.
    pub reason: Option<Arc<Reason>>,
}

/// Sums over a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Repositories.
    pub repositories: u64,
    /// Files seen.
    pub files: u64,
    /// Documents judged.
    pub documents: u64,
    /// Verdicts given: a rule on a document.
    pub verdicts: u64,
    /// Verdicts that passed.
    pub passed: u64,
    /// Open findings by severity, in the order of [`Severity::ALL`].
    pub open: [u64; 4],
    /// Waived findings.
    pub waived: u64,
    /// Findings of the baseline.
    pub baselined: u64,
    /// Problems.
    pub problems: u64,
    /// Problems that leave something unjudged.
    pub incomplete: u64,
}

impl Report {
    /// The findings in a repository, by its target.
    pub fn findings_of(&self, repository: &str) -> &[Box<Finding>] {
        part(&self.findings, |own| (*own.repository).cmp(repository))
    }

    /// What rules said of a repository, by its target.
    pub fn outcomes_of(&self, repository: &str) -> &[RuleOutcome] {
        part(&self.outcomes, |own| (*own.repository).cmp(repository))
    }

    /// The least severity that makes a run fail; none where nothing does.
    pub fn threshold(&self) -> Option<Severity> {
        let gate = self.gate.as_ref().filter(|gate| gate.modes.iter().any(|mode| *mode != GateMode::Report))?;
        gate.fail_on
    }

    /// What scorecards say of the entities of a repository, by its target.
    pub fn scorecards_of(&self, repository: &str) -> &[ScorecardResult] {
        part(&self.scorecards, |own| (*own.repository).cmp(repository))
    }

    /// Each golden path that was asked with the entities of a repository that it is for, by its target.
    pub fn adopted_of<'r>(&'r self, repository: &'r str) -> impl Iterator<Item = (&'r AskedPath, &'r [Adopted])> {
        self.adoption.iter().map(move |own| (&own.path, part(&own.entities, |own| (*own.repository).cmp(repository))))
    }

    /// What of a repository could not be judged or needs an eye, by its target.
    pub fn problems_of(&self, repository: &str) -> &[Problem] {
        part(&self.problems, |own| (*own.repository).cmp(repository))
    }

    /// What leaves something unjudged and is about no repository that was looked at, by target.
    pub fn unlisted(&self) -> BTreeMap<&str, Vec<&Problem>> {
        let mut unlisted: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
        let listed: BTreeSet<&str> = self.repositories.iter().map(|own| own.repository.target.as_str()).collect();
        for own in self.problems.iter().filter(|own| own.kind.is_incomplete() && !listed.contains(&*own.repository)) {
            unlisted.entry(&own.repository).or_default().push(own);
        }
        unlisted
    }

    /// Whether a repository was judged and nothing in it makes a run fail. All findings count that no waiver covers, also those
    /// that were there before: this speaks of what stands there, not of what changed. What could not be judged is not known to hold,
    /// and without a gate nothing is.
    pub fn holds(&self, repository: &str) -> bool {
        let Some(gate) = &self.gate else { return false };
        let is_bad = |own: &Finding| own.status != Status::Waived && gate.is_held(own);
        let has = |is: fn(CheckOutcome) -> bool| self.outcomes_of(repository).iter().any(|own| is(own.outcome));
        let is_judged = has(|own| own != CheckOutcome::NotApplicable) && !has(|own| own == CheckOutcome::Unknown);
        let is_incomplete = self.problems_of(repository).iter().any(|problem| problem.kind.is_incomplete());
        let is_missed = gate.missed.iter().any(|own| *own.repository == *repository);
        is_judged && !is_incomplete && !is_missed && !self.findings_of(repository).iter().any(|own| is_bad(own))
    }
}

/// The items of a sorted list that are equal to something.
fn part<T>(sorted: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = sorted.partition_point(|own| compare(own).is_lt());
    let rest = sorted.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|own| compare(own).is_le())).unwrap_or_default()
}

impl Totals {
    /// Open findings of all severities.
    pub fn findings(&self) -> u64 {
        self.open.iter().sum()
    }
}
