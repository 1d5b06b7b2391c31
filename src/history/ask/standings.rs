//! Where entities stand on a scorecard at a moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::by::By;
use super::known::at;
use crate::model::selector::Facets;
use crate::score::median;

/// Where an entity stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Its number in this history.
    pub id: i64,
    /// The repository that it is in.
    pub repository: Arc<str>,
    /// Its reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// Owner, system and the like.
    pub facets: Arc<Facets>,
    /// The version of the scorecard.
    pub version: Arc<str>,
    /// The highest level reached.
    pub level: Option<Arc<str>>,
    /// In basis points.
    pub score: Option<u32>,
    /// What the score would be if all that is unknown passed.
    pub score_up_to: Option<u32>,
    /// Known share, in basis points.
    pub coverage: Option<u32>,
    /// Since when exactly this holds.
    pub since: i64,
    /// When it was no longer so.
    pub until: Option<i64>,
    /// The number of the definition.
    pub(super) definition: i64,
}

const COLUMNS: &str = "SELECT entity.id, repository.name, entity.reference, entity.name, own.facets, definition.version, \
     level.content, own.score, own.score_up_to, own.coverage, own.since, own.until, own.definition FROM";
const JOINED: &str = "JOIN entity ON entity.id = own.entity JOIN repository ON repository.id = entity.repository \
     JOIN definition ON definition.id = own.definition LEFT JOIN word AS level ON level.id = own.level";

impl Store {
    /// Where all entities of a scorecard stood at a moment, by repository and reference.
    pub fn standings(&mut self, scorecard: &str, moment: i64) -> Result<Vec<Stood>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!("{COLUMNS} {} AS own {JOINED}", at("standing", "card"));
        let found = self.query(&sql, &[Value::Int(card), Value::Int(moment)])?;
        let mut stood = self.told(&found)?;
        stood.sort_by(|a, b| (&a.repository, &a.entity).cmp(&(&b.repository, &b.entity)));
        Ok(stood)
    }

    /// Where those stood first that began after a moment, up to another one.
    pub(super) fn beginnings(&mut self, scorecard: &str, [from, to]: [i64; 2]) -> Result<Vec<Stood>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!(
            "{COLUMNS} standing AS own {JOINED} WHERE own.card = $1 AND own.since > $2 AND own.since <= $3 AND NOT EXISTS \
             (SELECT 1 FROM standing AS earlier WHERE earlier.entity = own.entity AND earlier.card = own.card \
             AND earlier.since < own.since AND (earlier.until IS NULL OR earlier.until > $2))"
        );
        let found = self.query(&sql, &[card, from, to].map(Value::Int))?;
        self.told(&found)
    }

    /// The median score of the entities of a scorecard at a moment; of all, or of those that have something in common.
    pub fn medians(
        &mut self,
        scorecard: &str,
        moment: i64,
        by: Option<By>,
    ) -> Result<BTreeMap<Option<Arc<str>>, Option<u32>>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!("SELECT own.facets, own.coverage, own.score FROM {} AS own", at("standing", "card"));
        let mut groups: BTreeMap<Option<Arc<str>>, Vec<_>> = BTreeMap::new();
        for row in self.query(&sql, &[Value::Int(card), Value::Int(moment)])? {
            let keys = match by {
                Some(by) => by.keys(&*self.facets(row.int(0))?),
                None => vec![None],
            };
            for key in keys {
                groups.entry(key).or_default().push((row.small(1), row.small(2)));
            }
        }
        Ok(groups.into_iter().map(|(key, scores)| (key, median(scores.into_iter()))).collect())
    }

    /// Where one entity stood at a moment, if it did.
    pub fn standing(&mut self, entity: i64, scorecard: &str, moment: i64) -> Result<Option<Stood>, Error> {
        let is_at = |own: &Stood| own.until.is_none_or(|until| until > moment);
        Ok(self.course(entity, scorecard, moment)?.pop().filter(is_at))
    }

    /// Where one entity stood up to a moment, one after the other.
    pub(super) fn course(&mut self, entity: i64, scorecard: &str, moment: i64) -> Result<Vec<Stood>, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!(
            "{COLUMNS} standing AS own {JOINED} WHERE own.entity = $1 AND own.card = $2 AND own.since <= $3 ORDER BY own.since"
        );
        let found = self.query(&sql, &[entity, card, moment].map(Value::Int))?;
        self.told(&found)
    }

    fn told(&mut self, found: &[Row]) -> Result<Vec<Stood>, Error> {
        found.iter().map(|row| self.stood(row)).collect()
    }

    fn stood(&mut self, row: &Row) -> Result<Stood, Error> {
        Ok(Stood {
            id: row.int(0),
            repository: row.string(1),
            entity: row.string(2),
            name: row.string(3),
            facets: self.facets(row.int(4))?,
            version: row.string(5),
            level: row.text(6),
            score: row.small(7),
            score_up_to: row.small(8),
            coverage: row.small(9),
            since: row.int(10),
            until: row.number(11),
            definition: row.int(12),
        })
    }
}
