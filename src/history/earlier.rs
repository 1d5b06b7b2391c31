//! Roll-ups of an export that its intervals do not give, since what they were of is no longer kept there → the same in the history
//! that reads it, so that trends do not end with the export.

use std::collections::BTreeMap;
use std::io::Read;

use super::code;
use super::database::Reason;
use super::flow::each;
use super::import::{Import, Line};
use super::rollup::{AllSums, DIMENSIONS, Rollup};
use super::store::Store;
use super::wire::outcome;
use crate::model::Date;

/// Seconds of a day.
const DAY: i64 = 24 * 3600;

impl Store {
    /// The roll-ups as they stand.
    pub(super) fn sums(&mut self) -> Result<AllSums, Reason> {
        let sql = "SELECT card, dimension, word, day, level, entities, scored, score, coverage FROM level_day";
        let levels = self.rows(sql, &[])?;
        let levels =
            levels.iter().map(|row| ([0, 1, 2, 3, 4].map(|at| row.int(at)), [5, 6, 7, 8].map(|at| row.int(at))));
        let checks = self.rows("SELECT line, day, outcome, entities, value FROM check_day", &[])?;
        let checks = checks.iter().map(|row| ([0, 1, 2].map(|at| row.int(at)), [3, 4].map(|at| row.int(at))));
        Ok((levels.collect(), checks.collect()))
    }
}

impl Import<'_> {
    /// Adds to the roll-ups what the intervals of the export did not give them; `before` is how they stood before these were read.
    /// What is left of some repositories alone is not known, so that nothing is added where some were there already.
    pub(super) fn earlier(&mut self, before: &AllSums, levels: impl Read, checks: impl Read) -> Result<(), Reason> {
        if self.told.known > 0 {
            return Ok(());
        }
        let (mut left, mut left_of_checks) = AllSums::default();
        each("levels_by_day", levels, |own| {
            let (key, sums) = self.level(own)?;
            left.insert(key, sums);
            Ok(())
        })?;
        each("checks_by_day", checks, |own| {
            let key = [self.line(own)?, day(own)?, code::of_outcome(outcome(own.text("outcome")?, None)?)];
            left_of_checks.insert(key, numbers(own, ["entities", "value_sum"])?);
            Ok(())
        })?;
        let (now, now_of_checks) = self.store.sums()?;
        add(&mut left, &before.0, 1);
        add(&mut left, &now, -1);
        add(&mut left_of_checks, &before.1, 1);
        add(&mut left_of_checks, &now_of_checks, -1);
        let days = left.keys().map(|key| key[3]).chain(left_of_checks.keys().map(|key| key[1]));
        let Some(last) = days.max() else { return Ok(()) };
        Rollup::of((left, left_of_checks)).write(&mut *self.store.database)?;
        self.store.keep_since(last * DAY)
    }

    fn level(&mut self, own: &Line) -> Result<([i64; 5], [i64; 4]), Reason> {
        let dimension = own.text("dimension")?;
        let place = DIMENSIONS.iter().position(|known| *known == dimension);
        let place = place
            .and_then(|place| i64::try_from(place).ok())
            .ok_or_else(|| format!("`{dimension}` is none of: {}", DIMENSIONS.join(", ")))?;
        let [word, level] = [self.word(own, "key")?, self.word(own, "level")?].map(Option::unwrap_or_default);
        let key = [self.card(own.text("scorecard")?)?, place, word, day(own)?, level];
        Ok((key, numbers(own, ["entities", "with_score", "score_sum", "coverage_sum"])?))
    }
}

fn day(own: &Line) -> Result<i64, Reason> {
    let text = own.text("day")?;
    Date::parse(text).map(code::of_date).ok_or_else(|| format!("`day` is no date: {text}"))
}

fn numbers<const N: usize>(own: &Line, names: [&str; N]) -> Result<[i64; N], Reason> {
    let mut numbers = [0; N];
    for (number, name) in numbers.iter_mut().zip(names) {
        *number = own.number(name)?.unwrap_or_default();
    }
    Ok(numbers)
}

/// Adds sums to others, `sign` times, and leaves out what is 0 then.
fn add<const K: usize, const S: usize>(
    to: &mut BTreeMap<[i64; K], [i64; S]>,
    sums: &BTreeMap<[i64; K], [i64; S]>,
    sign: i64,
) {
    for (key, own) in sums {
        to.entry(*key).or_insert([0; S]).iter_mut().zip(own).for_each(|(sum, own)| *sum += sign * own);
    }
    to.retain(|_, sums| *sums != [0; S]);
}
