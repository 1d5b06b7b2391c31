//! An entity over time: its scores with their causes, and what became of each check.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::known::Scope;
use super::moves::Move;
use super::remembered::{KEPT, TOLD};
use super::standings::Stood;
use crate::model::movement::Part;
use crate::score::Told;

/// A moment at which the score or the level of an entity changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub moment: i64,
    /// The commit that was looked at, in hexadecimal digits.
    pub revision: Option<Arc<str>>,
    /// From what to what, and why; none where it began, and where it stood so when the time that is asked for began.
    pub by: Option<Move>,
    /// The level reached.
    pub level: Option<Arc<str>>,
    /// In basis points.
    pub score: Option<u32>,
}

/// A check of an entity as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedNow {
    /// Its id.
    pub check: Arc<str>,
    /// The number of its meaning.
    pub rev: u32,
    /// The rule that decides.
    pub rule: Arc<str>,
    /// What became of it.
    pub(crate) told: Told,
    /// The share that could be judged, in basis points.
    pub coverage: Option<u32>,
    /// What kept it from being judged, as a word.
    pub reason: Option<Arc<str>>,
    /// Since when exactly this holds.
    pub since: i64,
    /// Why it is not as it was before; none where it began.
    pub cause: Option<Part>,
}

impl Change {
    /// Whether it lies before a stretch of time, at whose first moment the entity stood so.
    pub fn is_before(&self, from: i64) -> bool {
        self.moment <= from
    }
}

impl Store {
    /// The numbers of the entities of this name: a reference, or the name alone.
    pub fn entity(&mut self, named: &str) -> Result<Vec<i64>, Error> {
        let sql = "SELECT id FROM entity WHERE reference = $1 OR name = $1 ORDER BY id";
        let found = self.query(sql, &[Value::from(named)])?;
        if found.is_empty() {
            let help = "write its reference, such as component:default/shop; `karat history score` lists them";
            return Err(Error::question(format!("there is no entity `{named}`"), help));
        }
        Ok(found.iter().map(|row| row.int(0)).collect())
    }

    /// How an entity stood over time: where it stood at the first moment, then each change with its reason.
    pub fn timeline(&mut self, entity: i64, scope: &Scope) -> Result<Vec<Change>, Error> {
        let course = self.course(entity, &scope.scorecard, scope.to)?;
        let first = course.partition_point(|own| own.until.is_some_and(|until| until <= scope.from));
        let Some(begin) = course.get(first).map(|own| own.since) else { return Ok(Vec::new()) };
        let checks = self.checks_of(&scope.scorecard, entity, [begin - 1, scope.to])?;
        let looks = self.looks(entity, [begin, scope.to])?;
        let mut told: Vec<Change> = Vec::new();
        for (at, own) in course.iter().enumerate().skip(first) {
            let before = at.checked_sub(1).and_then(|at| course.get(at));
            let is_same = |old: &Stood| (old.score, &old.level) == (own.score, &own.level);
            if at > first && before.is_some_and(is_same) {
                continue;
            }
            let moment = own.since;
            // Just before and just then: what lies between is this change alone.
            let at = |moment: i64| {
                let held = checks.iter().filter(|(_, own)| own.covers(moment));
                held.map(|(check, own)| (check.as_ref(), own)).collect()
            };
            let before = before.filter(|old| moment > scope.from && old.until == Some(moment)).cloned();
            let by = before.map(|before| self.compared((before, at(moment - 1)), (own.clone(), at(moment))));
            let revision = looks.get(&moment).cloned().flatten();
            told.push(Change { moment, revision, by: by.transpose()?, level: own.level.clone(), score: own.score });
        }
        Ok(told)
    }

    /// The commits that were looked at, by moment.
    fn looks(&mut self, entity: i64, [from, to]: [i64; 2]) -> Result<HashMap<i64, Option<Arc<str>>>, Error> {
        let sql = "SELECT snapshot.moment, snapshot.revision FROM snapshot JOIN entity ON entity.repository = snapshot.repository \
             WHERE entity.id = $1 AND snapshot.moment >= $2 AND snapshot.moment <= $3";
        let found = self.query(sql, &[entity, from, to].map(Value::Int))?;
        let one = |row: &Row| (row.int(0), row.bytes(1).map(|bytes| Arc::from(data_encoding::HEXLOWER.encode(bytes))));
        Ok(found.iter().map(one).collect())
    }

    /// What became of the checks of an entity at a moment, by scorecard and check.
    pub fn judged(&mut self, entity: i64, scorecard: &str, moment: i64) -> Result<Vec<JudgedNow>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!(
            "SELECT {TOLD}, line.name, meaning.rev, rule.content, own.coverage, \
             reason.content, own.since, own.cause FROM judged AS own {KEPT} JOIN line ON line.id = own.line \
             JOIN meaning ON meaning.id = own.meaning JOIN word AS rule ON rule.id = meaning.rule \
             LEFT JOIN word AS reason ON reason.id = own.reason \
             WHERE own.entity = $1 AND line.card = $2 AND own.since <= $3 AND (own.until IS NULL OR own.until > $3) \
             ORDER BY line.name"
        );
        let found = self.query(&sql, &[entity, card, moment].map(Value::Int))?;
        found.iter().map(|row| self.judged_now(row)).collect()
    }

    fn judged_now(&mut self, row: &Row) -> Result<JudgedNow, Error> {
        Ok(JudgedNow {
            told: self.check_told(row)?,
            check: row.string(9),
            rev: row.small(10).unwrap_or_default(),
            rule: row.string(11),
            coverage: row.small(12),
            reason: row.text(13),
            since: row.int(14),
            cause: code::cause(row.int(15)),
        })
    }
}
