//! An answer as a table: text for people, CSV for spreadsheets, JSON for programs.

use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use super::export::csv_line;
use super::table::{Kind, Table};
use crate::report::{clean, hundredths, rfc3339, wrap};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    None,
    /// A text.
    Text(String),
    /// A count.
    Count(u64),
    /// A score or a share in basis points, shown with two digits.
    Points(i64),
    /// A difference in basis points, shown with its sign.
    Change(i64),
    /// Seconds since 1970, shown as a moment.
    Moment(i64),
    /// A length of time in seconds, shown in days, hours or minutes.
    Time(i64),
}

impl Cell {
    /// A text that may be absent.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::None, |text| Self::Text(text.to_owned()))
    }

    /// Basis points that may be absent.
    pub fn points(points: Option<u32>) -> Self {
        points.map_or(Self::None, |points| Self::Points(i64::from(points)))
    }

    /// As people read it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::None => "-".to_owned(),
            Self::Text(text) => clean(text).into_owned(),
            Self::Count(number) => number.to_string(),
            Self::Points(points) => signed(*points, ""),
            Self::Change(0) => "0".to_owned(),
            Self::Change(points) => signed(*points, "+"),
            Self::Moment(moment) => rfc3339(*moment).replace("T00:00:00Z", ""),
            Self::Time(seconds) if *seconds != 0 && *seconds < 2 * 3600 => format!("{}min", seconds / 60),
            Self::Time(seconds) if *seconds < 48 * 3600 => format!("{}h", seconds / 3600),
            Self::Time(seconds) => format!("{}d", seconds / (24 * 3600)),
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => clean(text).into_owned(),
            Self::Moment(moment) => rfc3339(*moment),
            Self::Count(number) => number.to_string(),
            Self::Points(number) | Self::Change(number) | Self::Time(number) => number.to_string(),
        }
    }

    fn json(&self) -> Json {
        match self {
            Self::None => Json::Null,
            Self::Text(text) => Json::from(text.as_str()),
            Self::Moment(moment) => Json::from(rfc3339(*moment)),
            Self::Count(number) => Json::from(*number),
            Self::Points(number) | Self::Change(number) | Self::Time(number) => Json::from(*number),
        }
    }
}

fn signed(points: i64, plus: &str) -> String {
    let sign = if points < 0 { "-" } else { plus };
    format!("{sign}{}", hundredths(u32::try_from(points.unsigned_abs()).unwrap_or(u32::MAX)))
}

/// A table with what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What was asked, as pairs: `scorecard`, `from`, `to`.
    pub about: Vec<(&'static str, String)>,
    /// One line above the table, for people.
    pub title: String,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// What people have to know to read it.
    pub notes: Vec<String>,
}

impl Sheet {
    /// Aligned columns in so many of a terminal; numbers to the right.
    pub fn text(&self, columns: usize, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}\n", self.title)?;
        if self.rows.is_empty() {
            writeln!(out, "nothing")?;
        } else {
            let shown: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect();
            let cells = shown.iter().map(|row| row.iter().map(String::as_str).collect());
            let rows = [self.columns.clone()].into_iter().chain(cells).collect();
            Table { kinds: (0..self.columns.len()).map(|at| self.kind(at)).collect(), rows }.write(columns, out)?;
        }
        for note in &self.notes {
            writeln!(out, "\n{}", wrap(note, columns, columns).join("\n"))?;
        }
        Ok(())
    }

    /// What stands in a column.
    fn kind(&self, at: usize) -> Kind {
        let kinds = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| match cell {
            Cell::Text(_) => Kind::Name,
            Cell::Moment(_) => Kind::Whole,
            _ => Kind::Number,
        });
        kinds.max().unwrap_or(Kind::Number)
    }

    /// A line of names, then a line a row; numbers as they are, in basis points and seconds.
    pub fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        csv(self.columns.iter().copied(), self.rows.iter(), out)
    }

    /// An object with what was asked, and `rows`.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut all: Map<String, Json> =
            self.about.iter().map(|(name, value)| ((*name).to_owned(), Json::from(value.as_str()))).collect();
        let row = |row: &Vec<Cell>| -> Json {
            let cells = self.columns.iter().zip(row).map(|(name, cell)| (name.replace(' ', "_"), cell.json()));
            Json::Object(cells.collect())
        };
        all.insert("rows".to_owned(), self.rows.iter().map(row).collect());
        serde_json::to_writer_pretty(&mut *out, &Json::Object(all))?;
        writeln!(out)
    }
}

/// A line of names, then a line a row.
pub(crate) fn csv<'r>(
    columns: impl Iterator<Item = &'r str>,
    mut rows: impl Iterator<Item = &'r Vec<Cell>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    csv_line(out, columns.map(ToOwned::to_owned))?;
    rows.try_for_each(|row| csv_line(out, row.iter().map(Cell::plain)))
}
