//! Golden paths: which a history knows, who is on them at a moment, and what came of them between two moments.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::super::{adopted, code};
use super::known::at;
use super::lives::{Life, PathLives, STAY, Span};
use crate::model::adoption::{AskedPath, Signal, State};
use crate::model::selector::Facets;

/// A golden path that a history knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathKnown {
    /// As it was asked last.
    pub path: AskedPath,
    /// The first look of which it is known who was on it.
    pub first: i64,
    /// Its number in this history.
    number: i64,
}

/// An entity that a path is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPath {
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
    /// The version of the path.
    pub version: Arc<str>,
    /// Whether it is on the path.
    pub state: State,
    /// The signals.
    pub signals: Vec<Signal>,
    /// The look that found exactly this first.
    pub since: i64,
}

const COLUMNS: &str = "SELECT entity.id, repository.name, entity.reference, entity.name, own.facets, definition.version, \
     own.state, signals.content, own.since";
const JOINED: &str = "JOIN entity ON entity.id = own.entity JOIN repository ON repository.id = entity.repository \
     JOIN path_definition AS definition ON definition.id = own.definition JOIN word AS signals ON signals.id = own.signals";

const KNOWN: &str = "SELECT path.id, path.name, MIN(own.since) FROM golden_path AS path \
     LEFT JOIN adopted AS own ON own.path = path.id";

impl Store {
    /// The golden paths that were asked, by id.
    pub fn golden_paths(&mut self) -> Result<Vec<PathKnown>, Error> {
        self.paths_known(&format!("{KNOWN} GROUP BY path.id, path.name ORDER BY path.name"), &[])
    }

    /// The golden path of an id; none where no run asked it.
    pub fn path_known(&mut self, id: &str) -> Result<Option<PathKnown>, Error> {
        let sql = format!("{KNOWN} WHERE path.name = $1 GROUP BY path.id, path.name");
        Ok(self.paths_known(&sql, &[Value::from(id)])?.pop())
    }

    fn paths_known(&mut self, sql: &str, values: &[Value]) -> Result<Vec<PathKnown>, Error> {
        let mut known = Vec::new();
        for row in self.query(sql, values)? {
            let number = row.int(0);
            let Some(path) = self.asked_last(number, row.string(1))? else { continue };
            known.push(PathKnown { path, first: row.number(2).unwrap_or(i64::MAX), number });
        }
        Ok(known)
    }

    /// What was asked of a path by the latest of the looks that changed something.
    fn asked_last(&mut self, number: i64, id: Arc<str>) -> Result<Option<AskedPath>, Error> {
        let sql = "SELECT own.version, own.title, own.at_least, own.voluntary FROM path_definition AS own \
             LEFT JOIN adopted ON adopted.definition = own.id AND adopted.path = own.path WHERE own.path = $1 \
             ORDER BY CASE WHEN adopted.since IS NULL THEN 1 ELSE 0 END, adopted.since DESC, own.digest LIMIT 1";
        let found = self.query(sql, &[Value::Int(number)])?;
        Ok(found.first().map(|row| AskedPath {
            id,
            version: row.string(0),
            title: row.string(1),
            at_least: row.small(2).unwrap_or_default(),
            is_voluntary: row.int(3) != 0,
        }))
    }

    /// The golden path of an id.
    ///
    /// # Errors
    ///
    /// No run asked it, or the database cannot be read.
    pub fn golden_path(&mut self, id: &str) -> Result<PathKnown, Error> {
        if let Some(found) = self.path_known(id)? {
            return Ok(found);
        }
        let known = self.golden_paths()?;
        let names: Vec<&str> = known.iter().map(|own| own.path.id.as_ref()).collect();
        let help = if names.is_empty() {
            "`karat check --record` asks those of `standards` in karat.toml: paths/<id>.toml".to_owned()
        } else {
            format!("there are: {}", names.join(", "))
        };
        Err(Error::question(format!("no run asked the golden path `{id}`"), help))
    }

    /// Whom a path was for at a moment, by repository and reference.
    pub fn on_path(&mut self, path: &PathKnown, moment: i64) -> Result<Vec<OnPath>, Error> {
        let sql = format!("{COLUMNS} FROM {} AS own {JOINED}", at("adopted", "path"));
        let found = self.query(&sql, &[Value::Int(path.number), Value::Int(moment)])?;
        let mut told = found.iter().map(|row| self.adopted(row)).collect::<Result<Vec<_>, _>>()?;
        told.sort_by(|a, b| (&a.repository, &a.entity).cmp(&(&b.repository, &b.entity)));
        Ok(told)
    }

    /// The paths that an entity could be on at a moment, by id, as they were asked of it.
    pub fn paths_of(&mut self, entity: i64, moment: i64) -> Result<Vec<(AskedPath, OnPath)>, Error> {
        let sql = format!(
            "{COLUMNS}, path.name, definition.title, definition.at_least, definition.voluntary FROM adopted AS own {JOINED} \
             JOIN golden_path AS path ON path.id = own.path WHERE own.entity = $1 AND own.since <= $2 \
             AND (own.until IS NULL OR own.until > $2) ORDER BY path.name"
        );
        let found = self.query(&sql, &[entity, moment].map(Value::Int))?;
        let one = |row: &Row| {
            let own = self.adopted(row)?;
            let path = AskedPath {
                id: row.string(9),
                title: row.string(10),
                version: own.version.clone(),
                at_least: row.small(11).unwrap_or_default(),
                is_voluntary: row.int(12) != 0,
            };
            Ok((path, own))
        };
        found.iter().map(one).collect()
    }

    /// What the entities that golden paths are for are like now, by entity; the same one several times where it is on several paths.
    pub(in super::super) fn facets_on_paths(&mut self) -> Result<Vec<(i64, Arc<Facets>)>, Error> {
        let mut known = Vec::new();
        for path in self.query("SELECT id FROM golden_path ORDER BY id", &[])? {
            let sql = "SELECT entity, facets FROM adopted WHERE path = $1 AND until IS NULL";
            for row in self.query(sql, &[Value::Int(path.int(0))])? {
                known.push((row.int(0), self.facets(row.int(1))?));
            }
        }
        Ok(known)
    }

    fn adopted(&mut self, row: &Row) -> Result<OnPath, Error> {
        Ok(OnPath {
            id: row.int(0),
            repository: row.string(1),
            entity: row.string(2),
            name: row.string(3),
            facets: self.facets(row.int(4))?,
            version: row.string(5),
            state: code::state(row.int(6)),
            signals: adopted::read(&row.string(7)),
            since: row.int(8),
        })
    }

    /// What is known of the entities of a path between two moments.
    pub fn path_lives(&mut self, path: &PathKnown, ends: [i64; 2]) -> Result<PathLives, Error> {
        let sql = "SELECT own.entity, repository.name, entity.reference, own.since, own.until, own.facets, own.state, \
             signals.content FROM adopted AS own JOIN entity ON entity.id = own.entity \
             JOIN repository ON repository.id = entity.repository JOIN word AS signals ON signals.id = own.signals \
             WHERE own.path = $1 AND own.since <= $2 AND (own.until IS NULL OR own.until > $3) \
             ORDER BY own.entity, own.since";
        let [from, to] = ends;
        let mut all: BTreeMap<i64, Life> = BTreeMap::new();
        for row in self.query(sql, &[path.number, to, from.min(to - STAY)].map(Value::Int))? {
            let span = Span {
                since: row.int(3),
                until: row.number(4),
                facets: self.facets(row.int(5))?,
                state: code::state(row.int(6)),
                signals: row.string(7),
            };
            let new = || Life { repository: row.string(1), entity: row.string(2), spans: Vec::new() };
            all.entry(row.int(0)).or_insert_with(new).spans.push(span);
        }
        let kept = self.kept_since()?.unwrap_or(i64::MIN);
        Ok(PathLives { path: path.path.clone(), first: path.first, kept, ends, lives: all.into_values().collect() })
    }
}
