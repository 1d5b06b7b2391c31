//! `karat scorecard lint`: what changed in a scorecard without saying so.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use miette::Diagnostic as _;

use super::args::{Lint, Scorecard};
use super::settings::Settings;
use super::{Exit, Failure, Usage, say};
use crate::catalog;
use crate::standards::{Gone, Linted, Rules, gone, lint_file};

/// Where scorecards are looked for.
const FOLDERS: [&str; 2] = ["standards/scorecards", "scorecards"];

pub(super) fn run(command: &Scorecard) -> Result<Exit, Failure> {
    let Scorecard::Lint(lint) = command;
    let settings = Settings::of_policies(&lint.policies, &[])?;
    let catalog = catalog::load(&catalog::Options { scorecards: catalog::Cards::None, ..settings.catalog() })?;
    let rules = Rules::of(catalog.rules().map(AsRef::as_ref));
    let mut text = String::new();
    let mut mistakes = 0;
    let against = lint.against.as_deref();
    let (folder, files) = files(lint)?;
    let mut present = BTreeSet::new();
    for file in files {
        let linted = lint_file(&file, &rules, against)?;
        mistakes += linted.mistakes.len();
        show(&mut text, &file, &linted);
        present.insert(linted.id);
    }
    if let Some(folder) = folder {
        let present = present.iter().map(String::as_str).collect();
        for lost in gone(Path::new(folder), &present, against)? {
            mistakes += usize::from(!lost.was_retired);
            show_gone(&mut text, &lost);
        }
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
    let file = match &linted.renamed {
        Some(before) => format!("{} (before: {before})", file.display()),
        None => file.display().to_string(),
    };
    let _ = match (&linted.against, linted.mistakes.len()) {
        (None, _) => writeln!(text, "{file}: nothing stood there before"),
        (Some(revision), 0) => writeln!(text, "{file}: says what changed since {revision}"),
        (Some(revision), 1) => writeln!(text, "{file}: 1 mistake since {revision}"),
        (Some(revision), number) => writeln!(text, "{file}: {number} mistakes since {revision}"),
    };
}

/// A scorecard that nobody is held to any longer may go; where others were, the file has to say so.
fn show_gone(text: &mut String, lost: &Gone) {
    let Gone { id, path, revision, was_retired } = lost;
    if *was_retired {
        let _ = writeln!(text, "{path}: gone since {revision}, where scorecard `{id}` was retired");
        return;
    }
    let _ = writeln!(text, "{path}: scorecard `{id}` is gone since {revision}, and nothing says so");
    let _ = writeln!(
        text,
        "    help: ids are permanent: put the file back with `stage = \"retired\"`, and delete it in a later change"
    );
}

/// The files that are named, else the first folder of scorecards and those in it.
fn files(lint: &Lint) -> Result<(Option<&'static str>, Vec<PathBuf>), Failure> {
    if !lint.files.is_empty() {
        return Ok((None, lint.files.clone()));
    }
    for folder in FOLDERS {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let mut found: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        found.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        found.sort();
        if !found.is_empty() {
            return Ok((Some(folder), found));
        }
    }
    Err(Usage::new("find a scorecard in standards/scorecards or scorecards", "name the files").into())
}
