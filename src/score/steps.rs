//! What to do next: for every check that is open, what it gains to mend it and nothing else, in the order of what is gained for the
//! effort.
//!
//! Steps to the next level come first, then those to each level above, then what only raises the score. Among the steps to a level
//! what is known to be open goes before what could not be judged, which nobody may have to mend; then one that reaches it alone
//! goes first, then what gains most points for its effort.

use std::cmp::Reverse;
use std::sync::Arc;

use super::numbers::{Counted, Numbers, is_open, numbers, rank};
use crate::model::Date;
use crate::model::scorecard::{
    Blocker, CheckOutcome, CheckResult, Effort, Gain, NextStep, Phase, Rung, Scorecard, ScorecardResult,
};

/// How much a piece of work counts beside another one: minutes, hours, days.
const fn cost(effort: Effort) -> u64 {
    match effort {
        Effort::Small => 1,
        Effort::Medium => 4,
        Effort::Large => 16,
    }
}

/// What checks came to, and what stands before each level.
pub(super) struct Standing<'r> {
    pub(super) card: &'r Scorecard,
    pub(super) numbers: Numbers,
    pub(super) ladder: &'r [Rung],
}

/// The next steps. `fix` gives how the check at a place is mended.
pub(super) fn next(standing: &Standing<'_>, checks: &[CheckResult], fix: impl Fn(usize) -> Arc<str>) -> Vec<NextStep> {
    let mut counted: Vec<_> = checks.iter().map(Counted::of).collect();
    let mut steps = Vec::new();
    for (at, result) in checks.iter().enumerate() {
        if result.phase == Phase::Announced || !is_open(result.outcome) {
            continue;
        }
        let gain = gain(standing, &mut counted, at);
        let is_unknown = result.outcome == CheckOutcome::Unknown;
        steps.push((
            is_unknown,
            NextStep {
                check: result.check.id.clone(),
                rule: result.check.rule.clone(),
                title: result.title.clone(),
                fix: fix(at),
                effort: result.check.effort,
                findings: result.findings,
                gain,
                due: result.due.or_else(|| kept_until(result)),
            },
        ));
    }
    let place = |step: &NextStep| {
        let level = step.gain.toward.as_ref().map(|(level, _)| level);
        let at = level.and_then(|level| standing.ladder.iter().position(|own| own.level == *level));
        at.unwrap_or(usize::MAX)
    };
    // Effort divides: cross-multiplied, so that no two steps are equal by rounding.
    let all = cost(Effort::Large);
    let for_effort = |step: &NextStep| u64::from(step.gain.points) * (all / cost(step.effort));
    steps.sort_by_cached_key(|(is_unknown, step)| {
        (place(step), *is_unknown, step.gain.reaches.is_none(), Reverse(for_effort(step)), step.effort, step.findings)
    });
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The day from which a check blocks that is unknown and does not yet.
fn kept_until(result: &CheckResult) -> Option<Date> {
    result.remembered.as_ref().filter(|own| own.level.is_some()).map(|own| own.until)
}

/// The next steps of a result that was told anew. `fix` gives how the check at a place is mended.
pub(crate) fn next_steps(result: &ScorecardResult, fix: impl Fn(usize) -> Arc<str>) -> Vec<NextStep> {
    let counted: Vec<_> = result.checks.iter().map(Counted::of).collect();
    let numbers = numbers(&result.card, &counted);
    next(&Standing { card: &result.card, numbers, ladder: &result.ladder }, &result.checks, fix)
}

/// What it gains to mend one check.
fn gain(standing: &Standing<'_>, counted: &mut [Counted<'_>], at: usize) -> Gain {
    let Some(own) = counted.get(at).copied() else { return Gain::default() };
    set(counted, at, CheckOutcome::Pass);
    let after = numbers(standing.card, counted);
    set(counted, at, own.outcome);
    let before = standing.numbers;
    let points = after.score.unwrap_or(0).saturating_sub(before.score.unwrap_or(0));
    let last = |reached: usize| reached.checked_sub(1).and_then(|last| standing.ladder.get(last));
    let reaches = last(after.reached).filter(|_| after.reached > before.reached).map(|rung| rung.level.clone());
    Gain { toward: toward(standing, &own, points), reaches, points }
}

fn set(counted: &mut [Counted<'_>], at: usize, outcome: CheckOutcome) {
    if let Some(own) = counted.get_mut(at) {
        own.outcome = outcome;
    }
}

/// The lowest level that a check is a step to.
fn toward(standing: &Standing<'_>, own: &Counted<'_>, points: u32) -> Option<(Arc<str>, Blocker)> {
    let level_of = |rung: &Rung| standing.card.levels.iter().find(|level| level.id == rung.level);
    let blocker = |rung: &Rung| {
        let level = level_of(rung);
        let is_below = rank(standing.card, own.check) <= level.map_or(0, |own| own.rank);
        let outcome = level.map_or(own.outcome, |level| own.toward(standing.card, level).outcome);
        let is_too_little = rung.coverage.is_some_and(|coverage| coverage < rung.min_coverage);
        let score = standing.numbers.score;
        let is_too_low = rung.min_score.is_some_and(|floor| score.is_none_or(|score| score < floor));
        if rung.blocked_by.contains(&own.check.id) {
            Some(Blocker::Required)
        } else if is_below && is_too_little && outcome == CheckOutcome::Unknown && own.check.weight > 0 {
            Some(Blocker::Coverage)
        } else {
            (is_too_low && points > 0).then_some(Blocker::Score)
        }
    };
    let open = standing.ladder.iter().filter(|rung| !rung.is_reached);
    open.into_iter().find_map(|rung| Some((rung.level.clone(), blocker(rung)?)))
}
