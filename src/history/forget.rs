//! Repositories that nobody will look at again: what stands of them ends, and what they were stays.

use std::sync::Arc;

use super::database::{Row, Value};
use super::error::Error;
use super::run::{Run, Snapshot};
use super::store::Store;
use crate::model::adoption::AskedPath;
use crate::report::rfc3339;

/// What stood of a repository until now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Entities on scorecards or golden paths.
    pub entities: u64,
    /// Findings.
    pub findings: u64,
}

impl Store {
    /// Ends at a moment all that stands of a repository, as a run that asks all of it and finds nothing there. A later run that looks
    /// at it again brings it back.
    pub fn forget_repository(&mut self, name: &str, moment: i64) -> Result<Forgotten, Error> {
        let repository = self.repository_named(name)?;
        let looked = self.query("SELECT MAX(moment) FROM snapshot WHERE repository = $1", &[Value::Int(repository)])?;
        if let Some(last) = looked.first().and_then(|row| row.number(0)).filter(|last| *last >= moment) {
            let reason = format!("{name} was looked at on {}, and {} is not later", rfc3339(last), rfc3339(moment));
            return Err(Error::question(reason, "name a later moment with --now"));
        }
        let told = self.standing_of(repository)?;
        if told == Forgotten::default() {
            return Ok(told);
        }
        let snapshot =
            Snapshot { repository: Arc::from(name), answered: self.open_rules(repository)?, ..Snapshot::default() };
        let run = Run {
            moment,
            engine: Arc::from(env!("CARGO_PKG_VERSION")),
            definitions: self.asked_of(repository)?,
            paths: self.paths_asked_of(repository)?,
            snapshots: vec![snapshot],
            ..Run::default()
        };
        self.record(&run.in_order())?;
        Ok(told)
    }

    fn repository_named(&mut self, name: &str) -> Result<i64, Error> {
        if let Some(row) = self.query("SELECT id FROM repository WHERE name = $1", &[Value::from(name)])?.first() {
            return Ok(row.int(0));
        }
        let sql = "SELECT repository.name FROM entity JOIN repository ON repository.id = entity.repository \
             WHERE entity.reference = $1 OR entity.name = $1 ORDER BY repository.name LIMIT 1";
        let of_entity = self.query(sql, &[Value::from(name)])?;
        let help = match of_entity.first() {
            Some(row) => format!(
                "an entity of that name is in {}: it goes when that repository is looked at without it, or with all of it",
                row.string(0)
            ),
            None => "`karat history export` lists them in snapshots.csv".to_owned(),
        };
        Err(Error::question(format!("no run looked at a repository `{name}`"), help))
    }

    fn standing_of(&mut self, repository: i64) -> Result<Forgotten, Error> {
        let entities = "SELECT COUNT(*) FROM entity WHERE repository = $1 AND (\
             EXISTS (SELECT 1 FROM standing WHERE standing.entity = entity.id AND standing.until IS NULL) OR \
             EXISTS (SELECT 1 FROM adopted WHERE adopted.entity = entity.id AND adopted.until IS NULL))";
        let findings = "SELECT COUNT(*) FROM finding JOIN sighting AS own ON own.finding = finding.id \
             WHERE finding.repository = $1 AND own.until IS NULL";
        let mut count = |sql| {
            let found = self.query(sql, &[Value::Int(repository)])?;
            Ok::<_, Error>(found.first().map_or(0, |row| row.count(0)))
        };
        Ok(Forgotten { entities: count(entities)?, findings: count(findings)? })
    }

    /// The definitions that its entities stand on.
    fn asked_of(&mut self, repository: i64) -> Result<Vec<super::run::Definition>, Error> {
        let sql = "SELECT DISTINCT own.definition FROM entity JOIN standing AS own ON own.entity = entity.id \
             WHERE entity.repository = $1 AND own.until IS NULL";
        let found = self.query(sql, &[Value::Int(repository)])?;
        found.iter().map(|row| Ok(self.definition(row.int(0))?.definition.clone())).collect()
    }

    /// The golden paths that its entities are asked about.
    fn paths_asked_of(&mut self, repository: i64) -> Result<Vec<AskedPath>, Error> {
        let sql = "SELECT DISTINCT path.name, asked.title, asked.version, asked.at_least, asked.voluntary FROM entity \
             JOIN adopted AS own ON own.entity = entity.id JOIN path_definition AS asked ON asked.id = own.definition \
             JOIN golden_path AS path ON path.id = asked.path WHERE entity.repository = $1 AND own.until IS NULL";
        let asked = |row: &Row| AskedPath {
            id: row.string(0),
            title: row.string(1),
            version: row.string(2),
            at_least: row.small(3).unwrap_or_default(),
            is_voluntary: row.int(4) != 0,
        };
        Ok(self.query(sql, &[Value::Int(repository)])?.iter().map(asked).collect())
    }

    /// The rules that have findings in it, sorted.
    fn open_rules(&mut self, repository: i64) -> Result<Vec<Arc<str>>, Error> {
        let sql = "SELECT DISTINCT rule.content FROM finding JOIN sighting AS own ON own.finding = finding.id \
             JOIN word AS rule ON rule.id = finding.rule WHERE finding.repository = $1 AND own.until IS NULL";
        let mut rules: Vec<Arc<str>> =
            self.query(sql, &[Value::Int(repository)])?.iter().map(|row| row.string(0)).collect();
        rules.sort();
        Ok(rules)
    }
}
