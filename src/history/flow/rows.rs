//! Rows of the tables of deployments ↔ plain values.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::database::{Database, Reason, Row, Value};
use super::super::kept::insert;
use super::super::words::Words;
use super::code::{self, BASES, KINDS, SIGNS};
use super::look::Look;
use crate::flow::{Basis, Content, Deployed, Deployment, Kind, Outcome};

/// A definition: the words of its repository and of its id.
pub(super) type Home = [i64; 2];

/// From when until when a service was there.
pub(super) type Lives = Vec<(i64, Option<i64>)>;

/// The columns of a time in which a service was there.
pub(super) const LIFE: [&str; 3] = ["series", "since", "until"];

/// The columns of a deployment in the order of [`values`].
pub(super) const EVENT: [&str; 14] = [
    "series", "moment", "revision", "version", "kind", "settles", "change", "sign", "mended", "rework", "held",
    "traced", "squashed", "commits",
];

/// What a deployment is known by in its series.
pub(super) type Key = (i64, Vec<u8>, Arc<str>);

pub(super) fn key(own: &Deployment) -> Key {
    (own.at, own.commit.clone(), own.version.clone())
}

/// A row.
pub(super) fn values(series: i64, own: &Deployment) -> Vec<Value> {
    let outcome = &own.outcome;
    let (traced, squashed, commits) = code::of_content(own.content.as_ref());
    let failed = outcome.failed.as_ref();
    vec![
        Value::Int(series),
        Value::Int(own.at),
        Value::from(own.commit.as_slice()),
        Value::Text(own.version.clone()),
        Value::Int(code::number(&KINDS, own.kind)),
        Value::Int(own.settles),
        Value::Int(i64::from(outcome.is_change)),
        Value::from(failed.map(|(sign, _)| code::number(&SIGNS, *sign))),
        Value::from(failed.map(|(_, passed)| own.at + passed)),
        Value::Int(i64::from(outcome.is_rework)),
        Value::from(outcome.held.map(i64::from)),
        Value::from(traced),
        Value::from(squashed),
        Value::from(commits),
    ]
}

/// A deployment by its row. What it brought is taken as unresolved where it cannot be read; `karat history verify` tells of it.
fn deployment(row: &Row) -> Deployment {
    let at = row.int(1);
    let failed = row.number(7).and_then(|number| code::numbered(&SIGNS, number)).zip(row.number(8));
    let content = code::content(row.number(11), row.number(12), row.text(13).as_deref());
    Deployment {
        at,
        commit: row.bytes(2).unwrap_or_default().to_vec(),
        version: row.string(3),
        kind: code::numbered(&KINDS, row.int(4)).unwrap_or(Kind::Deploy),
        settles: row.int(5),
        outcome: Outcome {
            is_change: row.int(6) != 0,
            failed: failed.map(|(sign, mended)| (sign, mended - at)),
            is_rework: row.int(9) != 0,
            held: row.number(10).map(|held| held != 0),
            is_settled: true,
        },
        content: content.unwrap_or(Some(Content::Unresolved)),
    }
}

/// Series that are asked for together.
pub(super) struct Chosen {
    /// A question for their numbers.
    sql: String,
    values: Vec<Value>,
}

/// One of them.
pub(super) struct Series {
    pub(super) id: i64,
    pub(super) home: Home,
    pub(super) repository: Arc<str>,
    /// Without its lives and deployments.
    pub(super) deployed: Deployed,
}

impl Chosen {
    /// Those of an environment and of a service; of each of them where none is named.
    pub(super) fn of(environment: Option<&str>, service: Option<&str>) -> Self {
        let (mut conditions, mut values) = (Vec::new(), Vec::new());
        for (column, word) in [("environment", environment), ("service", service)] {
            if let Some(word) = word {
                values.push(Value::from(word));
                conditions.push(format!("{column} IN (SELECT id FROM word WHERE content = ${})", values.len()));
            }
        }
        let only = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
        Self { sql: format!("SELECT id FROM flow_series{only}"), values }
    }

    /// One alone.
    pub(super) fn one(series: i64) -> Self {
        Self { sql: "SELECT id FROM flow_series WHERE id = $1".to_owned(), values: vec![Value::Int(series)] }
    }

    /// What is known of each.
    pub(super) fn series(&self, database: &mut dyn Database) -> Result<Vec<Series>, Reason> {
        let sql = format!(
            "SELECT own.id, own.repository, own.deploy, own.basis, own.clone, repository.content, deploy.content, \
             environment.content, service.content FROM flow_series AS own \
             JOIN word AS repository ON repository.id = own.repository JOIN word AS deploy ON deploy.id = own.deploy \
             JOIN word AS environment ON environment.id = own.environment JOIN word AS service ON service.id = own.service \
             WHERE own.id IN ({})",
            self.sql
        );
        let series = |row: &Row| Series {
            id: row.int(0),
            home: [row.int(1), row.int(2)],
            repository: row.string(5),
            deployed: Deployed {
                id: row.string(6),
                basis: code::numbered(&BASES, row.int(3)).unwrap_or(Basis::Gitops),
                env: row.string(7),
                service: row.string(8),
                has_clone: row.int(4) != 0,
                lives: Vec::new(),
                latest: None,
                deployments: Vec::new(),
                others: BTreeMap::new(),
            },
        };
        Ok(database.rows(&sql, &self.values)?.iter().map(series).collect())
    }

    /// From when until when each was there, by its number.
    pub(super) fn lives(&self, database: &mut dyn Database) -> Result<BTreeMap<i64, Lives>, Reason> {
        let sql =
            format!("SELECT {} FROM flow_life WHERE series IN ({}) ORDER BY series, since", LIFE.join(", "), self.sql);
        let mut lives: BTreeMap<i64, Lives> = BTreeMap::new();
        for row in database.rows(&sql, &self.values)? {
            lives.entry(row.int(0)).or_default().push((row.int(1), row.number(2)));
        }
        Ok(lives)
    }

    /// The deployments of each in a stretch of time, by its number; those of one are by time.
    pub(super) fn deployments(
        &self,
        database: &mut dyn Database,
        stretch: [i64; 2],
    ) -> Result<BTreeMap<i64, Vec<Deployment>>, Reason> {
        let at = self.values.len();
        let sql = format!(
            "SELECT {} FROM flow_event WHERE series IN ({}) AND moment >= ${} AND moment < ${} ORDER BY series, moment, revision",
            EVENT.join(", "),
            self.sql,
            at + 1,
            at + 2
        );
        let values: Vec<Value> = self.values.iter().cloned().chain(stretch.map(Value::Int)).collect();
        let mut all: BTreeMap<i64, Vec<Deployment>> = BTreeMap::new();
        for row in database.rows(&sql, &values)? {
            all.entry(row.int(0)).or_default().push(deployment(&row));
        }
        Ok(all)
    }
}

/// From when until when a service was there.
pub(super) fn lives(database: &mut dyn Database, series: i64) -> Result<Lives, Reason> {
    Ok(Chosen::one(series).lives(database)?.remove(&series).unwrap_or_default())
}

/// The deployments of a series in a stretch of time.
pub(super) fn deployments(
    database: &mut dyn Database,
    series: i64,
    stretch: [i64; 2],
) -> Result<BTreeMap<Key, Deployment>, Reason> {
    let found = Chosen::one(series).deployments(database, stretch)?.remove(&series).unwrap_or_default();
    Ok(found.into_iter().map(|own| (key(&own), own)).collect())
}

/// Adds a series by its basis, environment and service; gives its number.
pub(super) fn add_series(
    database: &mut dyn Database,
    words: &mut Words,
    home: Home,
    key: [i64; 3],
    has_clone: bool,
) -> Result<i64, Reason> {
    let id = words.number(database, "flow_series")?;
    let values = [id].into_iter().chain(home).chain(key).chain([i64::from(has_clone)]).map(Value::Int).collect();
    let names = ["id", "repository", "deploy", "basis", "environment", "service", "clone"];
    insert(database, "flow_series", &names, vec![values])?;
    Ok(id)
}

const LOOK: &str = "SELECT id, repository, deploy, since, until, moment FROM flow_look";

fn look(row: &Row) -> Look {
    Look { since: row.int(3), until: row.int(4), moment: row.int(5) }
}

/// The looks for a definition, with their numbers.
pub(super) fn looks(database: &mut dyn Database, home: Home) -> Result<Vec<(i64, Look)>, Reason> {
    let sql = format!("{LOOK} WHERE repository = $1 AND deploy = $2 ORDER BY id");
    let found = database.rows(&sql, &home.map(Value::Int))?;
    Ok(found.iter().map(|row| (row.int(0), look(row))).collect())
}

/// The looks for each definition.
pub(super) fn all_looks(database: &mut dyn Database) -> Result<BTreeMap<Home, Arc<[Look]>>, Reason> {
    let mut looks: BTreeMap<Home, Vec<Look>> = BTreeMap::new();
    for row in database.rows(&format!("{LOOK} ORDER BY id"), &[])? {
        looks.entry([row.int(1), row.int(2)]).or_default().push(look(&row));
    }
    Ok(looks.into_iter().map(|(home, looks)| (home, Arc::from(looks))).collect())
}

/// Adds looks for a definition, with their numbers.
pub(super) fn add_looks(database: &mut dyn Database, home: Home, looks: &[(i64, Look)]) -> Result<(), Reason> {
    let row = |(id, look): &(i64, Look)| {
        let values = [*id].into_iter().chain(home).chain([look.since, look.until, look.moment]);
        values.map(Value::Int).collect()
    };
    let names = ["id", "repository", "deploy", "since", "until", "moment"];
    insert(database, "flow_look", &names, looks.iter().map(row).collect())
}

/// Adds deployments.
pub(super) fn add<'d>(
    database: &mut dyn Database,
    series: i64,
    all: impl Iterator<Item = &'d Deployment>,
) -> Result<(), Reason> {
    insert(database, "flow_event", &EVENT, all.map(|own| values(series, own)).collect())
}

/// Removes one.
pub(super) fn remove(database: &mut dyn Database, series: i64, key: &Key) -> Result<(), Reason> {
    let sql = "DELETE FROM flow_event WHERE series = $1 AND moment = $2 AND revision = $3 AND version = $4";
    let (at, commit, version) = key;
    let values = [Value::Int(series), Value::Int(*at), Value::from(commit.as_slice()), Value::Text(version.clone())];
    database.execute(sql, &values).map(drop)
}
