//! A report, or a run that is recorded, and what the history knew before → the same with what is remembered of its checks.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::ask::{Memory, Sought};
use super::database::Reason;
use super::definitions::Meant;
use super::error::Error;
use super::run::{Definition, Judged, Snapshot, Standing, has_addresses, names_in};
use super::store::Store;
use crate::model::Date;
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, ScorecardResult};
use crate::score::{self, Told, Want};

impl Store {
    /// Lays over a report what is known up to its moment: outcomes that waivers hold, and what takes no level away yet. A repository that
    /// does not say where it lives is looked for by the name that a fleet gives it, if any.
    pub fn remember(&mut self, report: &mut Report, fleet: Option<&str>) -> Result<(), Error> {
        let mut names = names_in(report);
        for own in names.values_mut().filter(|_| !has_addresses(report)) {
            *own = fleet.map_or_else(|| own.clone(), Arc::from);
        }
        let mut sought = Vec::new();
        for (at, result) in report.scorecards.iter().enumerate() {
            if result.checks.iter().any(|own| Want::of(&result.card, own).is_some())
                && let Some(name) = names.get(&result.repository)
            {
                let meant = self.meant(&Definition::of(&result.card))?;
                self::sought(&mut sought, (at, name, result), &meant);
            }
        }
        if sought.is_empty() {
            return Ok(());
        }
        let memory = self.memory(&sought, report.moment).map_err(|reason| self.refused("read", reason))?;
        let today = Date::of_unix(report.moment).unwrap_or_default();
        for (at, known) in &memory {
            if let Some(result) = report.scorecards.get_mut(*at) {
                score::remember(result, |check| known.get(check), today);
            }
        }
        score::regroup(report);
        Ok(())
    }

    /// What was found in a repository at a moment, with what is known of the time before. What it remembers already stays.
    pub(super) fn with_memory<'s>(
        &mut self,
        own: &'s Snapshot,
        meant: &[Arc<Meant>],
        moment: i64,
    ) -> Result<Cow<'s, Snapshot>, Reason> {
        let today = Date::of_unix(moment).unwrap_or_default();
        let mut sought = Vec::new();
        let mut told = Vec::new();
        for (at, standing) in own.standings.iter().enumerate() {
            let Some(meant) = meant.iter().find(|meant| meant.definition.id == standing.scorecard) else { continue };
            let has_grace = meant.card.scoring.unknown_grace.is_some();
            let is_open = |own: &Judged| own.outcome == CheckOutcome::Unknown && (has_grace || own.waiver.is_some());
            if standing.checks.iter().any(is_open) {
                let result = retold(standing, meant, today);
                self::sought(&mut sought, (at, &own.repository, &result), meant);
                told.push((at, result));
            }
        }
        let memory = if sought.is_empty() { Memory::new() } else { self.memory(&sought, moment - 1)? };
        if memory.is_empty() {
            return Ok(Cow::Borrowed(own));
        }
        let mut own = own.clone();
        for (at, mut result) in told {
            if let Some(known) = memory.get(&at)
                && score::remember(&mut result, |check| known.get(check), today)
                && let Some(standing) = own.standings.get_mut(at)
            {
                take(standing, result);
            }
        }
        Ok(Cow::Owned(own))
    }
}

/// What a result wants to be remembered, given with its place and what its repository is called.
fn sought(sought: &mut Vec<Sought>, (at, repository, result): (usize, &Arc<str>, &ScorecardResult), meant: &Meant) {
    for own in &result.checks {
        let Some((want, meaning)) = Want::of(&result.card, own).zip(meant.meanings.get(&own.check.id)) else {
            continue;
        };
        sought.push(Sought {
            at,
            repository: repository.clone(),
            entity: result.entity.clone(),
            scorecard: result.scorecard.clone(),
            check: own.check.id.clone(),
            meaning: meaning.digest,
            want,
        });
    }
}

/// A standing as a report has it.
fn retold(own: &Standing, meant: &Meant, today: Date) -> ScorecardResult {
    let told = own.checks.iter().map(|own| {
        let told = Told {
            outcome: own.outcome,
            said: own.said,
            waiver: own.waiver.clone(),
            remembered: own.remembered.clone(),
        };
        (own.check.clone(), told)
    });
    let told: HashMap<Arc<str>, Told> = told.collect();
    let entity = own.entity.clone();
    ScorecardResult { entity, ..meant.telling.result(|check| told.get(check), today) }
}

/// Gives a standing what came of its checks.
fn take(own: &mut Standing, result: ScorecardResult) {
    (own.level, own.score) = (result.level, result.score);
    (own.score_up_to, own.coverage) = (result.score_up_to, result.coverage);
    for result in result.checks.into_iter().filter(|own| own.remembered.is_some()) {
        if let Some(own) = own.checks.iter_mut().find(|own| own.check == result.check.id) {
            (own.outcome, own.remembered) = (result.outcome, result.remembered);
            own.reason = result.reason.map(|why| why.kind).or(own.reason);
        }
    }
}
