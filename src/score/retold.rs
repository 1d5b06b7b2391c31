//! Outcomes that were kept → the result that they make, as a report had it, or under another definition. Pure: never looks at a
//! repository.

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

/// A definition that results are told by. All of them share its checks.
#[derive(Debug)]
pub(crate) struct Retelling {
    card: Arc<Scorecard>,
    checks: Vec<(Arc<Check>, Arc<str>)>,
}

impl Retelling {
    /// By a scorecard.
    pub(crate) fn of(card: &Arc<Scorecard>) -> Self {
        let one = |check: &Check| {
            let title = Arc::from(check.title.as_deref().unwrap_or(&check.id));
            (Arc::new(check.clone()), title)
        };
        Self { card: card.clone(), checks: card.checks.iter().map(one).collect() }
    }

    /// The result, with the checks that count, or are announced, on a day. Those of which nothing is told are left out.
    pub(crate) fn result<'t>(&self, told: impl Fn(&str) -> Option<&'t Told>, today: Date) -> ScorecardResult {
        let shown = self.checks.iter().filter_map(|(check, title)| {
            let phase = shown(check, today)?;
            Some(check_of(check, title, phase, told(&check.id)?))
        });
        let checks: Vec<_> = shown.collect();
        let counted: Vec<_> = checks.iter().map(Counted::of).collect();
        let card = &self.card;
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

    /// The score alone of the same result.
    pub(crate) fn score<'t>(&self, told: impl Fn(&str) -> Option<&'t Told>, today: Date) -> Option<u32> {
        let counted = self.checks.iter().filter_map(|(check, _)| {
            let phase = shown(check, today)?;
            Some(Counted { check, phase, outcome: told(&check.id)?.outcome })
        });
        numbers::numbers(&self.card, &counted.collect::<Vec<_>>()).score
    }
}

/// What a check does on a day on which a report shows it.
fn shown(check: &Check, today: Date) -> Option<Phase> {
    Some(check.phase(today)).filter(|phase| !matches!(phase, Phase::Planned | Phase::Retired))
}

fn check_of(check: &Arc<Check>, title: &Arc<str>, phase: Phase, told: &Told) -> CheckResult {
    CheckResult {
        check: check.clone(),
        title: title.clone(),
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
