//! Facts that come from files that others exported: incidents, tickets, cost, runs of CI, advisories.
//!
//! Definitions in, tables out, once a run; then the rows of one entity at a time: `{"age_days": n, "rows": […]}`, with
//! `"stale": true` while an old one is held. Every row is checked against the fields of its source, and every mistake is a problem
//! with its line and column; a source with mistakes, without a proof that it asks for, or too old is unknown. How old it is says
//! the date that a file declares, or else its newest row; never the clock of a disk.

mod csv_rows;
mod fields;
mod json_rows;
mod osv;
mod proof;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use globset::GlobBuilder;
use rayon::prelude::*;
use regorus::Value;
use walkdir::WalkDir;

use super::Unknown;
use super::value::{list, object};
use crate::model::format::Format;
use crate::model::import::Import;
use crate::model::paths::slashed;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::{self, Repository, SourceFile};
use crate::model::standard::FactFormat;
use crate::model::{Lines, Position};
use crate::parse;

/// A larger file is not read.
const LARGEST: u64 = 200_000_000;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Problems that are told of one file; the others are counted.
const MOST_PROBLEMS: usize = 50;

/// The sources of a run.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    tables: BTreeMap<String, Result<Table, Unknown>>,
    /// What is wrong in the files.
    pub problems: Vec<Problem>,
}

/// The rows of a source.
#[derive(Clone, Debug, Default)]
struct Table {
    age: Option<i64>,
    is_stale: bool,
    rows: Vec<Value>,
    /// Content by what their key field says, in lower case.
    by_key: BTreeMap<String, Vec<usize>>,
    /// Content by something that an entity has, such as `metadata.name`.
    by_field: BTreeMap<(String, String), Vec<usize>>,
}

/// How a row may name an entity.
#[derive(Clone, Copy)]
pub struct Named<'e> {
    /// Everything that a key field may say: the reference, the name, `owner/repository`, the path.
    pub keys: &'e [String],
    /// What the entity has at a way such as `metadata.name`.
    pub field: &'e dyn Fn(&str) -> Option<String>,
}

/// One row as it was read, and where its parts are in its file.
struct Row {
    value: Value,
    at: u32,
    /// Offsets of its fields.
    fields: BTreeMap<String, u32>,
}

/// What a file gave.
#[derive(Default)]
struct Content {
    rows: Vec<Row>,
    /// The date that the file declares.
    as_of: Option<i64>,
    mistakes: Vec<Mistake>,
}

/// Something wrong in a file.
#[derive(Debug, PartialEq, Eq)]
struct Mistake {
    at: u32,
    message: String,
}

impl Mistake {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at: u32::try_from(at).unwrap_or(u32::MAX), message: message.into() }
    }
}

/// Reads all sources. `now` is in seconds since 1970.
pub fn load(imports: &[Import], now: i64) -> Imported {
    let loaded: Vec<_> = imports.par_iter().map(|import| (import.id.clone(), Loader { import, now }.load())).collect();
    let mut imported = Imported::default();
    for (id, (table, problems)) in loaded {
        imported.tables.insert(id, table);
        imported.problems.extend(problems);
    }
    imported
}

impl Imported {
    /// All rows of a source.
    pub fn gather(&self, id: &str) -> Result<Value, Unknown> {
        let table = self.table(id)?;
        Ok(table.value(table.rows.iter()))
    }

    /// The rows of a source that name an entity.
    pub fn of_entity(&self, id: &str, entity: Named<'_>) -> Result<Value, Unknown> {
        let table = self.table(id)?;
        let by_key = entity.keys.iter().filter_map(|key| table.by_key.get(&key.to_lowercase())).flatten();
        let mut rows: Vec<usize> = by_key.copied().collect();
        let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for ((field, value), own) in &table.by_field {
            let has = known.entry(field).or_insert_with(|| (entity.field)(field).map(|own| own.to_lowercase()));
            if has.as_ref() == Some(value) {
                rows.extend(own);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        Ok(table.value(rows.iter().filter_map(|row| table.rows.get(*row))))
    }

    /// How old a source is, in seconds, where that is known.
    pub fn age(&self, id: &str) -> Result<Option<i64>, Unknown> {
        self.table(id).map(|table| table.age)
    }

    fn table(&self, id: &str) -> Result<&Table, Unknown> {
        let unknown = || Unknown(format!("no source of imported facts has the id `{id}`"));
        self.tables.get(id).ok_or_else(unknown)?.as_ref().map_err(Clone::clone)
    }
}

impl Table {
    fn value<'v>(&self, rows: impl Iterator<Item = &'v Value>) -> Value {
        object([
            ("age_days", self.age.map(|age| Value::from(age / DAY))),
            ("stale", self.is_stale.then_some(Value::Bool(true))),
            ("rows", Some(list(rows.cloned()))),
        ])
    }
}

struct Loader<'i> {
    import: &'i Import,
    now: i64,
}

impl Loader<'_> {
    fn load(&self) -> (Result<Table, Unknown>, Vec<Problem>) {
        let mut problems = Vec::new();
        let table = self.table(&mut problems);
        (table.map_err(|reason| Unknown(format!("imported facts `{}`: {reason}", self.import.id))), problems)
    }

    fn table(&self, problems: &mut Vec<Problem>) -> Result<Table, String> {
        let files = self.files()?;
        if files.is_empty() {
            return Err(format!("no file fits `{}`", self.import.path));
        }
        let mut table = Table::default();
        let mut newest: Option<i64> = None;
        for file in &files {
            let none = || format!("{}: no text, or larger than 200 MB", file.path);
            if file.size > LARGEST {
                return Err(none());
            }
            // What is proved is what is used: the file may be another one a moment later.
            let bytes = parse::bytes(file, LARGEST)?;
            proof::check(self.import.provenance, file, &bytes, &self.import.base)?;
            let content = parse::decoded(bytes).ok_or_else(none)?;
            let mut rows = self.read(&content);
            let types = fields::Types::new(self.import);
            let mut dates = Vec::new();
            for row in &mut rows.rows {
                types.check(row, &mut rows.mistakes);
                dates.extend(types.date(&row.value));
            }
            self.tell(file, &content, &rows.mistakes, problems)?;
            // A date of what is still to come says nothing of when the file was made.
            let of_rows = dates.into_iter().filter(|date| *date <= self.now + DAY).max();
            newest = newest.max(rows.as_of.or(of_rows));
            for row in rows.rows {
                self.add(&mut table, row.value);
            }
        }
        table.age = newest.map(|newest| (self.now - newest).max(0));
        table.is_stale = self.is_stale(table.age)?;
        Ok(table)
    }

    fn read(&self, content: &str) -> Content {
        match self.import.format {
            FactFormat::Csv => csv_rows::read(content),
            FactFormat::Focus => csv_rows::focus(content),
            FactFormat::Json | FactFormat::Jsonl => json_rows::read(content),
            FactFormat::Osv => osv::read(content),
        }
    }

    /// The files of the source, sorted.
    fn files(&self) -> Result<Vec<SourceFile>, String> {
        let Import { base, path, .. } = self.import;
        let glob = GlobBuilder::new(path).literal_separator(true).build();
        let glob = glob.map_err(|error| format!("the path cannot be read: {}", error.kind()))?.compile_matcher();
        let fixed = path.split('/').take_while(|part| !part.contains(['*', '?', '[', '{']));
        let start = base.join(fixed.collect::<Vec<_>>().join("/"));
        let repository = Arc::new(Repository {
            target: slashed(base),
            name: self.import.id.clone(),
            root: base.clone(),
            revision: None,
            past: false,
        });
        let mut files = Vec::new();
        for entry in WalkDir::new(start).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if is_nothing(&error) => break,
                // A file too few is a wrong number, too.
                Err(error) => return Err(unlisted(&error, base)),
            };
            let Some(relative) = relative(entry.path(), base).filter(|relative| glob.is_match(relative)) else {
                continue;
            };
            if entry.file_type().is_file() && !proof::is_proof(&relative) {
                let (path, size) = (relative.into(), entry.metadata().map_or(0, |found| found.len()));
                let content = source::Content::Disk(entry.into_path());
                files.push(SourceFile { repository: repository.clone(), path, content, format: Format::Other, size });
            }
        }
        Ok(files)
    }

    /// Makes problems of mistakes. A source with any is not used: a row too few is a wrong number.
    fn tell(
        &self,
        file: &SourceFile,
        text: &str,
        mistakes: &[Mistake],
        problems: &mut Vec<Problem>,
    ) -> Result<(), String> {
        let Some(first) = mistakes.first() else { return Ok(()) };
        let lines = Lines::of(text);
        let problem = |position: Option<Position>, message: String| Problem {
            repository: Arc::from(file.repository.target.as_str()),
            path: file.path.clone(),
            position,
            kind: ProblemKind::Syntax,
            rule: None,
            message,
            help: Some(format!("the fields of the source `{}` say what a row has", self.import.id)),
        };
        let told = mistakes.iter().take(MOST_PROBLEMS);
        problems.extend(told.map(|own| problem(Some(lines.position(text, own.at)), own.message.clone())));
        let more = mistakes.len().saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            problems.push(problem(None, format!("{more} more mistakes in this file")));
        }
        let (line, count) = (lines.position(text, first.at).line, mistakes.len());
        let words = if count == 1 { "a mistake".to_owned() } else { format!("{count} mistakes, the first") };
        Err(format!("{}: {words} on line {line}: {}", file.path, first.message))
    }

    fn add(&self, table: &mut Table, row: Value) {
        let index = table.rows.len();
        if let Some(key) = self.import.key.as_deref().and_then(|key| fields::name(fields::at(&row, key))) {
            table.by_key.entry(key.to_lowercase()).or_default().push(index);
        }
        for (field, way) in &self.import.map {
            if let Some(value) = fields::name(fields::at(&row, field)) {
                table.by_field.entry((way.clone(), value.to_lowercase())).or_default().push(index);
            }
        }
        table.rows.push(row);
    }

    /// Whether the source is used although it is too old; an error where it is not used.
    fn is_stale(&self, age: Option<i64>) -> Result<bool, String> {
        let Some(most) = self.import.max_age else { return Ok(false) };
        let Some(age) = age else {
            return Err("its age is not known: no row has a date, and no file declares one (`as_of`)".to_owned());
        };
        if age > most.saturating_add(self.import.hold) {
            return Err(format!("{} old, where {} is the most", days(age), days(most)));
        }
        Ok(age > most)
    }
}

/// Whether there is nothing where the files were to be.
fn is_nothing(error: &walkdir::Error) -> bool {
    error.depth() == 0 && error.io_error().is_some_and(|own| own.kind() == io::ErrorKind::NotFound)
}

fn unlisted(error: &walkdir::Error, base: &Path) -> String {
    let path = error.path().map(|own| relative(own, base).unwrap_or_else(|| own.display().to_string()));
    let reason = error.io_error().map_or_else(|| error.to_string(), |own| own.kind().to_string());
    format!("{}: it cannot be listed: {reason}", path.unwrap_or_default())
}

fn days(seconds: i64) -> String {
    match seconds / DAY {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

fn relative(path: &Path, base: &Path) -> Option<String> {
    let inner = path.strip_prefix(base).ok()?;
    inner.to_str().map(|_| slashed(inner))
}
