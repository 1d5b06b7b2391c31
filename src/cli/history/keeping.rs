//! `karat history compact`, `verify`, `export` and `import`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::super::{Exit, Failure, Usage, output, say};
use super::{ExportFormat, Moment, Which, open};
use crate::history::{Error, Files, Run, Store};
use crate::model::Period;
use crate::report::count;

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

pub(super) fn verify(which: &Which) -> Result<Exit, Failure> {
    let place = which.place()?;
    let wrong = open(&place, true)?.verify()?;
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

#[expect(clippy::disallowed_methods, reason = "the user names the folder that is written to")]
pub(super) fn export(which: &Which, folder: &Path, format: ExportFormat) -> Result<Exit, Failure> {
    let failed = |error: std::io::Error| {
        Usage::new(format!("write {}: {error}", folder.display()), "check the path and the space left")
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let files = match format {
        ExportFormat::Csv => Files::Csv,
        ExportFormat::Jsonl => Files::JsonLines,
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => Files::Parquet,
    };
    let mut store = open(&which.place()?, true)?;
    store.export(files, |table| File::create(folder.join(format!("{table}.{}", files.extension()))))?;
    Ok(Exit::Clean)
}

#[expect(clippy::disallowed_methods, reason = "the user names the files that are read")]
pub(super) fn import(which: &Which, paths: &[PathBuf]) -> Result<Exit, Failure> {
    let place = which.place()?;
    let mut store = open(&place, false)?;
    for path in paths {
        let unreadable = |path: &Path, error: std::io::Error| {
            Error::File {
            doing: "read",
            path: path.display().to_string(),
            reason: error.to_string(),
            help:
                "name a folder that `karat history export --format jsonl` wrote, a report of `karat check -o json`, or the lines of `karat fleet`"
                    .to_owned(),
        }
        };
        let what = if path.is_dir() {
            let table = |table: &str| {
                let path = path.join(format!("{table}.jsonl"));
                File::open(&path).map_err(|error| unreadable(&path, error))
            };
            let told = store.import(table)?;
            format!("{} new, {} known", count(told.repositories, "repository"), told.known)
        } else if path.extension().is_some_and(|extension| extension == "jsonl") {
            let file = File::open(path).map_err(|error| unreadable(path, error))?;
            fleet(&mut store, &path.display().to_string(), BufReader::new(file))?
        } else {
            let file = File::open(path).map_err(|error| unreadable(path, error))?;
            let run = Run::read(&path.display().to_string(), BufReader::new(file))?;
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

/// Records what `karat fleet` wrote, a repository a line, and says what that brought.
fn fleet(store: &mut Store, path: &str, lines: impl BufRead) -> Result<String, Failure> {
    let (mut new, mut known, mut changed, mut unjudged) = (0, 0, 0, 0);
    for (at, line) in lines.lines().enumerate() {
        let path = format!("{path}:{}", at + 1);
        let line = line.map_err(|error| Error::File {
            doing: "read",
            path: path.clone(),
            reason: error.to_string(),
            help: "write it anew with `karat fleet`".to_owned(),
        })?;
        let Some(run) = Run::read_line(&path, &line)? else {
            unjudged += 1;
            continue;
        };
        let told = store.record(&run)?;
        if told.is_new {
            new += told.repositories;
            changed += told.changed;
        } else {
            known += 1;
        }
    }
    Ok(format!("{}, {changed} changed; {known} known, {unjudged} not judged", count(new, "repository")))
}
