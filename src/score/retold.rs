//! Outcomes that were kept → the result that they make, as a report had it, or under another definition. Pure: never looks at a
//! repository.

use std::collections::HashMap;
use std::sync::Arc;

use super::numbers::{self, Counted};
use crate::model::Date;
use crate::model::scorecard::{Check, CheckOutcome, CheckResult, Excuse, Phase, Scorecard, ScorecardResult};

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What counts.
    pub(crate) outcome: CheckOutcome,
    /// What it would be without its waiver.
    pub(crate) said: CheckOutcome,
    /// The waiver.
    pub(crate) waiver: Option<Excuse>,
}

/// A scorecard whose checks count as they do on a day, with what became of them. Those of which nothing is told are left out.
pub(crate) fn retold(card: &Arc<Scorecard>, told: &HashMap<Arc<str>, Told>, today: Date) -> ScorecardResult {
    let shown = card.checks.iter().filter_map(|check| {
        let phase = check.phase(today);
        let told = told.get(&check.id).filter(|_| !matches!(phase, Phase::Planned | Phase::Retired))?;
        Some(check_of(check, phase, told))
    });
    let checks: Vec<_> = shown.collect();
    let counted: Vec<_> = checks.iter().map(Counted::of).collect();
    let own = numbers::numbers(card, &counted);
    let level = |at: usize| card.levels.get(at).map(|level| level.id.clone());
    ScorecardResult {
        scorecard: card.id.clone(),
        title: card.title.clone(),
        version: card.version.clone(),
        card: card.clone(),
        repository: Arc::from(""),
        entity: Arc::from(""),
        name: Arc::from(""),
        facets: Arc::default(),
        level: own.reached.checked_sub(1).and_then(level),
        levels: card.levels.iter().map(|level| level.id.clone()).collect(),
        ladder: numbers::ladder(card, &counted, own.score),
        score: own.score,
        score_up_to: own.score_up_to,
        coverage: own.coverage,
        categories: numbers::categories(card, &counted),
        target: None,
        next_level: level(own.reached),
        next_steps: Vec::new(),
        checks,
    }
}

fn check_of(check: &Check, phase: Phase, told: &Told) -> CheckResult {
    CheckResult {
        check: Arc::new(check.clone()),
        title: Arc::from(check.title.as_deref().unwrap_or(&check.id)),
        outcome: told.outcome,
        said: told.said,
        phase,
        counts_from: None,
        due: None,
        waiver: told.waiver.clone(),
        findings: 0,
        measure: None,
        evidence: Vec::new(),
        places: 0,
        reason: None,
        unjudged: 0,
    }
}
