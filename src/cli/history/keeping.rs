//! `karat history compact`, `forget`, `verify`, `export` and `import`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::super::{Exit, Failure, Usage, output, say, site};
use super::{ExportFormat, Moment, Which, open, password};
use crate::history::{Error, Files, NEW_TABLES, Opening, Recorded, Run, Store, table_names};
use crate::model::Period;
use crate::report::count;
use crate::scratch;

pub(super) fn compact(which: &Which, keep: Option<Period>, now: Moment) -> Result<Exit, Failure> {
    let keep = keep.or(which.configured()?.0.history.keep);
    let before = keep.map(|keep| now.seconds().saturating_sub(i64::try_from(keep.seconds()).unwrap_or(i64::MAX)));
    let place = which.place()?;
    let told = open(&place, false)?.compact(before)?;
    let what = match keep {
        Some(keep) => {
            let looks = match told.deployments {
                0 => count(told.snapshots, "look"),
                number => format!("{}, {}", count(told.snapshots, "look"), count(number, "deployment")),
            };
            format!("{} and {looks} older than {keep} removed", count(told.intervals, "interval"))
        }
        None => "nothing is removed: `keep` of [history] in karat.toml, or --keep, says how long what is over is kept"
            .to_owned(),
    };
    say(&format!("{place}: {what}\n"))?;
    Ok(Exit::Clean)
}

pub(super) fn forget(which: &Which, repositories: &[String], now: Moment) -> Result<Exit, Failure> {
    let place = which.place()?;
    let mut store = open(&place, false)?;
    for name in repositories {
        let told = store.forget_repository(name, now.seconds())?;
        #[cfg(feature = "serve")]
        store.note(&super::super::token::deed(now, "forgot", name))?;
        let (entities, findings) = (count(told.entities, "entity"), count(told.findings, "finding"));
        say(&format!("{name}: {entities} and {findings} count no more\n"))?;
    }
    Ok(Exit::Clean)
}

pub(super) fn verify(which: &Which) -> Result<Exit, Failure> {
    let place = which.place()?;
    let verified =
        Store::open(&place, &Opening { password: password(), is_reading: true }).and_then(|mut own| own.verify());
    let wrong = match verified {
        // Whether it can be read at all is a part of the question.
        Err(Error::Damaged { .. }) => vec!["not all of the file can be read".to_owned()],
        answer => answer?,
    };
    if wrong.is_empty() {
        say(&format!("{place}: all is well\n"))?;
        return Ok(Exit::Clean);
    }
    for own in &wrong {
        say(&format!("{own}\n"))?;
    }
    output::complain(&format!("karat: {place}: {} wrong", count(wrong.len() as u64, "thing")));
    Ok(Exit::Findings)
}

/// All files, or those that were there. A folder in which others have something is refused.
pub(super) fn export(which: &Which, folder: &Path, format: ExportFormat) -> Result<Exit, Failure> {
    let failed = |path: &Path, error: std::io::Error| {
        Usage::new(format!("write {}: {error}", path.display()), "check the path and the space left")
    };
    let files = match format {
        ExportFormat::Csv => Files::Csv,
        ExportFormat::Jsonl => Files::JsonLines,
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => Files::Parquet,
    };
    let place = which.place()?;
    let mut store = open(&place, true)?;
    let names: Vec<String> = table_names().map(|table| format!("{table}.{}", files.extension())).collect();
    site::claim(&site::HISTORY, folder, &names)?;
    let mut tables = Vec::new();
    store.export(files, |table| {
        let place = folder.join(format!("{table}.{}", files.extension()));
        let mut unfinished = scratch::File::beside(&place)?;
        let out = unfinished.as_file_mut().try_clone()?;
        tables.push((unfinished, place));
        Ok(out)
    })?;
    for (unfinished, place) in tables {
        unfinished.replace(&place).map_err(|error| failed(&place, error))?;
    }
    say(&format!(
        "{}: {} of {place} as {}\n",
        folder.display(),
        count(names.len() as u64, "table"),
        files.extension()
    ))?;
    Ok(Exit::Clean)
}

pub(super) fn import(which: &Which, paths: &[PathBuf]) -> Result<Exit, Failure> {
    let place = which.place()?;
    let mut store = open(&place, false)?;
    for path in paths {
        let what = if path.is_dir() {
            let told = store.import(|table| exported(path, table))?;
            format!("{} new, {} known", count(told.repositories, "repository"), told.known)
        } else if path.extension().is_some_and(|extension| extension == "jsonl") {
            import_lines(&mut store, path, 0, &Further::new())?.to_string()
        } else {
            let run = Run::read(&path.display().to_string(), BufReader::new(file(path)?))?;
            let told = store.record(&run)?;
            if told.is_new {
                format!("{}, {} changed", count(told.repositories, "repository"), told.changed)
            } else {
                "was there already".to_owned()
            }
        };
        say(&format!("{}: {what}\n", path.display()))?;
    }
    Ok(Exit::Clean)
}

/// What lines of `karat fleet` brought to a history.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Lines {
    new: u64,
    changed: u64,
    known: u64,
    unjudged: u64,
}

impl Lines {
    /// Counts a repository.
    pub(in super::super) fn count(&mut self, told: &Recorded) {
        if told.is_new {
            self.new += told.repositories;
            self.changed += told.changed;
        } else {
            self.known += 1;
        }
    }

    /// With what some of them had brought before they were read here, where they are known by now.
    pub(in super::super) const fn after(self, before: Self) -> Self {
        Self {
            new: self.new + before.new,
            changed: self.changed + before.changed,
            known: self.known.saturating_sub(before.new),
            unjudged: self.unjudged,
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { new, changed, known, unjudged } = self;
        write!(out, "{}, {changed} changed; {known} known, {unjudged} not judged", count(*new, "repository"))
    }
}

/// Clones that are not recorded, by what a fleet calls them, with where they live.
pub(in super::super) type Further = BTreeMap<String, String>;

/// Imports what `karat fleet` wrote, after so many lines, without these clones.
pub(in super::super) fn import_lines(
    store: &mut Store,
    path: &Path,
    after: usize,
    further: &Further,
) -> Result<Lines, Failure> {
    let mut lines = BufReader::new(file(path)?);
    for _ in 0..after {
        lines.skip_until(b'\n').map_err(|error| unreadable(path, &error))?;
    }
    fleet(store, &path.display().to_string(), lines, further)
}

/// The file of a table in an export, which those of before may not have.
fn exported(folder: &Path, table: &str) -> Result<Box<dyn Read>, Error> {
    let path = folder.join(format!("{table}.jsonl"));
    if NEW_TABLES.contains(&table) && !path.exists() {
        return Ok(Box::new(std::io::empty()));
    }
    Ok(Box::new(file(&path)?))
}

#[expect(clippy::disallowed_methods, reason = "the user names the files that are read")]
fn file(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::File {
        doing: "read",
        path: path.display().to_string(),
        reason: error.to_string(),
        help: "name a folder that `karat history export --format jsonl` wrote, a report of `karat check -o json`, or the lines of `karat fleet`"
            .to_owned(),
    }
}

/// Records what `karat fleet` wrote, a repository a line, and tells what that brought. Of several clones of one repository as of one
/// moment the first is recorded, and the others are told: a repository has one state.
fn fleet(store: &mut Store, path: &str, lines: impl BufRead, further: &Further) -> Result<Lines, Failure> {
    let (mut brought, mut seen) = (Lines::default(), BTreeSet::new());
    for (at, line) in lines.lines().enumerate() {
        let path = format!("{path}:{}", at + 1);
        let line = line.map_err(|error| Error::File {
            doing: "read",
            path: path.clone(),
            reason: error.to_string(),
            help: "write it anew with `karat fleet`".to_owned(),
        })?;
        match Run::read_line(&path, &line)? {
            Some((name, run)) => {
                let homes: Vec<_> = run.snapshots.iter().map(|own| (run.moment, own.repository.clone())).collect();
                if further.contains_key(name.as_ref()) || homes.iter().any(|own| seen.contains(own)) {
                    let known = further.get(name.as_ref()).map(String::as_str);
                    let address = known.or(homes.first().map(|(_, own)| own.as_ref())).unwrap_or_default();
                    output::complain(&format!(
                        "karat: {name} is not recorded: another clone of {address} is, and a repository has one state"
                    ));
                    continue;
                }
                seen.extend(homes);
                brought.count(&store.record(&run)?);
            }
            None => brought.unjudged += 1,
        }
    }
    Ok(brought)
}
