//! An entity on a scorecard as a report would have it: outcomes that were kept, under the definition that they were kept with.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::database::Row;
use super::super::error::Error;
use super::super::store::Store;
use super::entity::JudgedNow;
use super::standings::Stood;
use crate::model::Date;
use crate::model::scorecard::ScorecardResult;
use crate::score::{Retelling, Told};

/// Where an entity stands on a scorecard, with all that it is made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    /// Where it stands.
    pub(crate) stood: Stood,
    /// Its checks, with the day since which each is as it is.
    pub(crate) judged: Vec<JudgedNow>,
    /// The same as a report has it, without findings.
    pub(crate) result: ScorecardResult,
}

/// The last look at a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LatestLook {
    /// When.
    pub(crate) moment: i64,
    /// The commit that was looked at, in hexadecimal digits.
    pub(crate) commit: Option<Arc<str>>,
}

impl Store {
    /// An entity on a scorecard at a moment; none where it did not stand on it.
    pub(crate) fn shown(&mut self, entity: i64, scorecard: &str, moment: i64) -> Result<Option<Shown>, Error> {
        let Some(stood) = self.standing(entity, scorecard, moment)? else { return Ok(None) };
        let judged = self.judged(entity, scorecard, moment)?;
        let meant = self.definition(stood.definition)?;
        let told = judged.iter().map(|own| (own.check.clone(), own.told.clone()));
        let given = judged.iter().map(|own| own.since).fold(stood.since, i64::max);
        let told: HashMap<Arc<str>, Told> = told.collect();
        let day = Date::of_unix(given).unwrap_or_default();
        let mut result = Retelling::of(&meant.card).result(|check| told.get(check), day);
        result.repository = stood.repository.clone();
        result.entity = stood.entity.clone();
        result.name = stood.name.clone();
        result.facets = stood.facets.clone();
        Ok(Some(Shown { stood, judged, result }))
    }

    /// The entity of a reference or a name, in a repository where there are several.
    pub(crate) fn entity_in(&mut self, named: &str, repository: Option<&str>) -> Result<i64, Error> {
        let ids = self.entity(named)?;
        let Some(repository) = repository else {
            return ids.first().copied().ok_or_else(|| Error::question(format!("there is no entity `{named}`"), ""));
        };
        let sql = "SELECT entity.id FROM entity JOIN repository ON repository.id = entity.repository \
             WHERE (entity.reference = $1 OR entity.name = $1) AND repository.name = $2 ORDER BY entity.id";
        let found = self.query(sql, &[named.into(), repository.into()])?;
        found.first().map(|row| row.int(0)).ok_or_else(|| {
            Error::question(format!("there is no entity `{named}` in {repository}"), "leave out the repository")
        })
    }

    /// When a repository was last looked at, and at which commit, in hexadecimal digits.
    pub(crate) fn latest_look(&mut self, repository: &str) -> Result<Option<LatestLook>, Error> {
        let sql = "SELECT snapshot.moment, snapshot.revision FROM snapshot JOIN repository ON repository.id = snapshot.repository \
             WHERE repository.name = $1 ORDER BY snapshot.moment DESC LIMIT 1";
        let found = self.query(sql, &[repository.into()])?;
        let commit = |row: &Row| row.bytes(1).map(|bytes| Arc::from(data_encoding::HEXLOWER.encode(bytes)));
        Ok(found.first().map(|row| LatestLook { moment: row.int(0), commit: commit(row) }))
    }

    /// The commit at which a repository was last looked at, in hexadecimal digits.
    pub(crate) fn latest_commit(&mut self, repository: &str) -> Result<Option<Arc<str>>, Error> {
        Ok(self.latest_look(repository)?.and_then(|own| own.commit))
    }
}
