//! Spans → by how much numbers changed on a day: who stands at which level, what became of checks.
//!
//! A sum up to a day is the number at the end of that day, so that a day on which nothing changed costs nothing, and a run that comes
//! late corrects two days and not all that follow.

use std::collections::BTreeMap;

use super::changes::Span;
use super::code;
use super::database::{Database, Reason, Value};
use super::words::Words;

/// What entities are grouped by in roll-ups.
pub(super) const DIMENSIONS: [&str; 5] = ["all", "owner", "system", "domain", "tier"];

/// Changes that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Rollup {
    /// Entities, those with a score, sum of scores, sum of coverages; by card, dimension, word, day and level.
    levels: BTreeMap<[i64; 5], [i64; 4]>,
    /// Entities and sum of values; by line, day and outcome.
    checks: BTreeMap<[i64; 3], [i64; 2]>,
}

/// Sums of levels, and of checks, by key.
pub(super) type AllSums = (BTreeMap<[i64; 5], [i64; 4]>, BTreeMap<[i64; 3], [i64; 2]>);

/// A state as columns.
pub(super) type State = Vec<Option<i64>>;

impl Rollup {
    /// With these sums.
    pub(super) fn of((levels, checks): AllSums) -> Self {
        Self { levels, checks }
    }

    /// A standing is there that was not (`sign` 1), or is no longer (-1).
    pub(super) fn standing(
        &mut self,
        database: &mut dyn Database,
        words: &mut Words,
        (sign, card): (i64, i64),
        span: &Span<State>,
    ) -> Result<(), Reason> {
        let [_, Some(facets), level, score, _, coverage] = span.state[..] else { return Ok(()) };
        let groups = words.groups(database, facets)?;
        let change = [1, i64::from(score.is_some()), score.unwrap_or(0), coverage.unwrap_or(0)];
        for (dimension, word) in (0..).zip([0].into_iter().chain(groups)) {
            for (day, sign) in days(span, sign) {
                let key = [card, dimension, word, day, level.unwrap_or(0)];
                let sums = self.levels.entry(key).or_default();
                sums.iter_mut().zip(change).for_each(|(sum, own)| *sum += sign * own);
            }
        }
        Ok(())
    }

    /// The same of an outcome.
    pub(super) fn judged(&mut self, (sign, line): (i64, i64), span: &Span<State>) {
        let [_, Some(outcome), _, value, _, _, _, _, _, held, ..] = span.state[..] else { return };
        // What is waived or unknown counts for nothing, whatever was said.
        let value = held.or(value).filter(|_| outcome <= code::of_outcome(crate::model::scorecard::CheckOutcome::Fail));
        for (day, sign) in days(span, sign) {
            let sums = self.checks.entry([line, day, outcome]).or_default();
            sums.iter_mut().zip([1, value.unwrap_or(0)]).for_each(|(sum, own)| *sum += sign * own);
        }
    }

    /// Writes all that changed.
    pub(super) fn write(self, database: &mut dyn Database) -> Result<(), Reason> {
        let levels = "INSERT INTO level_day (card, dimension, word, day, level, entities, scored, score, coverage) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (card, dimension, word, day, level) DO UPDATE SET \
             entities = level_day.entities + excluded.entities, scored = level_day.scored + excluded.scored, \
             score = level_day.score + excluded.score, coverage = level_day.coverage + excluded.coverage";
        for (key, sums) in self.levels.iter().filter(|(_, sums)| **sums != [0; 4]) {
            let values: Vec<Value> = key.iter().chain(sums).copied().map(Value::Int).collect();
            database.execute(levels, &values)?;
        }
        let checks = "INSERT INTO check_day (line, day, outcome, entities, value) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (line, day, outcome) DO UPDATE SET \
             entities = check_day.entities + excluded.entities, value = check_day.value + excluded.value";
        for (key, sums) in self.checks.iter().filter(|(_, sums)| **sums != [0; 2]) {
            let values: Vec<Value> = key.iter().chain(sums).copied().map(Value::Int).collect();
            database.execute(checks, &values)?;
        }
        Ok(())
    }

    /// What the roll-ups would be of all that was given, without what is 0.
    pub(super) fn sums(&self) -> AllSums {
        let levels = self.levels.iter().filter(|(_, sums)| **sums != [0; 4]).map(|(key, sums)| (*key, *sums));
        let checks = self.checks.iter().filter(|(_, sums)| **sums != [0; 2]).map(|(key, sums)| (*key, *sums));
        (levels.collect(), checks.collect())
    }
}

/// The days on which a span begins and ends, with what that adds.
fn days(span: &Span<State>, sign: i64) -> impl Iterator<Item = (i64, i64)> {
    [(Some(span.since), sign), (span.until, -sign)]
        .into_iter()
        .filter_map(|(moment, sign)| moment.map(|moment| (code::day(moment), sign)))
}
