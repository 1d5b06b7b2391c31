//! What a rule said of all the documents of a repository, taken together.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::places::{Index, OfRule};
use super::subjects::Subject;
use super::{Reach, Scanned};
use crate::model::report::RuleOutcome;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{CheckOutcome, FULL, Reason};
use crate::model::verdict::{Fraction, Outcome};

/// Verdicts of one rule, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The plainest reason why some document could not be judged.
    pub(crate) reason: Option<Arc<Reason>>,
}

impl Tally {
    /// Takes in one verdict, with why it is none where it could not be given.
    pub(crate) fn add(&mut self, outcome: &Outcome, is_unknown: bool, reason: Option<&Arc<Reason>>) {
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
        self.because(reason);
    }

    /// Takes in another worker's count.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.broken += other.broken;
        self.unknown += other.unknown;
        self.count(other.measure);
        self.because(other.reason.as_ref());
    }

    /// A rule on the whole that did not see all of it cannot be content with what it saw, nor say what share is well.
    pub(crate) fn doubt(&mut self, reason: &Arc<Reason>) {
        self.broken += std::mem::take(&mut self.passed);
        self.broken = self.broken.max(1);
        self.because(Some(reason));
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

    fn because(&mut self, reason: Option<&Arc<Reason>>) {
        if let Some(reason) = reason.filter(|reason| self.reason.as_ref().is_none_or(|own| reason < &own)) {
            self.reason = Some(reason.clone());
        }
    }

    /// All documents taken together. A failure counts even where other documents could not be judged, since it is certain, and
    /// then as nothing of it: the share that is well is not known. Where nothing failed, one document that could not be judged
    /// makes the whole unknown.
    fn outcome(&self) -> CheckOutcome {
        let unjudged = self.broken + self.unknown;
        if self.failed > 0 {
            let well = self.measure.filter(|own| own.of > 0 && unjudged == 0);
            return match well.map_or(0, |Fraction { value, of }| share(value.min(of), of)) {
                0 => CheckOutcome::Fail,
                share => CheckOutcome::Partial(share),
            };
        }
        match (unjudged, self.passed) {
            (0, 0) => CheckOutcome::NotApplicable,
            (0, _) => CheckOutcome::Pass,
            _ => CheckOutcome::Unknown,
        }
    }

    /// The outcome without waivers, and the one where all findings are waived. What could not be judged may hold a finding that no
    /// waiver is for.
    pub(super) fn outcomes(&self, is_waived: bool) -> (CheckOutcome, CheckOutcome) {
        match (is_waived && self.failed > 0, self.broken + self.unknown) {
            (false, _) => (self.outcome(), self.outcome()),
            (true, 0) => (self.outcome(), CheckOutcome::Waived),
            (true, _) => (CheckOutcome::Unknown, CheckOutcome::Unknown),
        }
    }
}

/// ⌊10 000 · value / of⌋.
fn share(value: u64, of: u64) -> u32 {
    let share = u128::from(value) * u128::from(FULL) / u128::from(of.max(1));
    u32::try_from(share).unwrap_or(FULL)
}

/// The outcome of every rule on each entity of a repository: all of the first entity, then those of the next. Of a part of a
/// repository, only those of rules that were asked there: that a rule does not apply to it is more than a part can tell.
pub(super) fn of(scanned: &Scanned, index: &Index<'_>, rules: &[Arc<RuleInfo>], is_part: bool) -> Vec<RuleOutcome> {
    let target: Arc<str> = Arc::from(scanned.repository.target.as_str());
    let found: Vec<Option<&OfRule<'_>>> = rules.iter().map(|rule| index.by(&rule.id)).collect();
    let outcome = |place: usize, subject: &Subject, number: usize, rule: &RuleInfo| {
        let said = |reach| scanned.tallies.get(&(reach, number));
        let mut tally = said(Reach::Scope(subject.scope)).cloned().unwrap_or_default();
        if let Some(own) = said(Reach::Entity(place)) {
            tally.merge(own);
        }
        let found = found.get(number).copied().flatten().map(|found| found.found(subject.scope)).unwrap_or_default();
        let (said, outcome) = tally.outcomes(found.open.number == 0 && found.waived.number > 0);
        RuleOutcome {
            rule: rule.id.clone(),
            repository: target.clone(),
            entity: subject.entity.clone(),
            outcome,
            said,
            measure: tally.measure,
            passed: tally.passed,
            failed: tally.failed,
            broken: tally.broken,
            unknown: tally.unknown,
            findings: found.open.number,
            reason: tally.reason,
        }
    };
    let most = if is_part { 0 } else { rules.len() * scanned.subjects.all.len() };
    let mut outcomes = Vec::with_capacity(most);
    for (place, subject) in scanned.subjects.all.iter().enumerate() {
        let one = |number: usize| Some(outcome(place, subject, number, rules.get(number)?));
        if is_part {
            let asked = asked(scanned, [Reach::Scope(subject.scope), Reach::Entity(place)]);
            outcomes.extend(asked.into_iter().filter_map(one));
        } else {
            outcomes.extend((0..rules.len()).filter_map(one));
        }
    }
    outcomes
}

/// The rules that said something of one of these, by their places.
fn asked(scanned: &Scanned, reaches: [Reach; 2]) -> BTreeSet<usize> {
    let of = |reach| scanned.tallies.range((reach, 0)..=(reach, usize::MAX)).map(|((_, number), _)| *number);
    reaches.into_iter().flat_map(of).collect()
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
            reason: None,
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
            (tally(1, 1, 1, Some((37, 50))), CheckOutcome::Fail),
            (tally(0, 1, 0, Some((0, 9))), CheckOutcome::Fail),
            (tally(0, 1, 0, Some((0, 0))), CheckOutcome::Fail),
            (Tally { unknown: 1, ..tally(3, 0, 0, None) }, CheckOutcome::Unknown),
            (Tally { unknown: 1, ..tally(3, 1, 0, None) }, CheckOutcome::Fail),
        ];
        for (tally, expected) in cases {
            assert_eq!(tally.outcome(), expected, "{tally:?}");
        }
    }
    #[test]
    fn findings_are_waived_only_where_all_was_judged() {
        let (fail, waived, unknown) = (CheckOutcome::Fail, CheckOutcome::Waived, CheckOutcome::Unknown);
        let failed = Tally { failed: 1, passed: 1, ..Tally::default() };
        let cases = [
            (failed.clone(), false, (fail, fail)),
            (failed.clone(), true, (fail, waived)),
            (Tally { broken: 1, ..failed.clone() }, true, (unknown, unknown)),
            (Tally { unknown: 1, ..failed.clone() }, true, (unknown, unknown)),
            (Tally { broken: 1, ..failed }, false, (fail, fail)),
            (Tally { passed: 1, ..Tally::default() }, true, (CheckOutcome::Pass, CheckOutcome::Pass)),
        ];
        for (tally, is_waived, expected) in cases {
            assert_eq!(tally.outcomes(is_waived), expected, "{tally:?} {is_waived}");
        }
    }

    #[test]
    fn a_rule_that_did_not_see_all_is_not_content() {
        let reason = Arc::new(Reason::plain(crate::model::scorecard::ReasonKind::File, "a.yaml"));
        let cases = [
            (Tally { passed: 2, ..Tally::default() }, CheckOutcome::Unknown),
            (Tally::default(), CheckOutcome::Unknown),
            (Tally { failed: 1, measure: Some(Fraction { value: 9, of: 10 }), ..Tally::default() }, CheckOutcome::Fail),
        ];
        for (mut tally, expected) in cases {
            tally.doubt(&reason);
            assert_eq!(tally.outcome(), expected, "{tally:?}");
            assert_eq!(tally.reason.as_ref(), Some(&reason));
        }
    }
}
