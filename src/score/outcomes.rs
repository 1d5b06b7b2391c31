//! What a rule said of all the documents of a repository, taken together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Reach, Scanned, Subject};
use crate::model::finding::{Finding, Status};
use crate::model::report::RuleOutcome;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{CheckOutcome, FULL};
use crate::model::verdict::{Fraction, Outcome};

/// Verdicts of one rule, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Documents that passed.
    pub(crate) passed: u64,
    /// Documents that failed.
    pub(crate) failed: u64,
    /// Documents that the rule could not be asked about.
    pub(crate) broken: u64,
    /// Documents without a failure in which something that decides is known only later.
    pub(crate) unknown: u64,
    /// What the rule counted, summed, where it counts.
    pub(crate) measure: Option<Fraction>,
}

impl Tally {
    /// Takes in one verdict.
    pub(crate) fn add(&mut self, outcome: &Outcome, is_unknown: bool) {
        let measure = match outcome {
            Outcome::Pass { measure } if is_unknown => {
                self.unknown += 1;
                *measure
            }
            Outcome::Pass { measure } => {
                self.passed += 1;
                *measure
            }
            Outcome::Fail { violations, measure } => {
                self.failed += 1;
                measure.or_else(|| violations.iter().find_map(|violation| violation.fraction))
            }
            Outcome::NotApplicable => None,
            Outcome::Broken => {
                self.broken += 1;
                None
            }
        };
        self.count(measure);
    }

    /// Takes in another worker's count.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.broken += other.broken;
        self.unknown += other.unknown;
        self.count(other.measure);
    }

    /// How many verdicts there were.
    pub(crate) fn verdicts(&self) -> u64 {
        self.passed + self.failed + self.broken + self.unknown
    }

    fn count(&mut self, measure: Option<Fraction>) {
        if let Some(Fraction { value, of }) = measure {
            let sum = self.measure.get_or_insert(Fraction { value: 0, of: 0 });
            sum.value = sum.value.saturating_add(value);
            sum.of = sum.of.saturating_add(of);
        }
    }

    /// All documents taken together. A failure counts even where other documents could not be judged, since it is certain;
    /// where nothing failed, one document that could not be judged makes the whole unknown.
    fn outcome(&self) -> CheckOutcome {
        if self.failed > 0 {
            return match self.measure {
                Some(Fraction { value, of }) if of > 0 => CheckOutcome::Partial(share(value.min(of), of)),
                _ => CheckOutcome::Fail,
            };
        }
        match (self.broken + self.unknown, self.passed) {
            (0, 0) => CheckOutcome::NotApplicable,
            (0, _) => CheckOutcome::Pass,
            _ => CheckOutcome::Unknown,
        }
    }
}

/// ⌊10 000 · value / of⌋.
fn share(value: u64, of: u64) -> u32 {
    let share = u128::from(value) * u128::from(FULL) / u128::from(of.max(1));
    u32::try_from(share).unwrap_or(FULL)
}

/// The outcome of every rule on each entity of a repository.
pub(super) fn of(scanned: &Scanned, rules: &[Arc<RuleInfo>]) -> Vec<Vec<RuleOutcome>> {
    let counts = counts(scanned);
    let target: Arc<str> = Arc::from(scanned.repository.target.as_str());
    let one = |(index, subject): (usize, &Subject)| {
        let each = rules.iter().enumerate().map(|(number, rule)| {
            let said = |reach| scanned.tallies.get(&(reach, number));
            let mut tally = said(Reach::Scope(subject.scope)).copied().unwrap_or_default();
            if let Some(own) = said(Reach::Entity(index)) {
                tally.merge(own);
            }
            let found = |scope| counts.get(&(rule.id.as_ref(), scope)).copied().unwrap_or_default();
            let (open, waived) =
                (found(None).0 + found(Some(subject.scope)).0, found(None).1 + found(Some(subject.scope)).1);
            let is_waived = tally.failed > 0 && open == 0 && waived > 0;
            RuleOutcome {
                rule: rule.id.clone(),
                repository: target.clone(),
                entity: subject.entity.clone(),
                outcome: if is_waived { CheckOutcome::Waived } else { tally.outcome() },
                measure: tally.measure,
                passed: tally.passed,
                failed: tally.failed,
                broken: tally.broken,
                unknown: tally.unknown,
                findings: open,
            }
        });
        each.collect()
    };
    scanned.subjects.all.iter().enumerate().map(one).collect()
}

/// How many open and waived findings there are of a rule in a scope, or in the repository as a whole.
fn counts(scanned: &Scanned) -> BTreeMap<(&str, Option<usize>), (u64, u64)> {
    let scope = |finding: &Finding| scanned.subjects.scope_of(finding);
    let mut counts: BTreeMap<(&str, Option<usize>), (u64, u64)> = BTreeMap::new();
    // The findings of a document stand together by rule.
    for same in scanned.findings.chunk_by(|a, b| a.rule == b.rule && scope(a) == scope(b)) {
        let of = |status| same.iter().filter(|finding| finding.status == status).count() as u64;
        if let Some(first) = same.first() {
            let (open, waived) = counts.entry((first.rule.as_ref(), scope(first))).or_default();
            *open += of(Status::Open);
            *waived += of(Status::Waived);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_taken_together_without_hiding_what_is_unknown() {
        let tally = |passed, failed, broken, measure: Option<(u64, u64)>| Tally {
            passed,
            failed,
            broken,
            unknown: 0,
            measure: measure.map(|(value, of)| Fraction { value, of }),
        };
        let cases = [
            (tally(0, 0, 0, None), CheckOutcome::NotApplicable),
            (tally(3, 0, 0, None), CheckOutcome::Pass),
            (tally(3, 1, 0, None), CheckOutcome::Fail),
            (tally(3, 0, 1, None), CheckOutcome::Unknown),
            (tally(0, 1, 1, None), CheckOutcome::Fail),
            (tally(1, 1, 0, Some((37, 50))), CheckOutcome::Partial(7400)),
            (tally(1, 1, 0, Some((2, 3))), CheckOutcome::Partial(6666)),
            (tally(1, 0, 0, Some((50, 50))), CheckOutcome::Pass),
            (tally(0, 1, 0, Some((0, 0))), CheckOutcome::Fail),
            (Tally { unknown: 1, ..tally(3, 0, 0, None) }, CheckOutcome::Unknown),
            (Tally { unknown: 1, ..tally(3, 1, 0, None) }, CheckOutcome::Fail),
        ];
        for (tally, expected) in cases {
            assert_eq!(tally.outcome(), expected, "{tally:?}");
        }
    }
}
