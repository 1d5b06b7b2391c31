//! Checks that an entity held and holds no longer, because something was changed: neither the definition, nor a waiver, nor what is
//! known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use crate::model::movement::Part;
use crate::model::scorecard::CheckOutcome;
use crate::model::selector::Facets;

/// A check that became worse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regression {
    /// When it was first seen.
    pub moment: i64,
    /// The repository.
    pub repository: Arc<str>,
    /// The commit that was looked at, in hexadecimal digits.
    pub revision: Option<Arc<str>>,
    /// The entity.
    pub entity: Arc<str>,
    /// What it is like now.
    pub facets: Option<Arc<Facets>>,
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// The check's id.
    pub check: Arc<str>,
    /// What it was.
    pub before: CheckOutcome,
    /// What it became.
    pub after: CheckOutcome,
    /// When it was no longer so; none where it still is.
    pub until: Option<i64>,
}

impl Store {
    /// Checks that became worse by what was changed between two moments, the latest first.
    pub fn regressions(&mut self, [from, to]: [i64; 2], scorecard: Option<&str>) -> Result<Vec<Regression>, Error> {
        let sql = "SELECT own.since, repository.name, snapshot.revision, entity.reference, own.entity, card.name, line.name, \
             was.outcome, COALESCE(was.remembered_value, was.value), own.outcome, \
             COALESCE(own.remembered_value, own.value), own.until FROM judged AS was \
             JOIN judged AS own ON own.entity = was.entity AND own.line = was.line AND own.since = was.until \
             JOIN entity ON entity.id = own.entity JOIN repository ON repository.id = entity.repository \
             JOIN line ON line.id = own.line JOIN card ON card.id = line.card \
             LEFT JOIN snapshot ON snapshot.repository = entity.repository AND snapshot.moment = own.since \
             WHERE was.line = $1 AND was.until > $2 AND was.until <= $3 AND own.cause = $4";
        let lines = match scorecard {
            Some(scorecard) => {
                let card = self.card_number(scorecard)?;
                self.query("SELECT id FROM line WHERE card = $1 ORDER BY id", &[Value::Int(card)])?
            }
            None => self.query("SELECT id FROM line ORDER BY id", &[])?,
        };
        let facets = self.facets_now()?;
        let cause = code::of_cause(Some(Part::Behaviour));
        let mut told = Vec::new();
        for line in lines {
            let rows = self.query(sql, &[line.int(0), from, to, cause].map(Value::Int))?;
            told.extend(rows.iter().map(|row| regression(row, &facets)).filter(is_worse));
        }
        told.sort_by(|a, b| {
            (b.moment, &a.repository, &a.entity, &a.scorecard, &a.check).cmp(&(
                a.moment,
                &b.repository,
                &b.entity,
                &b.scorecard,
                &b.check,
            ))
        });
        Ok(told)
    }
}

/// Evidence may change, and the value stay.
fn is_worse(own: &Regression) -> bool {
    own.before.value().zip(own.after.value()).is_some_and(|(before, after)| after < before)
}

fn regression(row: &Row, facets: &BTreeMap<i64, Arc<Facets>>) -> Regression {
    Regression {
        moment: row.int(0),
        repository: row.string(1),
        revision: row.bytes(2).map(|bytes| Arc::from(data_encoding::HEXLOWER.encode(bytes))),
        entity: row.string(3),
        facets: facets.get(&row.int(4)).cloned(),
        scorecard: row.string(5),
        check: row.string(6),
        before: code::outcome(row.int(7), row.small(8)),
        after: code::outcome(row.int(9), row.small(10)),
        until: row.number(11),
    }
}
