//! An entity over time: its scores with their causes, and what became of each check.

use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::known::Scope;
use super::moves::Move;
use crate::model::movement::Part;
use crate::model::scorecard::{CheckOutcome, Excuse};

/// A moment at which the score or the level of an entity changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub moment: i64,
    /// The commit that was looked at, in hexadecimal digits.
    pub revision: Option<Arc<str>>,
    /// From what to what, and why; none where it began.
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
    pub outcome: CheckOutcome,
    /// What it would be without its waiver.
    pub said: CheckOutcome,
    /// The share that could be judged, in basis points.
    pub coverage: Option<u32>,
    /// What kept it from being judged, as a word.
    pub reason: Option<Arc<str>>,
    /// The waiver at work.
    pub waiver: Option<Excuse>,
    /// Since when exactly this holds.
    pub since: i64,
    /// Why it is not as it was before; none where it began.
    pub cause: Option<Part>,
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

    /// How an entity stood over time, from what it stood at the first moment on, with the reason of each change.
    pub fn timeline(&mut self, entity: i64, scope: &Scope) -> Result<Vec<Change>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let sql = "SELECT since, score, level FROM standing WHERE entity = $1 AND card = $2 AND since <= $3 \
             AND (until IS NULL OR until > $4) ORDER BY since";
        let values = [entity, card, scope.to, scope.from].map(Value::Int);
        let found = self.query(sql, &values)?;
        let mut told: Vec<Change> = Vec::new();
        let mut before: Option<Row> = None;
        for row in found {
            let moment = row.int(0);
            let is_moved = before.as_ref().is_none_or(|old| old.0.get(1..) != row.0.get(1..));
            before = Some(row);
            if !is_moved {
                continue;
            }
            // Just before and just then: what lies between is this change alone.
            let step = Scope { from: moment - 1, to: moment, ..scope.clone() };
            let by = self.step(entity, &step)?;
            let stood = self.stood(entity, card, moment)?;
            told.push(Change { moment, revision: self.revision(entity, moment)?, by, level: stood.0, score: stood.1 });
        }
        Ok(told)
    }

    fn stood(&mut self, entity: i64, card: i64, moment: i64) -> Result<(Option<Arc<str>>, Option<u32>), Error> {
        let sql = "SELECT level.content, own.score FROM standing AS own LEFT JOIN word AS level ON level.id = own.level \
             WHERE own.entity = $1 AND own.card = $2 AND own.since = $3";
        let found = self.query(sql, &[entity, card, moment].map(Value::Int))?;
        Ok(found.first().map_or((None, None), |row| (row.text(0), row.small(1))))
    }

    fn revision(&mut self, entity: i64, moment: i64) -> Result<Option<Arc<str>>, Error> {
        let sql = "SELECT snapshot.revision FROM snapshot JOIN entity ON entity.repository = snapshot.repository \
             WHERE entity.id = $1 AND snapshot.moment <= $2 ORDER BY snapshot.moment DESC LIMIT 1";
        let found = self.query(sql, &[entity, moment].map(Value::Int))?;
        let bytes = found.first().and_then(|row| row.bytes(0));
        Ok(bytes.map(|bytes| Arc::from(data_encoding::HEXLOWER.encode(bytes))))
    }

    /// What became of the checks of an entity at a moment, by scorecard and check.
    pub fn judged(&mut self, entity: i64, scorecard: &str, moment: i64) -> Result<Vec<JudgedNow>, Error> {
        let card = self.card_number(scorecard)?;
        let waivers = self.all_waivers()?;
        let sql = "SELECT line.name, meaning.rev, rule.content, own.outcome, own.said, own.value, own.coverage, \
             reason.content, own.waiver, own.since, own.cause FROM judged AS own JOIN line ON line.id = own.line \
             JOIN meaning ON meaning.id = own.meaning JOIN word AS rule ON rule.id = meaning.rule \
             LEFT JOIN word AS reason ON reason.id = own.reason \
             WHERE own.entity = $1 AND line.card = $2 AND own.since <= $3 AND (own.until IS NULL OR own.until > $3) \
             ORDER BY line.name";
        let one = |row: &Row| JudgedNow {
            check: row.string(0),
            rev: row.small(1).unwrap_or_default(),
            rule: row.string(2),
            outcome: code::outcome(row.int(3), row.small(5)),
            said: code::outcome(row.int(4), row.small(5)),
            coverage: row.small(6),
            reason: row.text(7),
            waiver: row.number(8).and_then(|id| waivers.get(&id)).cloned(),
            since: row.int(9),
            cause: code::cause(row.int(10)),
        };
        Ok(self.query(sql, &[entity, card, moment].map(Value::Int))?.iter().map(one).collect())
    }
}
