//! Outcomes + a scorecard → what it says of an entity: every check with its evidence and reason, the numbers and the next steps.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbers::{self, Counted};
use super::places::{Found, Index};
use super::{Day, Needs, Subject, steps};
use crate::model::report::RuleOutcome;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{
    Check, CheckOutcome, CheckResult, Excuse, Phase, Reason, ReasonKind, Remembered, Scorecard, ScorecardResult, Stage,
    TargetResult,
};
use crate::model::source::Repository;
use crate::model::waiver::Effect;

/// A scorecard, with what is the same for every entity: kept once, however many there are.
pub(super) struct Sheet {
    pub(super) card: Arc<Scorecard>,
    lines: Vec<Line>,
}

/// A check, what it is called and how it is mended.
struct Line {
    check: Arc<Check>,
    title: Arc<str>,
    fix: Arc<str>,
}

impl Sheet {
    /// A card whose rules are these, by their ids.
    pub(super) fn of(card: &Arc<Scorecard>, infos: &BTreeMap<&str, &RuleInfo>) -> Self {
        let line = |check: &Check| {
            let info = infos.get(check.rule.as_ref());
            let title = check.title.as_deref().or_else(|| info.map(|info| info.title.as_str()));
            let fix = check.fix.as_deref().or_else(|| info.map(|info| info.remediation.as_str()));
            Line {
                title: Arc::from(title.unwrap_or(&check.id)),
                fix: Arc::from(fix.unwrap_or_default()),
                check: Arc::new(check.clone()),
            }
        };
        Self { card: card.clone(), lines: card.checks.iter().map(line).collect() }
    }
}

/// What all scorecards of a repository are made from.
pub(super) struct Around<'r> {
    pub(super) repository: &'r Repository,
    /// Findings of the repository.
    pub(super) index: &'r Index<'r>,
    /// Facts that checks need.
    pub(super) needs: &'r Needs,
    pub(super) day: &'r Day<'r>,
}

/// What is known of an entity.
pub(super) struct Judged<'r> {
    pub(super) subject: &'r Subject,
    /// By their rules.
    pub(super) outcomes: BTreeMap<&'r str, &'r RuleOutcome>,
}

impl<'r> Judged<'r> {
    /// What rules said of an entity.
    pub(super) fn of(subject: &'r Subject, outcomes: &'r [RuleOutcome]) -> Self {
        Self { subject, outcomes: outcomes.iter().map(|own| (own.rule.as_ref(), own)).collect() }
    }
}

impl Around<'_> {
    /// What a scorecard says of an entity.
    pub(super) fn result(&self, sheet: &Sheet, judged: &Judged<'_>) -> ScorecardResult {
        let card = &sheet.card;
        let phase = |line: &&Line| line.check.phase(self.day.today);
        let shown = sheet.lines.iter().filter(|line| !matches!(phase(line), Phase::Planned | Phase::Retired));
        let shown: Vec<_> = shown.collect();
        let checks: Vec<_> = shown.iter().map(|line| self.check(card, line, judged)).collect();
        let counted: Vec<_> = checks.iter().map(Counted::of).collect();
        let numbers = numbers::numbers(card, &counted);
        let ladder = numbers::ladder(card, &counted, numbers.score);
        let fix = |at: usize| shown.get(at).map(|line| line.fix.clone()).unwrap_or_default();
        let standing = steps::Standing { card, numbers, ladder: &ladder };
        let subject = judged.subject;
        let reached = numbers.reached;
        ScorecardResult {
            scorecard: card.id.clone(),
            title: card.title.clone(),
            version: card.version.clone(),
            card: card.clone(),
            repository: Arc::from(self.repository.target.as_str()),
            entity: subject.entity.clone(),
            name: subject.name.clone(),
            facets: subject.facets.clone(),
            level: reached.checked_sub(1).and_then(|last| card.levels.get(last)).map(|level| level.id.clone()),
            levels: card.levels.iter().map(|level| level.id.clone()).collect(),
            score: numbers.score,
            score_up_to: numbers.score_up_to,
            coverage: numbers.coverage,
            categories: numbers::categories(card, &counted),
            target: target(card, subject, reached),
            next_level: card.levels.get(reached).map(|level| level.id.clone()),
            next_steps: steps::next(&standing, &checks, fix),
            ladder,
            checks,
        }
    }

    fn check(&self, card: &Scorecard, line: &Line, judged: &Judged<'_>) -> CheckResult {
        let check = &*line.check;
        let (today, subject) = (self.day.today, judged.subject);
        let own = judged.outcomes.get(check.rule.as_ref()).copied();
        let found = self.index.by(&check.rule).map(|found| found.found(subject.scope)).unwrap_or_default();
        let is_meant = check.applies.matches(&subject.facets);
        let said = own.map_or(CheckOutcome::Unknown, |own| in_check(check, own.said));
        let said = if is_meant { said } else { CheckOutcome::NotApplicable };
        let lacking = self.needs.lacking(check).filter(|_| said != CheckOutcome::NotApplicable);
        let said = if lacking.is_some() { CheckOutcome::Unknown } else { said };
        let is_excused = lacking.is_none() && own.is_some_and(|own| own.outcome == CheckOutcome::Waived);
        let of_findings = found.waiver.filter(|_| is_excused).map(|own| Excuse::clone(own));
        let of_check = || self.day.standards.excuse_check(&card.id, check, &subject.entity, today).map(Excuse::of);
        let waiver = of_findings.or_else(of_check);
        let outcome = excused(said, waiver.as_ref().map(|own| own.effect), None);
        let (evidence, places) = match outcome {
            CheckOutcome::Fail | CheckOutcome::Partial(_) => (found.open.evidence(), found.open.number),
            CheckOutcome::Waived => excused_places(&found),
            _ => (Vec::new(), 0),
        };
        CheckResult {
            check: line.check.clone(),
            title: line.title.clone(),
            outcome,
            said,
            phase: check.phase(today),
            counts_from: check.warn_from.or(check.enforce_from).filter(|date| *date > today),
            due: check.enforce_from.filter(|date| *date > today),
            reason: lacking.map(Arc::new).or_else(|| reason(outcome, said, own)),
            waiver,
            findings: found.open.number,
            measure: own.and_then(|own| own.measure).filter(|_| is_meant),
            evidence,
            places,
            unjudged: own.filter(|_| is_meant).map_or(0, |own| own.broken + own.unknown),
            remembered: None,
        }
    }
}

/// Where a waiver of a check as a whole is at work, its findings are open.
fn excused_places(found: &Found<'_>) -> (Vec<crate::model::scorecard::Evidence>, u64) {
    let places = if found.waived.number > 0 { &found.waived } else { &found.open };
    (places.evidence(), places.number)
}

/// Why a check is unknown, or less is known of it than there is.
fn reason(outcome: CheckOutcome, said: CheckOutcome, own: Option<&RuleOutcome>) -> Option<Arc<Reason>> {
    let plain = |kind, text: &str| Some(Arc::new(Reason::plain(kind, text)));
    match (outcome, own) {
        (CheckOutcome::Unknown, Some(_)) if said != CheckOutcome::Unknown => {
            plain(ReasonKind::Hold, "a waiver holds the last known value, and none is known yet")
        }
        (CheckOutcome::Unknown, None) => plain(ReasonKind::Unasked, "its rule was not asked in this run"),
        (CheckOutcome::Unknown | CheckOutcome::Fail, Some(own)) => own.reason.clone(),
        _ => None,
    }
}

/// Whether a card speaks of an entity: one that does not say of which speaks of components.
pub(super) fn is_for(card: &Scorecard, subject: &Subject) -> bool {
    let is_meant = if card.applies.is_all() { subject.is_component } else { card.applies.matches(&subject.facets) };
    is_meant && card.stage != Stage::Retired
}

/// What is expected of an entity: the first target that is for it.
fn target(card: &Scorecard, subject: &Subject, reached: usize) -> Option<TargetResult> {
    let target = card.targets.iter().find(|target| target.applies.matches(&subject.facets))?;
    let wanted = card.levels.iter().position(|level| level.id == target.level)?;
    Some(TargetResult { level: target.level.clone(), by: target.by, is_met: reached > wanted })
}

/// An outcome under a waiver, which may hold what is remembered. Where nothing is, what is held is not known.
pub(super) fn excused(said: CheckOutcome, effect: Option<Effect>, remembered: Option<&Remembered>) -> CheckOutcome {
    match (effect, said) {
        (Some(_), CheckOutcome::Pass | CheckOutcome::NotApplicable) | (None | Some(Effect::Accept), _) => said,
        (Some(Effect::Exclude), _) => CheckOutcome::Waived,
        (Some(Effect::Hold), _) => remembered.map_or(CheckOutcome::Unknown, |own| own.outcome),
    }
}

/// A check that does not take fractions fails on less than all.
fn in_check(check: &Check, outcome: CheckOutcome) -> CheckOutcome {
    match outcome {
        CheckOutcome::Partial(_) if !check.partial => CheckOutcome::Fail,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::model::Date;
    use crate::model::scorecard::{Blocker, Level, Scoring};
    use crate::model::selector::Facets;
    use crate::standards::Standards;

    fn card(checks: &[(&str, &str, u32, bool)]) -> Arc<Scorecard> {
        let level = |id: &str, rank, min_score| Level { id: Arc::from(id), title: None, rank, min_score };
        Arc::new(Scorecard {
            id: "c".into(),
            title: "C".into(),
            version: "1.0.0".into(),
            scoring: Scoring { min_coverage: 8000, ..Scoring::default() },
            levels: vec![level("bronze", 1, None), level("silver", 2, None), level("gold", 3, Some(9000))],
            checks: checks
                .iter()
                .map(|(rule, level, weight, required)| Check {
                    id: Arc::from(*rule),
                    rev: 1,
                    level: Arc::from(*level),
                    required: *required,
                    weight: *weight,
                    rule: Arc::from(*rule),
                    partial: true,
                    ..Check::default()
                })
                .collect(),
            source: "c.toml".into(),
            ..Scorecard::default()
        })
    }

    fn score(checks: &[(&str, &str, u32, bool)], outcomes: &[(&str, CheckOutcome)]) -> ScorecardResult {
        let repository = Repository {
            target: ".".into(),
            name: "shop".into(),
            root: PathBuf::from("."),
            revision: None,
            past: false,
        };
        let outcomes: Vec<_> = outcomes
            .iter()
            .map(|(rule, outcome)| RuleOutcome {
                rule: Arc::from(*rule),
                repository: ".".into(),
                entity: "shop".into(),
                outcome: *outcome,
                said: *outcome,
                measure: None,
                passed: 0,
                failed: 0,
                broken: 0,
                unknown: 0,
                findings: 0,
                reason: None,
            })
            .collect();
        let subject = Subject {
            entity: "component:default/shop".into(),
            name: "shop".into(),
            is_component: true,
            facets: Arc::new(Facets::default()),
            scope: 0,
        };
        let standards = Standards::default();
        let day = Day {
            standards: &standards,
            now: 0,
            today: Date::new(2026, 11, 26).unwrap(),
            group_by: None,
            is_part: false,
        };
        let (index, needs) = (Index::default(), Needs::default());
        let around = Around { repository: &repository, index: &index, needs: &needs, day: &day };
        around.result(&Sheet::of(&card(checks), &BTreeMap::new()), &Judged::of(&subject, &outcomes))
    }

    fn rules(result: &ScorecardResult) -> Vec<&str> {
        result.next_steps.iter().map(|step| step.rule.as_ref()).collect()
    }

    #[test]
    fn missing_data_lowers_coverage_and_never_raises_a_score() {
        let checks = [("a", "bronze", 1, true), ("b", "bronze", 3, false)];
        let known = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail)]);
        let unknown = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Unknown)]);
        assert_eq!((known.score, known.score_up_to, known.coverage), (Some(2500), Some(2500), Some(10_000)));
        assert_eq!(known.level.as_deref(), Some("silver"));
        assert_eq!((unknown.score, unknown.score_up_to, unknown.coverage), (Some(2500), Some(10_000), Some(2500)));
        assert_eq!(unknown.level, None, "too little is known for a level");
    }

    #[test]
    fn a_required_check_blocks_its_level_and_those_above() {
        let checks = [("a", "bronze", 1, true), ("b", "silver", 1, true), ("c", "gold", 1, true)];
        let result = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail), ("c", CheckOutcome::Pass)]);
        assert_eq!(result.level.as_deref(), Some("bronze"));
        assert_eq!(result.next_level.as_deref(), Some("silver"));
        let blocked: Vec<_> = result.ladder.iter().map(|rung| (rung.is_reached, rung.blocked_by.len())).collect();
        assert_eq!(blocked, [(true, 0), (false, 1), (false, 1)]);
        assert_eq!(rules(&result), ["b"]);
        let gain = &result.next_steps[0].gain;
        assert_eq!((gain.points, gain.reaches.as_deref()), (3334, Some("gold")), "one step is enough for two levels");
        assert_eq!(gain.toward, Some(("silver".into(), Blocker::Required)));
    }

    #[test]
    fn what_does_not_apply_leaves_both_sums() {
        let checks = [("a", "bronze", 1, true), ("b", "silver", 9, true)];
        let result = score(&checks, &[("a", CheckOutcome::Partial(7400)), ("b", CheckOutcome::NotApplicable)]);
        assert_eq!((result.score, result.coverage), (Some(7400), Some(10_000)));
        let nothing = score(&checks, &[("a", CheckOutcome::NotApplicable), ("b", CheckOutcome::NotApplicable)]);
        assert_eq!((nothing.score, nothing.coverage), (None, None));
    }

    #[test]
    fn steps_to_the_next_level_come_first_then_what_gains_most_for_its_effort() {
        let checks = [
            ("optional", "bronze", 8, false),
            ("small", "silver", 1, true),
            ("large", "silver", 6, true),
            ("above", "gold", 9, true),
            ("well", "bronze", 6, true),
        ];
        let fail = CheckOutcome::Fail;
        let outcomes =
            [("optional", fail), ("small", fail), ("large", fail), ("above", fail), ("well", CheckOutcome::Pass)];
        let result = score(&checks, &outcomes);
        assert_eq!(result.level.as_deref(), Some("bronze"));
        assert_eq!(rules(&result), ["large", "small", "above", "optional"], "of the same effort");
        let toward: Vec<_> = result.next_steps.iter().map(|step| step.gain.toward.clone().unwrap()).collect();
        let expected = [
            ("silver", Blocker::Required),
            ("silver", Blocker::Required),
            ("gold", Blocker::Required),
            ("gold", Blocker::Score),
        ];
        assert_eq!(toward, expected.map(|(level, why)| (Arc::from(level), why)));
        assert_eq!(result.next_steps.iter().map(|step| step.gain.points).collect::<Vec<_>>(), [2000, 333, 3000, 2666]);
    }

    #[test]
    fn what_could_not_be_judged_comes_after_what_is_known_to_be_open() {
        let checks = [("unknown", "bronze", 9, true), ("open", "bronze", 1, true), ("above", "gold", 1, true)];
        let fail = CheckOutcome::Fail;
        let outcomes = [("unknown", CheckOutcome::Unknown), ("open", fail), ("above", fail)];
        assert_eq!(rules(&score(&checks, &outcomes)), ["open", "unknown", "above"]);
    }

    #[test]
    fn a_level_may_ask_for_a_score_or_for_more_to_be_known() {
        let checks = [("a", "bronze", 1, true), ("b", "gold", 1, false)];
        let low = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail)]);
        assert_eq!(low.level.as_deref(), Some("silver"));
        assert_eq!(low.next_steps[0].gain.toward, Some(("gold".into(), Blocker::Score)));
        assert_eq!(low.next_steps[0].gain.reaches.as_deref(), Some("gold"));
        let checks = [("a", "bronze", 1, true), ("b", "bronze", 1, false)];
        let little = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Unknown)]);
        assert_eq!(little.level, None);
        assert_eq!(little.next_steps[0].gain.toward, Some(("bronze".into(), Blocker::Coverage)));
    }

    #[test]
    fn a_rule_that_was_not_asked_is_unknown_with_the_reason() {
        let result = score(&[("a", "bronze", 1, true)], &[]);
        assert_eq!(result.checks[0].outcome, CheckOutcome::Unknown);
        assert_eq!(result.checks[0].reason.as_ref().map(|own| own.kind), Some(ReasonKind::Unasked));
        assert_eq!((result.score, result.score_up_to, result.coverage), (None, Some(10_000), Some(0)));
    }
}
