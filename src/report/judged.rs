//! What each rule said of each repository as a whole, with what it found there: the entities of a repository taken together.

use std::collections::BTreeMap;

use crate::model::finding::{Finding, Status};
use crate::model::report::{Report, RuleOutcome};
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{CheckOutcome, Reason};

/// What a rule said of a repository.
#[derive(Clone, Debug)]
pub(super) struct Judged<'r> {
    /// The rule.
    pub(super) rule: &'r RuleInfo,
    /// The worst that it said of an entity.
    pub(super) outcome: CheckOutcome,
    /// Why it could not judge something.
    pub(super) reason: Option<&'r Reason>,
    /// All that it found, in the order of the report.
    pub(super) findings: Vec<&'r Finding>,
}

impl Judged<'_> {
    /// Findings that count.
    pub(super) fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().copied().filter(|own| own.status == Status::Open)
    }
}

/// The rules of a report, by id.
pub(super) type Rules<'r> = BTreeMap<&'r str, &'r RuleInfo>;

/// The rules of a report.
pub(super) fn rules(report: &Report) -> Rules<'_> {
    report.rules.iter().map(|rule| (&*rule.id, &**rule)).collect()
}

/// What every rule said of a repository, by rule.
pub(super) fn of<'r>(report: &'r Report, rules: &Rules<'r>, repository: &str) -> Vec<Judged<'r>> {
    let mut own: BTreeMap<&str, Judged<'r>> = BTreeMap::new();
    for said in report.outcomes_of(repository) {
        let Some(rule) = rules.get(&*said.rule) else { continue };
        let judged = own.entry(&said.rule).or_insert_with(|| Judged {
            rule,
            outcome: CheckOutcome::NotApplicable,
            reason: None,
            findings: Vec::new(),
        });
        add(judged, said);
    }
    for finding in report.findings_of(repository) {
        if let Some(judged) = own.get_mut(&*finding.rule) {
            judged.findings.push(finding);
        }
    }
    own.into_values().collect()
}

fn add<'r>(judged: &mut Judged<'r>, said: &'r RuleOutcome) {
    if rank(said.outcome) < rank(judged.outcome) {
        judged.outcome = said.outcome;
    }
    judged.reason = judged.reason.or(said.reason.as_deref());
}

/// The worst first; of two shares the smaller one.
const fn rank(outcome: CheckOutcome) -> (u8, u32) {
    match outcome {
        CheckOutcome::Fail => (0, 0),
        CheckOutcome::Partial(value) => (1, value),
        CheckOutcome::Unknown => (2, 0),
        CheckOutcome::Waived => (3, 0),
        CheckOutcome::Pass => (4, 0),
        CheckOutcome::NotApplicable => (5, 0),
    }
}
