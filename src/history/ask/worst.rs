//! The owners with most to do, check by check.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::code;
use super::super::database::Value;
use super::super::error::Error;
use super::super::store::Store;
use super::known::Scope;
use crate::model::scorecard::CheckOutcome;

/// The owner of most of the entities for which a check failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorstOwner {
    /// Who it is.
    pub owner: Arc<str>,
    /// Entities of this owner for which it failed.
    pub failed: u64,
    /// All entities of this owner on the scorecard.
    pub entities: u64,
}

impl Store {
    /// Of each check that failed somewhere at the later moment, the owner of most of the entities that it failed for; of two, the one
    /// with the larger share of theirs. Entities without an owner are nobody's.
    pub fn worst_owners(&mut self, scope: &Scope) -> Result<BTreeMap<Arc<str>, WorstOwner>, Error> {
        let mut owners: HashMap<i64, Arc<str>> = HashMap::new();
        let mut entities: HashMap<Arc<str>, u64> = HashMap::new();
        for own in self.standings(&scope.scorecard, scope.to)? {
            if let Some(owner) = own.facets.owner.as_deref().map(Arc::from) {
                *entities.entry(Arc::clone(&owner)).or_default() += 1;
                owners.insert(own.id, owner);
            }
        }
        let mut failed: HashMap<i64, HashMap<&Arc<str>, u64>> = HashMap::new();
        for (line, entity) in self.failed(scope)? {
            if let Some(owner) = owners.get(&entity) {
                *failed.entry(line).or_default().entry(owner).or_default() += 1;
            }
        }
        let card = self.card_number(&scope.scorecard)?;
        let mut worst = BTreeMap::new();
        for row in self.query("SELECT id, name FROM line WHERE card = $1", &[Value::Int(card)])? {
            let sums = failed.remove(&row.int(0)).unwrap_or_default();
            let told = sums.into_iter().map(|(owner, failed)| {
                let entities = entities.get(owner).copied().unwrap_or(failed);
                WorstOwner { owner: owner.clone(), failed, entities }
            });
            let most = told.min_by(|a, b| (b.failed, a.entities, &a.owner).cmp(&(a.failed, b.entities, &b.owner)));
            worst.extend(most.map(|own| (row.string(1), own)));
        }
        Ok(worst)
    }

    /// The checks and entities of a scorecard that failed at a moment. An index has just these, as they are now.
    fn failed(&mut self, scope: &Scope) -> Result<Vec<(i64, i64)>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let fail = code::of_outcome(CheckOutcome::Fail);
        // Of what holds now the index is read from end to end, whatever the scorecard: a join would keep it from being used.
        let sql = format!(
            "SELECT own.line, own.entity FROM judged AS own WHERE own.until IS NULL AND own.outcome = {fail} AND own.since <= $2 \
             UNION ALL SELECT own.line, own.entity FROM line JOIN judged AS own ON own.line = line.id \
             WHERE line.card = $1 AND own.since <= $2 AND own.outcome = {fail} AND own.until > $2"
        );
        let found = self.query(&sql, &[Value::Int(card), Value::Int(scope.to)])?;
        Ok(found.iter().map(|row| (row.int(0), row.int(1))).collect())
    }
}
