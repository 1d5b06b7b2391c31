//! Outcomes + a scorecard → score, coverage, level and the next steps.
//!
//! In integers, as the model of scorecards has it: score = ⌊Σ w·v / Σ w⌋ over what is known, coverage = known weight ÷
//! applicable weight; what does not apply or is waived leaves both sums, what is unknown lowers the coverage only.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Day, Subject};
use crate::model::Waiver;
use crate::model::report::RuleOutcome;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::{
    Check, CheckOutcome, CheckResult, Excuse, FULL, Level, NextStep, Phase, Scorecard, ScorecardResult, Stage,
    TargetResult,
};
use crate::model::source::Repository;
use crate::model::waiver::Effect;

/// What a scorecard says of an entity.
pub(super) fn result(
    card: &Scorecard,
    rules: &[Arc<RuleInfo>],
    repository: &Repository,
    (subject, outcomes): (&Subject, &[RuleOutcome]),
    day: &Day<'_>,
) -> ScorecardResult {
    let by_rule: BTreeMap<&str, &RuleOutcome> = outcomes.iter().map(|own| (own.rule.as_ref(), own)).collect();
    let infos: BTreeMap<&str, &RuleInfo> = rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let checks: Vec<_> = card
        .checks
        .iter()
        .filter(|check| !matches!(check.phase(day.today), Phase::Planned | Phase::Retired))
        .map(|check| {
            let outcome = by_rule.get(check.rule.as_ref());
            let waiver = day.standards.excuse_check(&card.id, check, &subject.entity, day.today);
            let said = outcome.map_or(CheckOutcome::Unknown, |own| in_check(check, own.outcome));
            let title = check.title.clone().or_else(|| infos.get(check.rule.as_ref()).map(|info| info.title.clone()));
            CheckResult {
                check: Arc::new(check.clone()),
                title: title.unwrap_or_else(|| check.id.to_string()),
                outcome: if check.applies.matches(&subject.facets) {
                    excused(said, waiver)
                } else {
                    CheckOutcome::NotApplicable
                },
                phase: check.phase(day.today),
                due: check.enforce_from.filter(|date| *date > day.today),
                waiver: waiver.map(|own| Excuse { id: own.id.clone(), effect: own.effect, until: own.expires }),
                findings: outcome.map_or(0, |own| own.findings),
            }
        })
        .collect();
    let (score, coverage) = totals(card, &checks);
    let reached = card.levels.iter().take_while(|level| is_reached(card, level, &checks, score)).count();
    let next = card.levels.get(reached);
    ScorecardResult {
        scorecard: card.id.clone(),
        title: card.title.clone(),
        version: card.version.clone(),
        repository: Arc::from(repository.target.as_str()),
        entity: subject.entity.clone(),
        name: subject.name.clone(),
        facets: Arc::new(subject.facets.clone()),
        level: reached.checked_sub(1).and_then(|last| card.levels.get(last)).map(|level| level.id.clone()),
        levels: card.levels.iter().map(|level| level.id.clone()).collect(),
        score,
        coverage,
        target: target(card, subject, reached),
        next_steps: next.map_or_else(Vec::new, |level| next_steps(card, level, &checks, &infos)),
        next_level: next.map(|level| level.id.clone()),
        checks,
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

/// An outcome under a waiver. What is held is not known before there is a history to hold it from.
fn excused(outcome: CheckOutcome, waiver: Option<&Waiver>) -> CheckOutcome {
    match (waiver.map(|own| own.effect), outcome) {
        (Some(_), CheckOutcome::Pass | CheckOutcome::NotApplicable) | (None | Some(Effect::Accept), _) => outcome,
        (Some(Effect::Exclude), _) => CheckOutcome::Waived,
        (Some(Effect::Hold), _) => CheckOutcome::Unknown,
    }
}

/// A check that does not take fractions fails on less than all.
fn in_check(check: &Check, outcome: CheckOutcome) -> CheckOutcome {
    match outcome {
        CheckOutcome::Partial(_) if !check.partial => CheckOutcome::Fail,
        other => other,
    }
}

/// Score and coverage of a card. Where categories have weights, the score is that of the categories, weighed by these.
fn totals(card: &Scorecard, checks: &[CheckResult]) -> (Option<u32>, Option<u32>) {
    let (score, coverage) = sums(checks.iter());
    let weights = &card.scoring.category_weights;
    if weights.is_empty() {
        return (score, coverage);
    }
    let (mut points, mut whole) = (0_u128, 0_u128);
    for (category, weight) in weights {
        let own = checks.iter().filter(|result| result.check.category.as_ref() == Some(category));
        if let (Some(score), _) = sums(own) {
            points += u128::from(*weight) * u128::from(score);
            whole += u128::from(*weight);
        }
    }
    (points.checked_div(whole).and_then(|score| u32::try_from(score).ok()), coverage)
}

/// Score and coverage in basis points; what is only announced counts in neither.
fn sums<'a>(checks: impl Iterator<Item = &'a CheckResult>) -> (Option<u32>, Option<u32>) {
    let (mut points, mut known, mut applicable) = (0_u128, 0_u128, 0_u128);
    for result in checks.filter(|result| result.phase != Phase::Announced) {
        let weight = u128::from(result.check.weight);
        match (result.outcome.value(), result.outcome) {
            (Some(value), _) => {
                points += weight * u128::from(value);
                known += weight;
                applicable += weight;
            }
            (None, CheckOutcome::Unknown) => applicable += weight,
            (None, _) => {}
        }
    }
    let ratio = |part: u128, whole: u128| part.checked_div(whole).and_then(|share| u32::try_from(share).ok());
    (ratio(points, known), ratio(known * u128::from(FULL), applicable))
}

/// Whether every required check up to the level passes or does not apply, with enough of it known and the score high enough.
fn is_reached(card: &Scorecard, level: &Level, checks: &[CheckResult], score: Option<u32>) -> bool {
    let up_to: Vec<_> = checks.iter().filter(|result| rank(card, &result.check.level) <= level.rank).collect();
    let required_hold = up_to.iter().filter(|result| result.check.required).all(|result| !is_in_the_way(result));
    let (_, coverage) = sums(up_to.into_iter());
    let known = coverage.is_none_or(|coverage| coverage >= card.scoring.min_coverage);
    required_hold && known && level.min_score.is_none_or(|floor| score.is_some_and(|score| score >= floor))
}

fn rank(card: &Scorecard, level: &str) -> u32 {
    card.levels.iter().find(|own| own.id.as_ref() == level).map_or(0, |own| own.rank)
}

/// Whether a check holds back its level: before it is enforced it does not.
fn is_in_the_way(result: &CheckResult) -> bool {
    result.phase == Phase::Enforced && blocks(result.outcome)
}

const fn blocks(outcome: CheckOutcome) -> bool {
    matches!(outcome, CheckOutcome::Fail | CheckOutcome::Partial(_) | CheckOutcome::Unknown)
}

/// What stands before a level, the cheapest first: by effort, then by findings to mend, then as the card has it. Where only
/// the score is too low, every check that would raise it.
fn next_steps(
    card: &Scorecard,
    level: &Level,
    checks: &[CheckResult],
    infos: &BTreeMap<&str, &RuleInfo>,
) -> Vec<NextStep> {
    let blocking = |result: &&CheckResult| {
        result.check.required && is_in_the_way(result) && rank(card, &result.check.level) <= level.rank
    };
    let mut open: Vec<_> = checks.iter().filter(blocking).collect();
    if open.is_empty() {
        open = checks.iter().filter(|result| blocks(result.outcome)).collect();
    }
    open.sort_by_key(|result| (result.check.effort, result.findings));
    let step = |result: &CheckResult| NextStep {
        check: result.check.id.clone(),
        rule: result.check.rule.clone(),
        title: result.title.clone(),
        fix: result
            .check
            .fix
            .clone()
            .or_else(|| infos.get(result.check.rule.as_ref()).map(|info| info.remediation.clone()))
            .unwrap_or_default(),
        effort: result.check.effort,
        findings: result.findings,
    };
    open.into_iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::model::Date;
    use crate::model::scorecard::Scoring;
    use crate::model::selector::Facets;
    use crate::standards::Standards;

    fn card(checks: &[(&str, &str, u32, bool)]) -> Scorecard {
        let level = |id: &str, rank, min_score| Level { id: Arc::from(id), title: None, rank, min_score };
        Scorecard {
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
        }
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
                measure: None,
                passed: 0,
                failed: 0,
                broken: 0,
                unknown: 0,
                findings: 0,
            })
            .collect();
        let subject = Subject {
            entity: "component:default/shop".into(),
            name: "shop".into(),
            is_component: true,
            facets: Facets::default(),
            scope: 0,
        };
        let standards = Standards::default();
        let day = Day { standards: &standards, today: Date::new(2026, 11, 26).unwrap() };
        result(&card(checks), &[], &repository, (&subject, &outcomes), &day)
    }

    #[test]
    fn missing_data_lowers_coverage_and_never_raises_a_score() {
        let checks = [("a", "bronze", 1, true), ("b", "bronze", 3, false)];
        let known = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail)]);
        let unknown = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Unknown)]);
        assert_eq!((known.score, known.coverage), (Some(2500), Some(10_000)));
        assert_eq!(known.level.as_deref(), Some("silver"));
        assert_eq!((unknown.score, unknown.coverage), (Some(10_000), Some(2500)));
        assert_eq!(unknown.level, None, "too little is known for a level");
    }

    #[test]
    fn a_required_check_blocks_its_level_and_those_above() {
        let checks = [("a", "bronze", 1, true), ("b", "silver", 1, true), ("c", "gold", 1, true)];
        let result = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail), ("c", CheckOutcome::Pass)]);
        assert_eq!(result.level.as_deref(), Some("bronze"));
        assert_eq!(result.next_level.as_deref(), Some("silver"));
        assert_eq!(result.next_steps.iter().map(|step| step.rule.as_ref()).collect::<Vec<_>>(), ["b"]);
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
    fn a_level_may_ask_for_a_score_besides() {
        let checks = [("a", "bronze", 1, true), ("b", "gold", 1, false)];
        let result = score(&checks, &[("a", CheckOutcome::Pass), ("b", CheckOutcome::Fail)]);
        assert_eq!(result.level.as_deref(), Some("silver"));
        assert_eq!(result.next_steps.iter().map(|step| step.rule.as_ref()).collect::<Vec<_>>(), ["b"]);
    }
}
