//! Outcomes that were kept → the result that they make, as a report had it, or under another definition. Pure: never looks at a
//! repository.

use std::sync::Arc;

use super::numbers::{self, Counted, reckon};
use crate::model::Date;
use crate::model::scorecard::{
    Check, CheckOutcome, CheckResult, Excuse, Phase, Remembered, Scorecard, ScorecardResult,
};

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What counts.
    pub(crate) outcome: CheckOutcome,
    /// What it would be without its waiver.
    pub(crate) said: CheckOutcome,
    /// The waiver.
    pub(crate) waiver: Option<Excuse>,
    /// What it was when it was last known, where that still counts.
    pub(crate) remembered: Option<Remembered>,
}

impl Told {
    /// An outcome without a waiver.
    pub(crate) const fn plain(outcome: CheckOutcome) -> Self {
        Self { outcome, said: outcome, waiver: None, remembered: None }
    }
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
            Some(check_of(check, title, (phase, today), told(&check.id)?))
        });
        let checks: Vec<_> = shown.collect();
        let card = &self.card;
        let mut result = ScorecardResult {
            scorecard: card.id.clone(),
            title: card.title.clone(),
            version: card.version.clone(),
            card: card.clone(),
            repository: Arc::from(""),
            entity: Arc::from(""),
            name: Arc::from(""),
            facets: Arc::default(),
            level: None,
            levels: card.levels.iter().map(|level| level.id.clone()).collect(),
            ladder: Vec::new(),
            score: None,
            score_up_to: None,
            coverage: None,
            categories: Vec::new(),
            target: None,
            next_level: None,
            next_steps: Vec::new(),
            checks,
        };
        reckon(&mut result);
        result
    }

    /// The score alone of the same result.
    pub(crate) fn score<'t>(&self, told: impl Fn(&str) -> Option<&'t Told>, today: Date) -> Option<u32> {
        let counted = self.checks.iter().filter_map(|(check, _)| {
            let phase = shown(check, today)?;
            Some(Counted { check, phase, outcome: told(&check.id)?.outcome, remembered: None })
        });
        numbers::numbers(&self.card, &counted.collect::<Vec<_>>()).score
    }
}

/// What a check does on a day on which a report shows it.
fn shown(check: &Check, today: Date) -> Option<Phase> {
    Some(check.phase(today)).filter(|phase| !matches!(phase, Phase::Planned | Phase::Retired))
}

fn check_of(check: &Arc<Check>, title: &Arc<str>, (phase, today): (Phase, Date), told: &Told) -> CheckResult {
    CheckResult {
        check: check.clone(),
        title: title.clone(),
        outcome: told.outcome,
        said: told.said,
        phase,
        counts_from: check.counts_from(today),
        due: check.enforce_from.filter(|day| *day > today),
        waiver: told.waiver.clone(),
        findings: 0,
        measure: None,
        evidence: Vec::new(),
        places: 0,
        reason: None,
        unjudged: 0,
        remembered: told.remembered.clone(),
    }
}
