//! Deployments of an export as JSON lines → the history, a definition after the other.
//!
//! What is there already is left as it is; a definition of which both know something different is refused.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read};

use super::super::database::{Reason, Value};
use super::super::import::Line;
use super::super::kept::insert;
use super::super::store::Store;
use super::code::{self, BASES, KINDS, SIGNS};
use super::rows::EVENT;

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

fn each(table: &str, from: impl Read, mut take: impl FnMut(&Line) -> Result<(), Reason>) -> Result<(), Reason> {
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
        let mut all: BTreeMap<Home, BTreeSet<[i64; 3]>> = BTreeMap::new();
        each("deployment_looks", from, |own| {
            let look = [own.moment("since")?, own.moment("until")?, own.moment("moment")?];
            all.entry(home(own)?).or_default().insert(look);
            Ok(())
        })?;
        for (home, looks) in all {
            let [repository, deploy] = [self.word(&home[0])?, self.word(&home[1])?];
            let sql = "SELECT since, until, moment FROM flow_look WHERE repository = $1 AND deploy = $2";
            let here = self.store.rows(sql, &[Value::Int(repository), Value::Int(deploy)])?;
            let here: BTreeSet<[i64; 3]> = here.iter().map(|row| [0, 1, 2].map(|at| row.int(at))).collect();
            if here.is_empty() {
                self.clear([repository, deploy])?;
                self.add_looks([repository, deploy], &looks)?;
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
    fn clear(&mut self, home: [i64; 2]) -> Result<(), Reason> {
        let own = "SELECT id FROM flow_series WHERE repository = $1 AND deploy = $2";
        let tables = [("flow_event", "series"), ("flow_life", "series"), ("flow_series", "id")];
        for (table, column) in tables {
            let sql = format!("DELETE FROM {table} WHERE {column} IN ({own})");
            self.store.database.execute(&sql, &home.map(Value::Int))?;
        }
        Ok(())
    }

    fn add_looks(&mut self, home: [i64; 2], looks: &BTreeSet<[i64; 3]>) -> Result<(), Reason> {
        let Store { database, words, .. } = &mut *self.store;
        let mut rows = Vec::new();
        for look in looks {
            let id = words.number(&mut **database, "flow_look")?;
            rows.push([id].into_iter().chain(home).chain(*look).map(Value::Int).collect());
        }
        insert(&mut **database, "flow_look", &["id", "repository", "deploy", "since", "until", "moment"], rows)
    }

    /// A service and a time in which it was there.
    fn service(&mut self, own: &Line) -> Result<(), Reason> {
        if self.skipped.contains(&home(own)?) {
            return Ok(());
        }
        let key = key(own)?;
        let id = match self.series.get(&key) {
            Some(id) => *id,
            None => self.add_series(key, number(own, "clone")?)?,
        };
        if let Some(since) = maybe_moment(own, "since")? {
            let until = maybe_moment(own, "until")?;
            self.lives.push(vec![Value::Int(id), Value::Int(since), Value::from(until)]);
        }
        Ok(())
    }

    fn add_series(&mut self, key: [String; 5], clone: i64) -> Result<i64, Reason> {
        let [repository, deploy, basis, environment, service] = &key;
        let basis = code::number(&BASES, code::named(&BASES, basis)?);
        let id = self.store.words.number(&mut *self.store.database, "flow_series")?;
        let [repository, deploy] = [self.word(repository)?, self.word(deploy)?];
        let [environment, service] = [self.word(environment)?, self.word(service)?];
        let sql = "INSERT INTO flow_series (id, repository, deploy, basis, environment, service, clone) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [id, repository, deploy, basis, environment, service, clone].map(Value::Int);
        self.store.database.execute(sql, &values)?;
        self.series.insert(key, id);
        Ok(id)
    }

    fn deployment(&mut self, own: &Line) -> Result<(), Reason> {
        if self.skipped.contains(&home(own)?) {
            return Ok(());
        }
        let key = key(own)?;
        let id = *self.series.get(&key).ok_or("its service is not in deployed_services.jsonl")?;
        let sign = own.maybe("failed_by")?.map(|word| code::named(&SIGNS, word)).transpose()?;
        let (traced, squashed, commits) = (own.number("traced")?, own.number("squashed")?, own.maybe("commits")?);
        code::content(traced, squashed, commits).map_err(|reason| format!("`commits`: {reason}"))?;
        self.events.push(vec![
            Value::Int(id),
            Value::Int(own.moment("moment")?),
            Value::Bytes(own.bytes("commit")?),
            Value::from(own.text("version")?),
            Value::Int(code::number(&KINDS, code::named(&KINDS, own.text("kind")?)?)),
            Value::Int(own.moment("settles")?),
            Value::Int(number(own, "change")?),
            Value::from(sign.map(|sign| code::number(&SIGNS, sign))),
            Value::from(maybe_moment(own, "mended")?),
            Value::Int(number(own, "rework")?),
            Value::from(own.number("held")?),
            Value::from(traced),
            Value::from(squashed),
            Value::from(commits),
        ]);
        if self.events.len() < HELD { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), Reason> {
        let database = &mut *self.store.database;
        insert(database, "flow_life", &["series", "since", "until"], std::mem::take(&mut self.lives))?;
        insert(database, "flow_event", &EVENT, std::mem::take(&mut self.events))
    }
}

fn key(own: &Line) -> Result<[String; 5], Reason> {
    let [repository, deploy] = home(own)?;
    let [basis, environment, service] = ["basis", "environment", "service"].map(|name| own.text(name));
    Ok([repository, deploy, basis?.to_owned(), environment?.to_owned(), service?.to_owned()])
}
