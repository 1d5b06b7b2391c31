//! What became of all checks of all entities, and of one entity over a stretch of time: what catalogs outside ask for.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use crate::model::scorecard::{CheckOutcome, Excuse};

/// What became of a check of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The check's id.
    pub check: Arc<str>,
    /// What counts.
    pub outcome: CheckOutcome,
    /// What it would be without its waiver.
    pub said: CheckOutcome,
    /// What kept it from being judged, as a word.
    pub reason: Option<Arc<str>>,
    /// The waiver at work.
    pub waiver: Option<Arc<Excuse>>,
}

/// Something that held from one moment to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<T> {
    /// The first moment.
    pub since: i64,
    /// The first moment at which it no longer held; none where it still does.
    pub until: Option<i64>,
    /// What.
    pub what: T,
}

/// Where an entity stood, as far as numbers go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The version of the scorecard.
    pub version: Arc<str>,
    /// The highest level reached.
    pub level: Option<Arc<str>>,
    /// In basis points.
    pub score: Option<u32>,
    /// Known share, in basis points.
    pub coverage: Option<u32>,
}

/// An entity on a scorecard over a stretch of time: all that held at some moment of it, by when it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Where it stood.
    pub numbers: Vec<Held<Numbers>>,
    /// What became of its checks.
    pub outcomes: Vec<Held<Outcome>>,
}

/// Open findings of a rule in an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// How many there are.
    pub findings: u64,
    /// The file of the first one, by path and line.
    pub path: Arc<str>,
    /// Its line.
    pub line: u32,
    /// What it says.
    pub message: Arc<str>,
}

impl Store {
    /// What became of all checks of a scorecard at a moment, by the number of the entity.
    pub fn all_outcomes(&mut self, scorecard: &str, moment: i64) -> Result<HashMap<i64, Vec<Outcome>>, Error> {
        let card = self.card_number(scorecard)?;
        let one = |until: &str| {
            format!(
                "SELECT own.entity, own.line, own.outcome, own.said, own.value, reason.content, own.waiver, own.remembered_value FROM line \
                 JOIN judged AS own ON own.line = line.id LEFT JOIN word AS reason ON reason.id = own.reason \
                 WHERE line.card = $1 AND own.since <= $2 AND own.{until}"
            )
        };
        // Two questions in one: an index serves each of them, and none serves an OR.
        let sql = format!("{} UNION ALL {}", one("until IS NULL"), one("until > $2"));
        let names = self.check_names(card)?;
        let mut all: HashMap<i64, Vec<Outcome>> = HashMap::new();
        for row in self.query(&sql, &[card, moment].map(Value::Int))? {
            if let Some(outcome) = self.outcome(&names, &row, 1)? {
                all.entry(row.int(0)).or_default().push(outcome);
            }
        }
        Ok(all)
    }

    /// An entity on a scorecard between two moments.
    pub fn past(&mut self, entity: i64, scorecard: &str, from: i64, to: i64) -> Result<Past, Error> {
        let card = self.card_number(scorecard)?;
        let values = [entity, card, to, from].map(Value::Int);
        let sql = "SELECT own.since, own.until, definition.version, level.content, own.score, own.coverage \
             FROM standing AS own JOIN definition ON definition.id = own.definition \
             LEFT JOIN word AS level ON level.id = own.level WHERE own.entity = $1 AND own.card = $2 AND own.since <= $3 \
             AND (own.until IS NULL OR own.until > $4) ORDER BY own.since";
        let numbers = |row: &Row| Numbers {
            version: row.string(2),
            level: row.text(3),
            score: row.small(4),
            coverage: row.small(5),
        };
        let found = self.query(sql, &values)?;
        let numbers =
            found.iter().map(|row| Held { since: row.int(0), until: row.number(1), what: numbers(row) }).collect();
        let sql = "SELECT own.since, own.until, own.line, own.outcome, own.said, own.value, reason.content, own.waiver, \
             own.remembered_value FROM judged AS own JOIN line ON line.id = own.line LEFT JOIN word AS reason ON reason.id = own.reason \
             WHERE own.entity = $1 AND line.card = $2 AND own.since <= $3 AND (own.until IS NULL OR own.until > $4) \
             ORDER BY own.since, line.name";
        let names = self.check_names(card)?;
        let mut outcomes = Vec::new();
        for row in self.query(sql, &values)? {
            if let Some(what) = self.outcome(&names, &row, 2)? {
                outcomes.push(Held { since: row.int(0), until: row.number(1), what });
            }
        }
        Ok(Past { numbers, outcomes })
    }

    /// The moment that the latest run speaks of; none where there is no run.
    pub fn last_look(&mut self) -> Result<Option<i64>, Error> {
        let found = self.query("SELECT MAX(moment) FROM snapshot", &[])?;
        Ok(found.first().and_then(|row| row.number(0)))
    }

    /// When each repository was looked at last, up to a moment, by its name.
    pub fn last_looks(&mut self, moment: i64) -> Result<HashMap<Arc<str>, i64>, Error> {
        let sql = "SELECT name, (SELECT MAX(moment) FROM snapshot WHERE repository = repository.id AND moment <= $1) FROM repository";
        let found = self.query(sql, &[Value::Int(moment)])?;
        Ok(found.iter().filter_map(|row| Some((row.string(0), row.number(1)?))).collect())
    }

    /// Open findings by the number of their entity and their rule.
    pub fn against_entities(&mut self) -> Result<HashMap<(i64, Arc<str>), Against>, Error> {
        let sql = "SELECT own.entity, rule.content, own.findings, own.path, own.line, own.message FROM (\
             SELECT finding.entity, finding.rule, finding.path, finding.line, finding.message, \
             COUNT(*) OVER (PARTITION BY finding.entity, finding.rule) AS findings, \
             ROW_NUMBER() OVER (PARTITION BY finding.entity, finding.rule \
             ORDER BY finding.path, finding.line, finding.fingerprint) AS place \
             FROM sighting JOIN finding ON finding.id = sighting.finding \
             WHERE sighting.until IS NULL AND sighting.status = 1 AND finding.entity IS NOT NULL) AS own \
             JOIN word AS rule ON rule.id = own.rule WHERE own.place = 1";
        let one = |row: &Row| {
            let against = Against {
                findings: row.count(2),
                path: row.string(3),
                line: row.small(4).unwrap_or_default(),
                message: row.string(5),
            };
            ((row.int(0), row.string(1)), against)
        };
        Ok(self.query(sql, &[])?.iter().map(one).collect())
    }

    /// The checks of a scorecard, by number: names that are shared by all rows.
    fn check_names(&mut self, card: i64) -> Result<HashMap<i64, Arc<str>>, Error> {
        let lines = self.query("SELECT id, name FROM line WHERE card = $1", &[Value::Int(card)])?;
        Ok(lines.iter().map(|row| (row.int(0), row.string(1))).collect())
    }

    /// The outcome in a row whose columns from one on are line, outcome, outcome without waiver, what that is worth, reason, waiver, and
    /// what the outcome is worth where that was remembered.
    fn outcome(&mut self, names: &HashMap<i64, Arc<str>>, row: &Row, first: usize) -> Result<Option<Outcome>, Error> {
        let Some(check) = names.get(&row.int(first)).cloned() else { return Ok(None) };
        let value = row.small(first + 3);
        Ok(Some(Outcome {
            check,
            outcome: code::outcome(row.int(first + 1), row.small(first + 6).or(value)),
            said: code::outcome(row.int(first + 2), value),
            reason: row.text(first + 4),
            waiver: self.waiver(row.number(first + 5))?.map(Arc::new),
        }))
    }
}
