//! `karat scorecard lint`: what changed in a scorecard without saying so.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use miette::Diagnostic as _;

use super::args::{Lint, Scorecard};
use super::settings::Settings;
use super::{Exit, Failure, Usage, say};
use crate::catalog;
use crate::standards::{Linted, Rules, lint_file};

/// Where scorecards are looked for.
const FOLDERS: [&str; 2] = ["standards/scorecards", "scorecards"];

pub(super) fn run(command: &Scorecard) -> Result<Exit, Failure> {
    let Scorecard::Lint(lint) = command;
    let settings = Settings::of_policies(&lint.policies, &[])?;
    let catalog = catalog::load(&catalog::Options { scorecards: catalog::Cards::None, ..settings.catalog() })?;
    let rules = Rules::of(catalog.rules().map(AsRef::as_ref));
    let mut text = String::new();
    let mut mistakes = 0;
    for file in files(lint)? {
        let linted = lint_file(&file, &rules, lint.against.as_deref())?;
        mistakes += linted.mistakes.len();
        show(&mut text, &file, &linted);
    }
    say(&text)?;
    Ok(if mistakes == 0 { Exit::Clean } else { Exit::Findings })
}

fn show(text: &mut String, file: &Path, linted: &Linted) {
    for mistake in &linted.mistakes {
        let _ = writeln!(text, "{}:{}: {mistake}", mistake.path(), mistake.line());
        if let Some(help) = mistake.help() {
            let _ = writeln!(text, "    help: {help}");
        }
    }
    let file = file.display();
    let _ = match (&linted.against, linted.mistakes.len()) {
        (None, _) => writeln!(text, "{file}: nothing stood there before"),
        (Some(revision), 0) => writeln!(text, "{file}: says what changed since {revision}"),
        (Some(revision), 1) => writeln!(text, "{file}: 1 mistake since {revision}"),
        (Some(revision), number) => writeln!(text, "{file}: {number} mistakes since {revision}"),
    };
}

/// The files that are named, else those of the first folder of scorecards.
fn files(lint: &Lint) -> Result<Vec<PathBuf>, Failure> {
    if !lint.files.is_empty() {
        return Ok(lint.files.clone());
    }
    for folder in FOLDERS {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let mut found: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        found.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        found.sort();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(Usage::new("find a scorecard in standards/scorecards or scorecards", "name the files").into())
}
