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

/// What a line has besides the name.
#[derive(Deserialize)]
struct Line {
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
        parts.push(part.map_err(|why| merged.missing.push((index, why))).ok());
    }
    let written = |error| Error::file("merge what is in", objects, error);
    let mut line = Vec::new();
    for (position, entry) in plan.repositories.iter().enumerate() {
        let Some(Some(part)) = parts.get_mut(position % plan.shards) else { continue };
        line.clear();
        part.read_until(b'\n', &mut line).map_err(written)?;
        out.write_all(&line).map_err(written)?;
        match checked(&line, entry) {
            Some(Line { error: Some(why), .. }) => merged.failed.push((entry.name.clone(), why)),
            Some(Line { report: Some(report), .. }) => merged.count(report),
            _ => {}
        }
    }
    out.flush().map_err(written)?;
    Ok(merged)
}

impl Merged {
    fn count(&mut self, report: Told) {
        self.judged += 1;
        for Card { id, level } in report.scorecards {
            let level = level.unwrap_or_else(|| "none".to_owned());
            *self.levels.entry(id).or_default().entry(level).or_default() += 1;
        }
    }
}

/// The object of a part, after its first line; or why it cannot be used. All of it is read first: what is damaged gives nothing.
fn complete(plan: &Plan, index: usize, objects: &Path) -> Result<BufReader<File>, String> {
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
    for entry in positions.iter().filter_map(|position| plan.repositories.get(*position)) {
        line.clear();
        part.read_until(b'\n', &mut line).map_err(failed)?;
        if checked(&line, entry).is_none() {
            return Err(format!("{name} is damaged: it has no line for `{}`", entry.name));
        }
    }
    part.seek(SeekFrom::Start(first.len() as u64)).map_err(failed)?;
    Ok(part)
}

/// A line, where it is the whole one of a repository.
fn checked(line: &[u8], entry: &Entry) -> Option<Line> {
    let is_its_own = line.ends_with(b"}\n") && line.starts_with(start(entry).as_bytes());
    is_its_own.then(|| serde_json::from_slice(line).ok()).flatten()
}
