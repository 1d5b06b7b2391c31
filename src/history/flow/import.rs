//! Deployments of an export as JSON lines → the history, a definition after the other.
//!
//! What is there already is left as it is; a definition of which both know something different is refused.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use super::super::database::{Reason, Value};
use super::super::import::Line;
use super::super::kept::insert;
use super::super::store::Store;
use super::super::wire::named;
use super::code::{self, BASES, KINDS, SIGNS};
use super::look::Look;
use super::rows::{self, EVENT, LIFE};
use crate::flow::{Basis, Deployment, Kind, Outcome, Sign};

/// Rows that are held before they are written.
const HELD: usize = 4096;

/// Repository and definition, by their names.
type Home = [String; 2];

struct Import<'s> {
    store: &'s mut Store,
    /// Definitions that were there before.
    skipped: BTreeSet<Home>,
    /// Series by repository, definition, basis, environment and service.
    series: HashMap<[String; 5], i64>,
    lives: Vec<Vec<Value>>,
    events: Vec<Vec<Value>>,
}

impl Store {
    /// Reads what an export has of deployments; `open` gives the file of a table.
    pub(in super::super) fn import_flow<R: Read>(
        &mut self,
        mut open: impl FnMut(&str) -> Result<R, Reason>,
    ) -> Result<(), Reason> {
        let (skipped, series) = (BTreeSet::new(), HashMap::new());
        let mut import = Import { store: self, skipped, series, lives: Vec::new(), events: Vec::new() };
        import.looks(open("deployment_looks")?)?;
        each("deployed_services", open("deployed_services")?, |own| import.service(own))?;
        import.flush()?;
        each("deployments", open("deployments")?, |own| import.deployment(own))?;
        import.flush()
    }
}

pub(in super::super) fn each(
    table: &str,
    from: impl Read,
    mut take: impl FnMut(&Line) -> Result<(), Reason>,
) -> Result<(), Reason> {
    for (at, line) in BufReader::new(from).lines().enumerate() {
        let told = |reason: String| format!("{table}.jsonl:{}: {reason}", at + 1);
        let own = Line::parse(&line.map_err(|error| told(error.to_string()))?).map_err(told)?;
        take(&own).map_err(told)?;
    }
    Ok(())
}

fn home(own: &Line) -> Result<Home, Reason> {
    Ok([own.text("repository")?.to_owned(), own.text("deploy")?.to_owned()])
}

fn maybe_moment(own: &Line, name: &str) -> Result<Option<i64>, Reason> {
    own.maybe(name)?.map(|_| own.moment(name)).transpose()
}

fn number(own: &Line, name: &str) -> Result<i64, Reason> {
    own.number(name)?.ok_or_else(|| format!("`{name}` is null"))
}

impl Import<'_> {
    fn word(&mut self, word: &str) -> Result<i64, Reason> {
        self.store.words.word(&mut *self.store.database, word)
    }

    /// Looks for definitions: those that are here already must be the same.
    fn looks(&mut self, from: impl Read) -> Result<(), Reason> {
        let mut all: BTreeMap<Home, BTreeSet<Look>> = BTreeMap::new();
        each("deployment_looks", from, |own| {
            let look = Look { since: own.moment("since")?, until: own.moment("until")?, moment: own.moment("moment")? };
            all.entry(home(own)?).or_default().insert(look);
            Ok(())
        })?;
        for (home, looks) in all {
            let [repository, deploy] = [self.word(&home[0])?, self.word(&home[1])?];
            let here = rows::looks(&mut *self.store.database, [repository, deploy])?;
            let here: BTreeSet<Look> = here.into_iter().map(|(_, look)| look).collect();
            if here.is_empty() {
                self.clear([repository, deploy])?;
                let Store { database, words, .. } = &mut *self.store;
                let numbered = |look| Ok((words.number(&mut **database, "flow_look")?, look));
                let looks = looks.into_iter().map(numbered).collect::<Result<Vec<_>, Reason>>()?;
                rows::add_looks(&mut **database, [repository, deploy], &looks)?;
            } else if here == looks {
                self.skipped.insert(home);
            } else {
                let [repository, deploy] = &home;
                return Err(format!(
                    "it has looked for the deployments `{deploy}` of {repository} at other times; record them, or import into a new \
                     history"
                ));
            }
        }
        Ok(())
    }

    /// Services may be left of a definition of which all looks were longer ago than they are kept.
    fn clear(&mut self, home: rows::Home) -> Result<(), Reason> {
        let own = "SELECT id FROM flow_series WHERE repository = $1 AND deploy = $2";
        let tables = [("flow_event", "series"), ("flow_life", "series"), ("flow_series", "id")];
        for (table, column) in tables {
            let sql = format!("DELETE FROM {table} WHERE {column} IN ({own})");
            self.store.database.execute(&sql, &home.map(Value::Int))?;
        }
        Ok(())
    }

    /// A service and a time in which it was there.
    fn service(&mut self, own: &Line) -> Result<(), Reason> {
        if self.skipped.contains(&home(own)?) {
            return Ok(());
        }
        let key = key(own)?;
        let id = match self.series.get(&key) {
            Some(id) => *id,
            None => self.add_series(key, number(own, "clone")? != 0)?,
        };
        if let Some(since) = maybe_moment(own, "since")? {
            let until = maybe_moment(own, "until")?;
            self.lives.push(vec![Value::Int(id), Value::Int(since), Value::from(until)]);
        }
        Ok(())
    }

    fn add_series(&mut self, key: [String; 5], has_clone: bool) -> Result<i64, Reason> {
        let [repository, deploy, basis, environment, service] = &key;
        let basis = code::number(&BASES, named(BASES, Basis::as_str, basis)?);
        let home = [self.word(repository)?, self.word(deploy)?];
        let own = [basis, self.word(environment)?, self.word(service)?];
        let Store { database, words, .. } = &mut *self.store;
        let id = rows::add_series(&mut **database, words, home, own, has_clone)?;
        self.series.insert(key, id);
        Ok(id)
    }

    fn deployment(&mut self, own: &Line) -> Result<(), Reason> {
        if self.skipped.contains(&home(own)?) {
            return Ok(());
        }
        let key = key(own)?;
        let id = *self.series.get(&key).ok_or("its service is not in deployed_services.jsonl")?;
        self.events.push(rows::values(id, &deployment(own)?));
        if self.events.len() < HELD { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), Reason> {
        let database = &mut *self.store.database;
        insert(database, "flow_life", &LIFE, std::mem::take(&mut self.lives))?;
        insert(database, "flow_event", &EVENT, std::mem::take(&mut self.events))
    }
}

fn deployment(own: &Line) -> Result<Deployment, Reason> {
    let at = own.moment("moment")?;
    let sign = own.maybe("failed_by")?.map(|word| named(SIGNS, Sign::as_str, word)).transpose()?;
    let failed = match (sign, maybe_moment(own, "mended")?) {
        (Some(sign), Some(mended)) => Some((sign, mended - at)),
        (None, None) => None,
        _ => return Err("only one of `failed_by` and `mended` is there".to_owned()),
    };
    let content = code::content(own.number("traced")?, own.number("squashed")?, own.maybe("commits")?);
    Ok(Deployment {
        at,
        commit: own.bytes("commit")?,
        version: Arc::from(own.text("version")?),
        kind: named(KINDS, Kind::as_str, own.text("kind")?)?,
        settles: own.moment("settles")?,
        outcome: Outcome {
            is_change: number(own, "change")? != 0,
            failed,
            is_rework: number(own, "rework")? != 0,
            held: own.number("held")?.map(|held| held != 0),
            is_settled: true,
        },
        content: content.map_err(|reason| format!("`commits`: {reason}"))?,
    })
}

fn key(own: &Line) -> Result<[String; 5], Reason> {
    let [repository, deploy] = home(own)?;
    let [basis, environment, service] = ["basis", "environment", "service"].map(|name| own.text(name));
    Ok([repository, deploy, basis?.to_owned(), environment?.to_owned(), service?.to_owned()])
}
