//! What became of the checks of a scorecard, from the roll-ups: pass rates now, then, and day by day.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::known::{Scope, at};
use super::standings::Stood;
use crate::model::Date;
use crate::model::scorecard::CheckOutcome;

/// How many entities a check came out how for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckDay {
    /// The day at whose end it is so, in UTC.
    pub day: Date,
    /// It passed.
    pub passed: u64,
    /// It passed in part.
    pub partial: u64,
    /// It failed.
    pub failed: u64,
    /// It does not apply.
    pub not_applicable: u64,
    /// A waiver takes it out.
    pub waived: u64,
    /// It could not be judged.
    pub unknown: u64,
    /// Sum of the values of what passed, in full or in part, in basis points.
    pub value: u64,
}

impl CheckDay {
    /// Entities of which it is known.
    pub const fn known(&self) -> u64 {
        self.passed + self.partial + self.failed
    }

    /// The share of these that passed, in basis points, with fractions; none where there is none.
    pub fn rate(&self) -> Option<u32> {
        self.value.checked_div(self.known()).and_then(|rate| u32::try_from(rate).ok())
    }

    fn of(day: i64, sums: &BTreeMap<i64, [i64; 2]>) -> Self {
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        let of = |outcome| count(sums.get(&code::of_outcome(outcome)).map_or(0, |[entities, _]| *entities));
        Self {
            day: code::date(day),
            passed: of(CheckOutcome::Pass),
            partial: of(CheckOutcome::Partial(0)),
            failed: of(CheckOutcome::Fail),
            not_applicable: of(CheckOutcome::NotApplicable),
            waived: of(CheckOutcome::Waived),
            unknown: of(CheckOutcome::Unknown),
            value: count(sums.values().map(|[_, value]| *value).sum()),
        }
    }
}

/// Entities and sums of values by outcome, at the first day and at the last one.
type Ends = [BTreeMap<i64, [i64; 2]>; 2];

/// A check then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRate {
    /// Its id.
    pub check: Arc<str>,
    /// At the end of the first day.
    pub before: CheckDay,
    /// At the end of the last day.
    pub after: CheckDay,
}

impl Store {
    /// All checks of a scorecard then and now, the one that fewest pass first.
    pub fn check_rates(&mut self, scope: &Scope) -> Result<Vec<CheckRate>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let (first, last) = (code::day(scope.from), code::day(scope.to));
        let sql = "SELECT line.name, own.outcome, CAST(SUM(own.entities) AS BIGINT), CAST(SUM(own.value) AS BIGINT), \
             CAST(SUM(CASE WHEN own.day <= $2 THEN own.entities ELSE 0 END) AS BIGINT), \
             CAST(SUM(CASE WHEN own.day <= $2 THEN own.value ELSE 0 END) AS BIGINT) FROM line JOIN check_day AS own ON own.line = line.id WHERE line.card = $1 AND own.day <= $3 \
             GROUP BY line.name, own.outcome";
        let rows = self.query(sql, &[Value::Int(card), Value::Int(first), Value::Int(last)])?;
        let mut checks: BTreeMap<Arc<str>, Ends> = BTreeMap::new();
        for row in &rows {
            let [before, after] = checks.entry(row.string(0)).or_default();
            after.insert(row.int(1), [row.int(2), row.int(3)]);
            before.insert(row.int(1), [row.int(4), row.int(5)]);
        }
        let mut rates: Vec<_> = checks
            .into_iter()
            .map(|(check, [before, after])| CheckRate {
                check,
                before: CheckDay::of(first, &before),
                after: CheckDay::of(last, &after),
            })
            .collect();
        rates.retain(|own| {
            own.before != CheckDay { day: own.before.day, ..CheckDay::default() } || own.after.known() > 0
        });
        rates.sort_by(|a, b| (a.after.rate(), &a.check).cmp(&(b.after.rate(), &b.check)));
        Ok(rates)
    }

    /// A check day by day: at the end of each day on which something changed, and of the first and the last one.
    pub fn check_days(&mut self, scope: &Scope, check: &str) -> Result<Vec<CheckDay>, Error> {
        let line = self.line_number(&scope.scorecard, check)?;
        let (first, last) = (code::day(scope.from), code::day(scope.to));
        let sql = "SELECT day, outcome, entities, value FROM check_day WHERE line = $1 AND day <= $2 ORDER BY day";
        let mut days: BTreeMap<i64, Vec<Row>> = BTreeMap::from([(first, Vec::new()), (last, Vec::new())]);
        for row in self.query(sql, &[Value::Int(line), Value::Int(last)])? {
            days.entry(row.int(0).max(first)).or_default().push(row);
        }
        let mut sums: BTreeMap<i64, [i64; 2]> = BTreeMap::new();
        let told = days.into_iter().map(|(day, rows)| {
            for row in rows {
                let own = sums.entry(row.int(1)).or_default();
                own.iter_mut().zip([row.int(2), row.int(3)]).for_each(|(sum, change)| *sum += change);
            }
            CheckDay::of(day, &sums)
        });
        Ok(told.collect())
    }

    /// The entities that a check did not hold for at a moment, by what it was worth, the worst first.
    pub fn against(&mut self, scorecard: &str, check: &str, moment: i64) -> Result<Vec<(Stood, CheckOutcome)>, Error> {
        let line = self.line_number(scorecard, check)?;
        let sql = format!(
            "SELECT own.entity, own.outcome, COALESCE(own.remembered_value, own.value) FROM {} AS own WHERE own.outcome IN (2, 3, 6)",
            at("judged", "line")
        );
        let found = self.query(&sql, &[Value::Int(line), Value::Int(moment)])?;
        let outcomes: BTreeMap<i64, CheckOutcome> =
            found.iter().map(|row| (row.int(0), code::outcome(row.int(1), row.small(2)))).collect();
        let stood = self.standings(scorecard, moment)?;
        let mut open: Vec<_> =
            stood.into_iter().filter_map(|own| outcomes.get(&own.id).map(|outcome| (own.clone(), *outcome))).collect();
        open.sort_by_key(|(_, outcome)| outcome.value().unwrap_or(u32::MAX));
        Ok(open)
    }

    /// What became of a check of each entity at a moment; nothing of one that was never judged.
    pub(super) fn outcomes_of(
        &mut self,
        scorecard: &str,
        check: &str,
        moment: i64,
    ) -> Result<Vec<(i64, CheckOutcome)>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!(
            "SELECT own.entity, own.outcome, COALESCE(own.remembered_value, own.value) FROM {} AS own",
            at("judged", "line")
        );
        let line =
            self.query("SELECT id FROM line WHERE card = $1 AND name = $2", &[Value::Int(card), Value::from(check)])?;
        let Some(line) = line.first().map(|row| row.int(0)) else { return Ok(Vec::new()) };
        let found = self.query(&sql, &[Value::Int(line), Value::Int(moment)])?;
        Ok(found.iter().map(|row| (row.int(0), code::outcome(row.int(1), row.small(2)))).collect())
    }

    /// The number of a check.
    fn line_number(&mut self, scorecard: &str, check: &str) -> Result<i64, Error> {
        let card = self.card_number(scorecard)?;
        let sql = "SELECT id FROM line WHERE card = $1 AND name = $2";
        let found = self.query(sql, &[Value::Int(card), Value::from(check)])?;
        found.first().map(|row| row.int(0)).ok_or_else(|| {
            Error::question(format!("`{scorecard}` has no check `{check}`"), "`karat history checks` lists them")
        })
    }
}
