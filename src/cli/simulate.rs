//! `karat simulate`: what a scorecard would do in place of another one, before it does.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::args::{Check, Simulate, TableFormat};
use super::check::{Checked, checked};
use super::output::{self, Color};
use super::settings::{self, Settings};
use super::shared::Choice;
use super::{Exit, Failure, Usage, history};
use crate::catalog::{self, Cards};
use crate::config::Mistakes;
use crate::git::Past;
use crate::history::ask::Supposed;
use crate::model::paths::slashed;
use crate::model::whatif::WhatIf;
use crate::model::{Date, Scorecard};
use crate::report::{Style, whatif};
use crate::score::{Side, files, opened, what_if};
use crate::standards::{self, Around, Rules};

pub(super) fn run(simulate: &Simulate, color: Color) -> Result<Exit, Failure> {
    output::check(&simulate.outputs)?;
    let mut settings = Settings::of_policies(&simulate.policies, &simulate.targets)?;
    settings.standards = simulate.standards.clone().or(settings.standards);
    let after = named(&settings, &simulate.scorecard)?;
    let told = match &simulate.store {
        Some(store) => kept(simulate, store, &settings, &after)?,
        None => scanned(simulate, &settings, &after)?,
    };
    for to in &output::chosen(&simulate.outputs, TableFormat::Text) {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        output::write(to, |out| match to.format {
            TableFormat::Text => whatif::text(&told, style, out),
            TableFormat::Json => out.write_all(whatif::json(&told).as_bytes()),
            TableFormat::Csv => whatif::csv(&told, out),
            TableFormat::Md => whatif::markdown(&told, out),
        })?;
    }
    Ok(if told.entities.is_empty() { Exit::Nothing } else { Exit::Clean })
}

/// Over what is on the disk.
fn scanned(simulate: &Simulate, settings: &Settings, after: &Arc<Scorecard>) -> Result<WhatIf, Failure> {
    let today = Date::of_unix(simulate.pace.now.seconds()).unwrap_or_default();
    let before = before(settings, simulate, after)?.map(|card| opened(&card, today));
    let after = &opened(after, today);
    let Some(before) = before else {
        let Checked { report, .. } = scan(simulate, std::slice::from_ref(after))?;
        return Ok(what_if(None, &Side::of(after, &report), &files(&report), today));
    };
    if is_asked_alike(&before, after) {
        let Checked { report, .. } = scan(simulate, &[before.clone(), after.clone()])?;
        return Ok(what_if(Some(&Side::of(&before, &report)), &Side::of(after, &report), &files(&report), today));
    }
    // A rule is asked with one set of parameters in a run.
    let old = scan(simulate, std::slice::from_ref(&before))?.report;
    let new = scan(simulate, std::slice::from_ref(after))?.report;
    Ok(what_if(Some(&Side::of(&before, &old)), &Side::of(after, &new), &files(&new), today))
}

/// Over what a history knows; against the definition that most entities stand on, where no other one is named.
fn kept(simulate: &Simulate, store: &str, settings: &Settings, after: &Arc<Scorecard>) -> Result<WhatIf, Failure> {
    let before = simulate.against.as_ref().map(|_| before(settings, simulate, after)).transpose()?.flatten();
    let mut store = history::reading(store, settings)?;
    let moment = simulate.pace.now.seconds();
    let Supposed { what_if, unjudged } = store.asking(|store| store.what_if(before.as_ref(), after, moment))?;
    if !unjudged.is_empty() {
        let checks = unjudged.iter().map(|own| format!("`{own}`")).collect::<Vec<_>>().join(", ");
        output::complain(&format!(
            "karat: no recorded run has judged what these checks ask, so they are unknown: {checks}"
        ));
    }
    Ok(what_if)
}

/// A scorecard that is built in or among the definitions, or the one of a file.
fn named(settings: &Settings, name: &str) -> Result<Arc<Scorecard>, Failure> {
    let options = catalog::Options { scorecards: Cards::Named(vec![name.to_owned()]), ..settings.catalog() };
    let found = catalog::load(&options)?.scorecards.into_iter().next();
    found.ok_or_else(|| Usage::new(format!("read the scorecard `{name}`"), "name one scorecard").into())
}

/// What the scorecard is compared with: what `--against` names, else the version before in git, else the one of the same id that is
/// in use; none where it is new.
fn before(settings: &Settings, simulate: &Simulate, after: &Scorecard) -> Result<Option<Arc<Scorecard>>, Failure> {
    let own = own(settings)?;
    let file = own.get(&simulate.scorecard).map_or(simulate.scorecard.as_str(), String::as_str);
    let file = Path::new(file);
    if let Some(against) = &simulate.against {
        return named_or_past(settings, against, file).map(Some);
    }
    // Where git cannot tell, there is no version before.
    if let Some(old) = Some(file).filter(|file| file.is_file()).and_then(|file| past(file, None).ok().flatten()) {
        return Ok(Some(old));
    }
    if let Some(old) = own.get(after.id.as_ref()).filter(|old| !standards::is_same_file(old, &after.source)) {
        return named(settings, old).map(Some);
    }
    let options = catalog::Options { scorecards: Cards::All(Vec::new()), ..settings.catalog() };
    let built_in = catalog::load(&options)?.scorecards.into_iter();
    Ok(built_in.filter(|card| !file.is_file() || card.source != after.source).find(|card| card.id == after.id))
}

/// What `--against` names: a scorecard, a file, or a revision at which the file of the scorecard was another.
fn named_or_past(settings: &Settings, against: &str, file: &Path) -> Result<Arc<Scorecard>, Failure> {
    if Path::new(against).exists() || !file.is_file() {
        return named(settings, against);
    }
    let old = past(file, Some(against));
    if let Ok(Some(old)) = old {
        return Ok(old);
    }
    named(settings, against).map_err(|_| {
        let why =
            old.map_or_else(|failure| failure.0.to_string(), |_| format!("{} was not there then", file.display()));
        let what = format!("compare with `{against}`, which is neither a scorecard nor a file: {why}");
        Usage::new(what, "name a scorecard, a file, or a revision of git that has the file").into()
    })
}

/// The scorecards of the definitions: ids and files.
fn own(settings: &Settings) -> Result<BTreeMap<String, String>, Failure> {
    Ok(settings.standards.as_deref().map_or_else(|| Ok(BTreeMap::new()), standards::scorecard_files)?)
}

/// A file as it stood at a revision, or before its present version.
fn past(file: &Path, revision: Option<&str>) -> Result<Option<Arc<Scorecard>>, Failure> {
    let shown = slashed(file);
    let failed = |why: String| Usage::new(format!("read {shown} as it was: {why}"), "name another file with --against");
    let past = Past::around(file).map_err(failed)?;
    let found = match revision {
        Some(revision) => past.at(revision, file).map_err(failed)?.map(|text| (revision.to_owned(), text)),
        None => past.before(file, &text(file)?).map_err(failed)?,
    };
    let Some((revision, text)) = found else { return Ok(None) };
    // Rules that it speaks of may be gone: its checks are then unknown.
    let around = Around { rules: &Rules::any(), sources: None };
    let mut mistakes = Vec::new();
    let card = standards::read_scorecard(&format!("{revision}:{shown}"), &text, around, &mut mistakes);
    Mistakes::check("the scorecard", mistakes)?;
    Ok(card.map(Arc::new))
}

#[expect(clippy::disallowed_methods, reason = "the user names the file with --scorecard")]
fn text(file: &Path) -> Result<String, Failure> {
    let read = std::fs::read_to_string(file).map(|text| text.replace("\r\n", "\n"));
    read.map_err(|error| Usage::new(format!("read {}: {error}", file.display()), "check the path").into())
}

/// Whether both ask each rule with the same parameters.
fn is_asked_alike(before: &Scorecard, after: &Scorecard) -> bool {
    let differs = |check: &crate::model::scorecard::Check| {
        after.checks.iter().any(|own| own.rule == check.rule && own.params != check.params)
    };
    !before.checks.iter().any(differs)
}

fn scan(simulate: &Simulate, cards: &[Arc<Scorecard>]) -> Result<Checked, Failure> {
    let check = Check {
        targets: simulate.targets.clone(),
        choice: Choice {
            policies: simulate.policies.clone(),
            scorecards: vec![simulate.scorecard.clone()],
            standards: simulate.standards.clone(),
            ..Choice::default()
        },
        ..Check::for_scores(simulate.pace.clone())
    };
    checked(&check, &Settings::of(&check)?, None, cards)
}
