//! The objects of a plan → one line a repository, in the order of the plan, byte for byte what one undivided run gives; and what is
//! missing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write};
use std::path::Path;

use serde::Deserialize;

use super::Error;
use super::plan::{Entry, Plan};
use super::shard::{Header, object, reader, start};

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged {
    /// How many repositories were judged.
    pub(crate) judged: usize,
    /// Those that were not, and why.
    pub(crate) failed: Vec<(String, String)>,
    /// How many entities are on each level, by scorecard; those on none are on `none`.
    pub(crate) levels: BTreeMap<String, BTreeMap<String, u64>>,
    /// Parts that are not there or cannot be used, and why.
    pub(crate) missing: Vec<(usize, String)>,
}

/// What is told of a line.
#[derive(Deserialize)]
struct Line {
    repository: String,
    error: Option<String>,
    report: Option<Told>,
}

/// What is told of a report.
#[derive(Deserialize)]
struct Told {
    scorecards: Vec<Card>,
}

#[derive(Deserialize)]
struct Card {
    id: String,
    level: Option<String>,
}

/// Writes what all complete parts have.
pub(crate) fn merge(plan: &Plan, objects: &Path, out: &mut dyn Write) -> Result<Merged, Error> {
    let mut merged = Merged::default();
    let mut parts = Vec::new();
    for index in 0..plan.shards {
        let part = complete(plan, index, objects);
        parts.push(match part {
            Ok((reader, lines)) => {
                for line in lines {
                    merged.count(line);
                }
                Some(reader)
            }
            Err(why) => {
                merged.missing.push((index, why));
                None
            }
        });
    }
    merged.failed.sort();
    let written = |error| Error::file("merge what is in", objects, error);
    let mut line = Vec::new();
    for position in 0..plan.repositories.len() {
        let Some(Some(part)) = parts.get_mut(position % plan.shards) else { continue };
        line.clear();
        part.read_until(b'\n', &mut line).and_then(|_| out.write_all(&line)).map_err(written)?;
    }
    out.flush().map_err(written)?;
    Ok(merged)
}

impl Merged {
    fn count(&mut self, line: Line) {
        let Line { repository, error, report } = line;
        self.failed.extend(error.map(|why| (repository, why)));
        let Some(report) = report else { return };
        self.judged += 1;
        for Card { id, level } in report.scorecards {
            let level = level.unwrap_or_else(|| "none".to_owned());
            *self.levels.entry(id).or_default().entry(level).or_default() += 1;
        }
    }
}

/// The object of a part, after its first line, and what its lines say; or why it cannot be used. All of it is read first: what is
/// damaged gives nothing.
fn complete(plan: &Plan, index: usize, objects: &Path) -> Result<(BufReader<File>, Vec<Line>), String> {
    let name = object(plan, index);
    let (mut first, mut line) = (String::new(), Vec::new());
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => format!("{name} is not there"),
        _ => format!("{name}: {error}"),
    };
    let mut part = reader(&objects.join(&name)).map_err(failed)?;
    part.read_line(&mut first).map_err(failed)?;
    let header: Header = serde_json::from_str(&first).map_err(|_| format!("{name} is no part of a plan"))?;
    let positions: Vec<usize> = plan.part(index).map(Iterator::collect).unwrap_or_default();
    if header != Header::of(plan, index, positions.len()) {
        return Err(format!("{name} belongs to another plan"));
    }
    let mut lines = Vec::new();
    for entry in positions.iter().filter_map(|position| plan.repositories.get(*position)) {
        line.clear();
        part.read_until(b'\n', &mut line).map_err(failed)?;
        let damaged = || format!("{name} is damaged: it has no line for `{}`", entry.name);
        lines.push(checked(&line, entry).ok_or_else(damaged)?);
    }
    part.seek(SeekFrom::Start(first.len() as u64)).map_err(failed)?;
    Ok((part, lines))
}

/// A line, where it is the whole one of a repository.
fn checked(line: &[u8], entry: &Entry) -> Option<Line> {
    let is_its_own = line.ends_with(b"}\n") && line.starts_with(start(entry).as_bytes());
    is_its_own.then(|| serde_json::from_slice(line).ok()).flatten()
}
