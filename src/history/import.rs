//! An export as JSON lines → the history that it was of, in another one: a repository after the other.
//!
//! What is there already is left as it is; a repository of which both know something different is refused, since only runs, not their
//! intervals, can be put between each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde_json::{Map, Value as Json};

use super::changes::Span;
use super::code;
use super::database::{Reason, Value};
use super::definitions::Meaning;
use super::error::Error;
use super::kept::{Changes, Kept, Key, Kind, insert};
use super::record::{FINDING, SNAPSHOT};
use super::run::Definition;
use super::store::Store;
use super::tables::TABLES;
use super::wire::{named, outcome};
use crate::model::Date;
use crate::model::adoption::{AskedPath, State};
use crate::model::finding::Status;
use crate::model::movement::Part;
use crate::model::rule::Severity;
use crate::model::scorecard::Excuse;
use crate::model::selector::Facets;
use crate::model::waiver::Effect;

/// Rows that are held before they are written.
const HELD: usize = 20_000;

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Repositories that were not there.
    pub repositories: u64,
    /// Repositories that were there, with the same runs.
    pub known: u64,
}

impl Store {
    /// Reads an export; `open` gives the file of a table by its name, and nothing for one that exports did not always have.
    pub fn import<R: Read>(&mut self, mut open: impl FnMut(&str) -> Result<R, Error>) -> Result<Imported, Error> {
        let definitions = texts(open("definitions")?)?;
        for own in &definitions {
            self.meant(own)?;
        }
        self.write("write to", |store| {
            let mut import = Import {
                store,
                known: Numbers::default(),
                changes: Changes::default(),
                held: 0,
                told: Imported::default(),
            };
            for own in &definitions {
                import.definition(own)?;
            }
            let before = import.store.sums()?;
            // Definitions are read, and the last two are worked out but for what is no longer kept.
            let (read, _) = TABLES.split_at(TABLES.len() - 2);
            for table in read.iter().map(|own| own.name).filter(|name| *name != "definitions") {
                let from = open(table).map_err(|error| error.to_string())?;
                import.table(table, from)?;
            }
            import.flush()?;
            let [levels, checks] =
                ["levels_by_day", "checks_by_day"].map(|table| open(table).map_err(|error| error.to_string()));
            import.earlier(&before, levels?, checks?)?;
            let told = import.told;
            store.import_flow(|table| open(table).map_err(|error| error.to_string()))?;
            Ok(told)
        })
    }
}

fn texts(from: impl Read) -> Result<Vec<Definition>, Error> {
    let mut all = Vec::new();
    for (at, line) in BufReader::new(from).lines().enumerate() {
        let failed = |reason: String| Error::File {
            doing: "read",
            path: format!("definitions.jsonl:{}", at + 1),
            reason,
            help: "export the history anew".to_owned(),
        };
        let line = line.map_err(|error| failed(error.to_string()))?;
        let own = Line::parse(&line).map_err(failed)?;
        let text = |name| own.text(name).map(Arc::from).map_err(failed);
        all.push(Definition {
            id: text("scorecard")?,
            version: text("version")?,
            source: text("source")?,
            text: text("text")?,
        });
    }
    Ok(all)
}

/// What was read so far, by what the export calls it.
#[derive(Default)]
struct Numbers {
    runs: HashMap<String, i64>,
    /// Runs that were there before.
    sets: HashMap<String, i64>,
    definitions: HashMap<String, i64>,
    cards: HashMap<String, i64>,
    lines: HashMap<(String, String), i64>,
    meanings: HashMap<(i64, String), i64>,
    waivers: HashMap<String, i64>,
    facets: HashMap<String, i64>,
    /// Golden paths and what was asked of them, by the digest of the latter.
    paths: HashMap<String, [i64; 2]>,
    /// Repositories that are new here.
    repositories: HashMap<String, i64>,
    /// Those that are not.
    skipped: BTreeSet<String>,
    entities: HashMap<(i64, String), i64>,
    findings: HashMap<(i64, String), i64>,
}

pub(super) struct Import<'s> {
    pub(super) store: &'s mut Store,
    known: Numbers,
    changes: Changes,
    held: usize,
    pub(super) told: Imported,
}

impl Import<'_> {
    fn definition(&mut self, own: &Definition) -> Result<(), Reason> {
        let digest = own.digest();
        let Some(meant) = self.store.definitions.get(&digest).cloned() else { return Ok(()) };
        let numbered = self.store.words.definition(&mut *self.store.database, &meant)?;
        self.known.definitions.insert(HEXLOWER.encode(&digest), numbered.definition);
        self.known.cards.insert(own.id.to_string(), numbered.card);
        Ok(())
    }

    fn table(&mut self, table: &str, from: impl Read) -> Result<(), Reason> {
        if table == "snapshots" {
            return self.snapshots(from);
        }
        for (at, line) in BufReader::new(from).lines().enumerate() {
            let told = |reason: String| format!("{table}.jsonl:{}: {reason}", at + 1);
            let line = line.map_err(|error| told(error.to_string()))?;
            let own = Line::parse(&line).map_err(told)?;
            let result = match table {
                "runs" => self.run(&own),
                "facts" => self.fact(&own),
                "sets" => self.set(&own),
                "meanings" => self.meaning(&own),
                "waivers" => self.waiver(&own),
                "facets" => self.facets(&own),
                "paths" => self.path(&own),
                "entities" => self.entity(&own),
                "standings" => self.standing(&own),
                "judged" => self.judged(&own),
                "adoption" => self.adopted(&own),
                _ => self.finding(&own),
            };
            result.map_err(told)?;
            if self.held >= HELD {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Reason> {
        self.held = 0;
        std::mem::take(&mut self.changes).write(&mut *self.store.database)
    }

    pub(super) fn word(&mut self, own: &Line, name: &str) -> Result<Option<i64>, Reason> {
        let text = own.maybe(name)?;
        self.store.words.maybe(&mut *self.store.database, text)
    }

    fn run(&mut self, own: &Line) -> Result<(), Reason> {
        let digest = own.bytes("run")?;
        let found = self.store.rows("SELECT id FROM run WHERE digest = $1", &[Value::Bytes(digest.clone())])?;
        let id = if let Some(row) = found.first() {
            row.int(0)
        } else {
            let [engine, policies] = ["engine", "policies"].map(|name| self.word(own, name));
            let id = self.store.words.number(&mut *self.store.database, "run")?;
            let values = [Some(id), Some(own.moment("moment")?), engine?, policies?].map(Value::from);
            let values: Vec<Value> = values.into_iter().chain([Value::Bytes(digest)]).collect();
            let sql = "INSERT INTO run (id, moment, engine, policies, digest) VALUES ($1, $2, $3, $4, $5)";
            self.store.database.execute(sql, &values)?;
            id
        };
        self.known.runs.insert(own.text("run")?.to_owned(), id);
        Ok(())
    }

    fn fact(&mut self, own: &Line) -> Result<(), Reason> {
        let run = found(&self.known.runs, own.text("run")?)?;
        let values = [Some(run), self.word(own, "source")?, own.number("age_seconds")?].map(Value::from);
        let sql = "INSERT INTO fact (run, source, age) VALUES ($1, $2, $3) ON CONFLICT (run, source) DO NOTHING";
        self.store.database.execute(sql, &values).map(drop)
    }

    fn set(&mut self, own: &Line) -> Result<(), Reason> {
        let words: Vec<Arc<str>> = own.text("words")?.lines().map(Arc::from).collect();
        let id = self.store.words.set(&mut *self.store.database, &words)?;
        self.known.sets.insert(own.text("set")?.to_owned(), id);
        Ok(())
    }

    pub(super) fn line(&mut self, own: &Line) -> Result<i64, Reason> {
        let key = (own.text("scorecard")?.to_owned(), own.text("check")?.to_owned());
        if let Some(id) = self.known.lines.get(&key) {
            return Ok(*id);
        }
        let card = self.card(&key.0)?;
        let id = self.store.words.line(&mut *self.store.database, card, &Arc::from(key.1.as_str()))?;
        self.known.lines.insert(key, id);
        Ok(id)
    }

    pub(super) fn card(&mut self, name: &str) -> Result<i64, Reason> {
        found(&self.known.cards, name)
    }

    fn meaning(&mut self, own: &Line) -> Result<(), Reason> {
        let line = self.line(own)?;
        let digest = own.bytes("meaning")?.try_into().map_err(|_| "`meaning` is no SHA-256".to_owned())?;
        let meaning =
            Meaning { rev: own.small("rev")?.unwrap_or_default(), rule: Arc::from(own.text("rule")?), digest };
        let id = self.store.words.meant(&mut *self.store.database, line, &meaning)?;
        self.known.meanings.insert((line, own.text("meaning")?.to_owned()), id);
        Ok(())
    }

    fn waiver(&mut self, own: &Line) -> Result<(), Reason> {
        let excuse = Excuse {
            id: Arc::from(own.text("waiver")?),
            effect: named([Effect::Exclude, Effect::Hold, Effect::Accept], Effect::as_str, own.text("effect")?)?,
            until: Date::parse(own.text("ends")?).ok_or("`ends` is no date")?,
            reason: Arc::from(own.text("reason")?),
            approved_by: Box::default(),
        };
        if let Some(id) = self.store.words.waiver(&mut *self.store.database, Some(&excuse))? {
            self.known.waivers.insert(own.text("key")?.to_owned(), id);
        }
        Ok(())
    }

    fn facets(&mut self, own: &Line) -> Result<(), Reason> {
        let text = |name| own.maybe(name).map(|text| text.map(str::to_owned));
        let list = |name| own.text(name).map(|text| text.lines().map(str::to_owned).collect());
        let facets = Facets {
            kind: text("kind")?.unwrap_or_default(),
            r#type: text("type")?,
            lifecycle: text("lifecycle")?,
            tier: text("tier")?,
            owner: text("owner")?,
            system: text("system")?,
            domain: text("domain")?,
            tags: list("tags")?,
            languages: list("languages")?,
            path: own.text("path")?.to_owned(),
        };
        let id = self.store.words.facets(&mut *self.store.database, &facets)?;
        self.known.facets.insert(own.text("facets")?.to_owned(), id);
        Ok(())
    }

    fn path(&mut self, own: &Line) -> Result<(), Reason> {
        let asked = AskedPath {
            id: Arc::from(own.text("path")?),
            title: Arc::from(own.text("title")?),
            version: Arc::from(own.text("version")?),
            at_least: own.small("at_least")?.unwrap_or_default(),
            is_voluntary: own.number("alternative_allowed")?.unwrap_or_default() != 0,
        };
        let numbers = self.store.words.asked_path(&mut *self.store.database, &asked)?;
        self.known.paths.insert(own.text("key")?.to_owned(), numbers);
        Ok(())
    }

    /// Looks at repositories: those that are here already must be the same.
    fn snapshots(&mut self, from: impl Read) -> Result<(), Reason> {
        let mut by_repository: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        for (at, line) in BufReader::new(from).lines().enumerate() {
            let told = |reason: String| format!("snapshots.jsonl:{}: {reason}", at + 1);
            let own = Line::parse(&line.map_err(|error| told(error.to_string()))?).map_err(told)?;
            by_repository.entry(own.text("repository").map_err(told)?.to_owned()).or_default().push(own);
        }
        for (name, looks) in by_repository {
            let sql = "SELECT snapshot.moment, run.digest FROM snapshot JOIN run ON run.id = snapshot.run \
                 JOIN repository ON repository.id = snapshot.repository WHERE repository.name = $1 ORDER BY snapshot.moment";
            let here = self.store.rows(sql, &[Value::from(name.as_str())])?;
            if here.is_empty() {
                self.repository(&name, &looks)?;
                continue;
            }
            let here: Vec<(i64, Vec<u8>)> =
                here.iter().map(|row| (row.int(0), row.bytes(1).unwrap_or_default().to_vec())).collect();
            let there = looks
                .iter()
                .map(|own| Ok((own.moment("moment")?, own.bytes("run")?)))
                .collect::<Result<Vec<_>, Reason>>()?;
            if here != there {
                return Err(format!(
                    "of {name} it has other runs; import the reports of the runs, or into a new history"
                ));
            }
            self.told.known += 1;
            self.known.skipped.insert(name);
        }
        Ok(())
    }

    fn repository(&mut self, name: &str, looks: &[Line]) -> Result<(), Reason> {
        let id = self.store.words.number(&mut *self.store.database, "repository")?;
        let sql = "INSERT INTO repository (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        self.store.database.execute(sql, &[Value::Int(id), Value::from(name)])?;
        let id = self.store.rows("SELECT id FROM repository WHERE name = $1", &[Value::from(name)])?;
        let id = id.first().map_or(0, |row| row.int(0));
        let mut rows = Vec::new();
        for own in looks {
            let set = |name| own.maybe(name)?.map(|set| found(&self.known.sets, set)).transpose();
            // Exports of a karat that knew of no golden paths have no such column.
            let paths = if own.0.contains_key("paths") { set("paths")? } else { None };
            let seen = set("seen")?;
            rows.push(vec![
                Value::Int(id),
                Value::Int(own.moment("moment")?),
                Value::Int(found(&self.known.runs, own.text("run")?)?),
                own.maybe("revision")?.map(|_| own.bytes("revision")).transpose()?.map_or(Value::Null, Value::Bytes),
                Value::Int(found(&self.known.sets, own.text("answered")?)?),
                Value::Int(found(&self.known.sets, own.text("scorecards")?)?),
                Value::from(own.maybe("unjudged")?),
                Value::from(seen),
                Value::from(paths),
            ]);
        }
        insert(&mut *self.store.database, "snapshot", &SNAPSHOT, rows)?;
        self.known.repositories.insert(name.to_owned(), id);
        self.told.repositories += 1;
        Ok(())
    }

    /// The number of the repository of a line; none where it was here before.
    fn home(&self, own: &Line) -> Result<Option<i64>, Reason> {
        let name = own.text("repository")?;
        if self.known.skipped.contains(name) { Ok(None) } else { found(&self.known.repositories, name).map(Some) }
    }

    fn entity(&mut self, own: &Line) -> Result<(), Reason> {
        let Some(repository) = self.home(own)? else { return Ok(()) };
        let id = self.store.words.number(&mut *self.store.database, "entity")?;
        let values =
            [Value::Int(id), Value::Int(repository), Value::from(own.text("entity")?), Value::from(own.text("name")?)];
        self.store
            .database
            .execute("INSERT INTO entity (id, repository, reference, name) VALUES ($1, $2, $3, $4)", &values)?;
        self.known.entities.insert((repository, own.text("entity")?.to_owned()), id);
        Ok(())
    }

    fn add(&mut self, kind: Kind, key: Key, own: &Line, state: Vec<Option<i64>>, cause: i64) -> Result<(), Reason> {
        let until = own.maybe("until")?.map(|_| own.moment("until")).transpose()?;
        let span = Span { since: own.moment("since")?, until, state };
        self.held += 1;
        let Store { database, words, .. } = &mut *self.store;
        self.changes.add(&mut **database, words, (kind, key), &Kept { span, cause })
    }

    fn standing(&mut self, own: &Line) -> Result<(), Reason> {
        let Some(repository) = self.home(own)? else { return Ok(()) };
        let entity = found(&self.known.entities, &(repository, own.text("entity")?.to_owned()))?;
        let card = self.card(own.text("scorecard")?)?;
        let state = vec![
            Some(found(&self.known.definitions, own.text("definition")?)?),
            Some(found(&self.known.facets, own.text("facets")?)?),
            self.word(own, "level")?,
            own.number("score")?,
            own.number("score_up_to")?,
            own.number("coverage")?,
        ];
        self.add(Kind::Standing, [entity, card], own, state, 0)
    }

    fn judged(&mut self, own: &Line) -> Result<(), Reason> {
        let Some(repository) = self.home(own)? else { return Ok(()) };
        let entity = found(&self.known.entities, &(repository, own.text("entity")?.to_owned()))?;
        let line = self.line(own)?;
        let waiver = own.maybe("waiver_key")?.map(|key| found(&self.known.waivers, key)).transpose()?;
        let mut state = vec![
            Some(found(&self.known.meanings, &(line, own.text("meaning")?.to_owned()))?),
            Some(code::of_outcome(outcome(own.text("outcome")?, None)?)),
            Some(code::of_outcome(outcome(own.text("unwaived")?, None)?)),
            own.number("value")?,
            own.number("coverage")?,
            self.word(own, "reason")?,
            waiver,
            own.number("evidence")?,
        ];
        state.extend(self.remembered(own)?);
        let cause = own.maybe("cause")?.map(|word| named(Part::ALL, Part::as_str, word)).transpose()?;
        self.add(Kind::Judged, [entity, line], own, state, code::of_cause(cause))
    }

    /// What a check was; exports of a karat that remembered nothing have no such columns.
    fn remembered(&mut self, own: &Line) -> Result<[Option<i64>; 5], Reason> {
        if !own.0.contains_key("remembered") {
            return Ok([None; 5]);
        }
        let was = own.maybe("remembered")?.map(|word| outcome(word, None)).transpose()?;
        let day = |name| -> Result<_, Reason> {
            let read = |text| Date::parse(text).ok_or_else(|| format!("`{name}` is no date"));
            Ok(own.maybe(name)?.map(read).transpose()?.map(code::of_date))
        };
        Ok([
            was.map(code::of_outcome),
            own.number("remembered_value")?,
            day("remembered_on")?,
            day("remembered_until")?,
            self.word(own, "remembered_level")?,
        ])
    }

    fn adopted(&mut self, own: &Line) -> Result<(), Reason> {
        let Some(repository) = self.home(own)? else { return Ok(()) };
        let entity = found(&self.known.entities, &(repository, own.text("entity")?.to_owned()))?;
        let key = own.text("key")?;
        let [path, definition] =
            self.known.paths.get(key).copied().ok_or_else(|| format!("{key:?} is named, and not in the export"))?;
        let state = named(State::ALL, State::as_str, own.text("state")?)?;
        let state = vec![
            Some(definition),
            Some(found(&self.known.facets, own.text("facets")?)?),
            Some(code::of_state(state)),
            self.word(own, "signals")?,
        ];
        self.add(Kind::Adopted, [entity, path], own, state, 0)
    }

    fn finding(&mut self, own: &Line) -> Result<(), Reason> {
        let Some(repository) = self.home(own)? else { return Ok(()) };
        let key = (repository, own.text("fingerprint")?.to_owned());
        let id = if let Some(id) = self.known.findings.get(&key) {
            *id
        } else {
            let id = self.store.words.number(&mut *self.store.database, "finding")?;
            let severity = Severity::parse(own.text("severity")?).ok_or("`severity` is none")?;
            let entity =
                own.maybe("entity")?.map(|entity| found(&self.known.entities, &(repository, entity.to_owned())));
            let row = vec![
                Value::Int(id),
                Value::Int(repository),
                Value::Bytes(own.bytes("fingerprint")?),
                Value::from(self.word(own, "rule")?),
                Value::Int(code::of_severity(severity)),
                Value::from(entity.transpose()?),
                Value::from(own.text("path")?),
                Value::from(own.number("line")?),
                Value::from(own.maybe("resource")?),
                Value::from(own.text("message")?),
            ];
            insert(&mut *self.store.database, "finding", &FINDING, vec![row])?;
            self.known.findings.insert(key, id);
            id
        };
        let waiver = own.maybe("waiver_key")?.map(|key| found(&self.known.waivers, key)).transpose()?;
        let status = named([Status::Open, Status::Waived, Status::Baselined], Status::as_str, own.text("status")?)?;
        self.add(Kind::Sighting, [id, 0], own, vec![Some(code::of_status(status)), waiver], 0)
    }
}

fn found<K: std::hash::Hash + Eq + std::fmt::Debug + ?Sized, Q>(all: &HashMap<Q, i64>, key: &K) -> Result<i64, Reason>
where
    Q: std::borrow::Borrow<K> + std::hash::Hash + Eq,
{
    all.get(key).copied().ok_or_else(|| format!("{key:?} is named, and not in the export"))
}

/// An object of a file.
pub(super) struct Line(Map<String, Json>);

impl Line {
    pub(super) fn parse(line: &str) -> Result<Self, Reason> {
        serde_json::from_str(line).map(Self).map_err(|error| error.to_string())
    }

    pub(super) fn maybe(&self, name: &str) -> Result<Option<&str>, Reason> {
        match self.0.get(name) {
            Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("`{name}` is no text")),
            None => Err(format!("there is no `{name}`")),
        }
    }

    pub(super) fn text(&self, name: &str) -> Result<&str, Reason> {
        self.maybe(name)?.ok_or_else(|| format!("`{name}` is null"))
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, Reason> {
        match self.0.get(name) {
            Some(Json::Null) => Ok(None),
            Some(Json::Number(number)) => {
                number.as_i64().map(Some).ok_or_else(|| format!("`{name}` is no whole number"))
            }
            Some(_) => Err(format!("`{name}` is no number")),
            None => Err(format!("there is no `{name}`")),
        }
    }

    pub(super) fn small(&self, name: &str) -> Result<Option<u32>, Reason> {
        self.number(name)?.map(u32::try_from).transpose().map_err(|_| format!("`{name}` is no small number"))
    }

    pub(super) fn moment(&self, name: &str) -> Result<i64, Reason> {
        let text = self.text(name)?;
        let moment =
            chrono::DateTime::parse_from_rfc3339(text).map_err(|_| format!("`{name}` is no moment: {text}"))?;
        Ok(moment.timestamp())
    }

    pub(super) fn bytes(&self, name: &str) -> Result<Vec<u8>, Reason> {
        HEXLOWER.decode(self.text(name)?.as_bytes()).map_err(|_| format!("`{name}` is not in hexadecimal digits"))
    }
}
