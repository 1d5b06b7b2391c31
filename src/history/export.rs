//! A history → files that others read: CSV and Parquet for tables, JSON lines for programs and to be read back.

use std::io::{self, Write};

use data_encoding::HEXLOWER;
use serde_json::{Map, Value as Json};

use super::code;
use super::database::{Reason, Row, Value};
use super::error::Error;
use super::flow::{self, BASES, KINDS, SIGNS, numbered};
use super::rollup::DIMENSIONS;
use super::store::Store;
use super::tables::{Form, TABLES, Table};
use crate::flow::{Basis, Kind, Sign};
use crate::report::rfc3339;

/// What files of an export are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// With a line of names, for spreadsheets, DuckDB and pandas.
    Csv,
    /// An object a line; `karat history import` reads it.
    JsonLines,
    /// Typed columns, for DuckDB, pandas and Spark.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Files {
    /// How names of files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// What files of an export are called, without how they end.
pub(crate) fn table_names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().chain(flow::TABLES).map(|table| table.name)
}

impl Store {
    /// Writes all of it, as it is now: `open` gives the file of a table by its name.
    pub fn export<W: Write + Send>(
        &mut self,
        files: Files,
        mut open: impl FnMut(&str) -> io::Result<W>,
    ) -> Result<(), Error> {
        let place = self.place.to_string();
        self.read(|store| {
            let sql = "SELECT id FROM repository ORDER BY name";
            let repositories: Vec<i64> = store.rows(sql, &[])?.iter().map(|row| row.int(0)).collect();
            for table in TABLES.iter().chain(flow::TABLES) {
                let failed = |error: io::Error| format!("write {} of {place}: {error}", table.name);
                let mut file = open(table.name).and_then(|out| File::new(files, table, out)).map_err(failed)?;
                store.each(table, &repositories, |row| file.row(row).map_err(failed))?;
                file.end().map_err(failed)?;
            }
            Ok(())
        })
    }

    /// The rows of a table, a repository after the other where it is long.
    fn each(
        &mut self,
        table: &Table,
        repositories: &[i64],
        mut take: impl FnMut(&Row) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        if !table.by_repository {
            return self.rows(table.sql, &[])?.iter().try_for_each(take);
        }
        for repository in repositories {
            self.rows(table.sql, &[Value::Int(*repository)])?.iter().try_for_each(&mut take)?;
        }
        Ok(())
    }
}

/// A file of a table that rows are added to.
enum File<W: Write + Send> {
    Csv(&'static Table, io::BufWriter<W>),
    JsonLines(&'static Table, io::BufWriter<W>),
    #[cfg(feature = "parquet")]
    Parquet(Box<super::columnar::Pages<W>>),
}

impl<W: Write + Send> File<W> {
    fn new(files: Files, table: &'static Table, out: W) -> io::Result<Self> {
        match files {
            Files::Csv => {
                let mut out = io::BufWriter::new(out);
                csv_line(&mut out, table.columns.iter().map(|(name, _)| (*name).to_owned()))?;
                Ok(Self::Csv(table, out))
            }
            Files::JsonLines => Ok(Self::JsonLines(table, io::BufWriter::new(out))),
            #[cfg(feature = "parquet")]
            Files::Parquet => Ok(Self::Parquet(Box::new(super::columnar::Pages::new(table, out)?))),
        }
    }

    fn row(&mut self, row: &Row) -> io::Result<()> {
        match self {
            Self::Csv(table, out) => {
                let cell = |((_, form), value): (&(&str, Form), &Value)| match json(*form, value) {
                    Json::Null => String::new(),
                    Json::String(text) => text,
                    other => other.to_string(),
                };
                csv_line(out, table.columns.iter().zip(&row.0).map(cell))
            }
            Self::JsonLines(table, out) => {
                let cells = table.columns.iter().zip(&row.0);
                let object: Map<String, Json> =
                    cells.map(|((name, form), value)| ((*name).to_owned(), json(*form, value))).collect();
                serde_json::to_writer(&mut *out, &object)?;
                out.write_all(b"\n")
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(pages) => pages.row(row),
        }
    }

    fn end(self) -> io::Result<()> {
        match self {
            Self::Csv(_, mut out) | Self::JsonLines(_, mut out) => out.flush(),
            #[cfg(feature = "parquet")]
            Self::Parquet(pages) => pages.end(),
        }
    }
}

pub(super) fn csv_line(out: &mut (impl Write + ?Sized), cells: impl Iterator<Item = String>) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    writer.write_record(cells.map(|cell| harmless(&cell)))?;
    writer.flush()
}

/// A text that a spreadsheet would take for a formula is shown as a text.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A value with the word that a number stands for.
pub(super) fn json(form: Form, value: &Value) -> Json {
    match (form, value) {
        (_, Value::Null) => Json::Null,
        (_, Value::Text(text)) => Json::String(text.to_string()),
        (_, Value::Bytes(bytes)) => Json::String(HEXLOWER.encode(bytes)),
        (form, Value::Int(number)) => word(form, *number),
    }
}

fn word(form: Form, number: i64) -> Json {
    // A number that stands for nothing is shown as it is: no other word is true of it, and it cannot be read back.
    let told = |word: Option<&'static str>| Json::String(word.map_or_else(|| number.to_string(), str::to_owned));
    let word = match form {
        Form::Text | Form::Hex | Form::Number => return Json::from(number),
        Form::Moment => return Json::String(rfc3339(number)),
        Form::Day => return Json::String(code::date(number).to_string()),
        Form::Outcome => code::outcome(number, None).as_str(),
        Form::Status => code::status(number).as_str(),
        Form::Severity => code::severity(number).as_str(),
        Form::Effect => code::effect(number).as_str(),
        Form::Cause => match code::cause(number) {
            Some(cause) => cause.as_str(),
            None => return Json::Null,
        },
        Form::State => code::state(number).as_str(),
        Form::Basis => return told(numbered(&BASES, number).map(Basis::as_str)),
        Form::DeploymentKind => return told(numbered(&KINDS, number).map(Kind::as_str)),
        Form::Sign => return told(numbered(&SIGNS, number).map(Sign::as_str)),
        Form::Dimension => usize::try_from(number).ok().and_then(|at| DIMENSIONS.get(at).copied()).unwrap_or_default(),
    };
    Json::String(word.to_owned())
}
