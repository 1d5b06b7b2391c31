//! `karat init`: a configuration and a scorecard to begin with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Init;
use super::file::{self, Over};
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage, say};
use crate::catalog::{self, Cards, Catalog};
use crate::config::Mistakes;
use crate::init::{self, Exclude, Ground, Proposal};
use crate::model::scorecard::CheckOutcome;
use crate::model::{Date, Problem, Report, Scorecard, Survey};
use crate::pipeline;
use crate::report::{Style, clean, scores};
use crate::standards::{Around, Rules, read_scorecard};

/// Beyond so many entities each has a line instead of a paragraph, and beyond so many lines only a number.
const PARAGRAPHS: usize = 3;
const LINES: usize = 12;

pub(super) fn run(init: &Init, color: Color) -> Result<Exit, Failure> {
    if !init.target.is_dir() {
        let help = "name a folder, such as the root of a repository";
        return Err(Usage::new(format!("find the folder {}", init.target.display()), help).into());
    }
    let existing: Vec<_> = [init::CONFIGURATION, init::SCORECARD, init::POLICY]
        .into_iter()
        .filter(|path| init.target.join(path).symlink_metadata().is_ok())
        .collect();
    if !existing.is_empty() && !init.force && !init.dry_run {
        let help = "--force writes them anew, --dry-run shows what would be written";
        return Err(Usage::new(format!("begin: {}", there(&existing)), help).into());
    }
    let Some(seen) = look(init)? else {
        output::complain("karat: nothing to begin with: no file here is one that a rule speaks of");
        return Ok(Exit::Nothing);
    };
    let style = Style { color: color.on_stdout(), width: settings::width() };
    let mut text = String::new();
    for survey in &seen.surveys {
        here(&mut text, survey);
    }
    files(&mut text, init, &seen, &existing);
    say(&text)?;
    let standing = standing(&seen.standing, style)?;
    if init.dry_run {
        let mut shown = format!("\n{standing}");
        for (path, text) in &seen.proposal.files {
            let _ = writeln!(shown, "──── {path}\n{text}");
        }
        say(&shown)?;
        return Ok(Exit::Clean);
    }
    for (path, text) in &seen.proposal.files {
        write(&init.target.join(path), text, init.force)?;
    }
    say(&format!("\n{standing}{}", next(init, &seen)))?;
    Ok(Exit::Clean)
}

/// That some files are there already.
fn there(files: &[&str]) -> String {
    match files {
        [] => "nothing is there already".to_owned(),
        [one] => format!("{one} is there already"),
        [others @ .., last] => format!("{} and {last} are there already", others.join(", ")),
    }
}

/// What was found, what is proposed, and how the repository stands by that.
struct Seen {
    surveys: Vec<Survey>,
    excludes: Vec<Exclude>,
    proposal: Proposal,
    standing: Report,
}

/// Looks at the target by all built-in scorecards, and once more by the proposed one: what is written is read as it will be.
fn look(init: &Init) -> Result<Option<Seen>, Failure> {
    let settings = Settings::plain();
    let mut scan = settings.scan(init.jobs, init.now.seconds());
    let targets = std::slice::from_ref(&init.target);
    let built_in = catalog::Options { built_in: true, ..catalog::Options::default() };
    let recommended =
        catalog::load(&catalog::Options { scorecards: Cards::Recommended, ..built_in.clone() })?.scorecards;
    let mut catalog = catalog::load(&catalog::Options { scorecards: Cards::All(Vec::new()), ..built_in })?;
    let own = catalog.clone();
    narrowed(&mut catalog)?;
    let progress = Progress::start();
    let mut surveys = pipeline::survey(targets, &scan)?;
    let mut report = pipeline::scan(targets, &catalog, &scan, progress.counter())?;
    let rules: BTreeSet<&str> =
        recommended.iter().flat_map(|card| &card.checks).map(|check| check.rule.as_ref()).collect();
    let excludes = init::excludes(&surveys, &report, &rules);
    if !excludes.is_empty() {
        scan.exclude = excludes.iter().map(|own| own.pattern.clone()).collect();
        surveys = pipeline::survey(targets, &scan)?;
        report = pipeline::scan(targets, &catalog, &scan, progress.counter())?;
    }
    let today = Date::of_unix(init.now.seconds()).unwrap_or_default();
    let ground = Ground { surveys: &surveys, report: &report, recommended: &recommended, excludes: &excludes, today };
    let Some(proposal) = init::propose(&ground) else { return Ok(None) };
    let mut catalog = own;
    catalog.scorecards = vec![Arc::new(read(&proposal, &catalog)?)];
    narrowed(&mut catalog)?;
    let standing = pipeline::scan(targets, &catalog, &scan, progress.counter())?;
    progress.stop();
    Ok(Some(Seen { surveys, excludes, proposal, standing }))
}

/// Leaves the rules that the scorecards ask.
fn narrowed(catalog: &mut Catalog) -> Result<(), Failure> {
    catalog.give_parameters()?;
    catalog::select_cards(catalog, &[], false);
    Ok(())
}

/// The proposed scorecard, as it will be read.
fn read(proposal: &Proposal, catalog: &Catalog) -> Result<Scorecard, Failure> {
    let text = proposal.files.iter().find(|(path, _)| *path == init::SCORECARD).map_or("", |(_, text)| text);
    let rules = Rules::of(catalog.rules().map(AsRef::as_ref));
    let mut mistakes = Vec::new();
    let card = read_scorecard(init::SCORECARD, text, Around { rules: &rules, sources: None }, &mut mistakes);
    Mistakes::check("the proposed scorecard", mistakes)?;
    Ok(card.unwrap_or_default())
}

/// What lies in a repository.
fn here(text: &mut String, survey: &Survey) {
    let _ = writeln!(text, "{}: {}", clean(&survey.name), count(survey.files.len() as u64, "file"));
    let mut line = |name: &str, told: String| {
        if !told.is_empty() {
            let _ = writeln!(text, "  {name:<14}  {told}");
        }
    };
    line("languages", list(most(&survey.languages).map(|(name, files)| format!("{name} {files}"))));
    let kind = |kinds: &[&str], word: &str| {
        let sum: u64 = kinds.iter().filter_map(|kind| survey.kinds.get(*kind)).sum();
        if sum > 0 { count(sum, word) } else { String::new() }
    };
    line("Kubernetes", kind(&["kubernetes"], "object"));
    line("Helm", kind(&["helm_chart"], "chart"));
    line("Kustomize", kind(&["kustomization"], "kustomization"));
    line("Docker", join([kind(&["dockerfile"], "Dockerfile"), kind(&["compose"], "compose file")]));
    let providers = most(&survey.providers).map(|(name, own)| format!("{} {own}", clean(name)));
    line("Terraform", resources(list(providers)));
    line("GitHub Actions", join([kind(&["github_workflow"], "workflow"), kind(&["github_action"], "action")]));
    let other = survey.ci.iter().filter(|name| **name != "github_actions");
    line("CI", list(other.map(|name| (*name).to_owned())));
    let declared = survey.entities.iter().filter(|entity| entity.descriptor.is_some());
    line("catalog", list(declared.map(|entity| clean(&entity.reference.to_string()).into_owned())));
}

/// What is written where.
fn files(text: &mut String, init: &Init, seen: &Seen, existing: &[&str]) {
    let _ = writeln!(text, "\n{}", if init.dry_run { "Would write" } else { "Writes" });
    let Proposal { checks, holding, owner, .. } = &seen.proposal;
    for (path, _) in &seen.proposal.files {
        let told = match *path {
            init::CONFIGURATION => "advisory: no finding fails a run".to_owned(),
            init::SCORECARD => format!("{checks} checks that speak of something here, {holding} hold today"),
            _ => "how long waivers may last, and who agrees to them".to_owned(),
        };
        let known = if existing.contains(path) { " (is there already)" } else { "" };
        let _ = writeln!(text, "  {path:<34}  {told}{known}");
    }
    let told = owner.as_ref().map_or_else(
        || "not known; fill it in where the files say so".to_owned(),
        |owner| format!("{}, by {}", owner.reference, clean(&owner.source)),
    );
    let _ = writeln!(text, "  owner: {told}");
    for exclude in &seen.excludes {
        let _ = writeln!(text, "  leaves out {} ({})", clean(&exclude.pattern), clean(&exclude.reason));
    }
}

/// Where the repository stands by the proposed scorecard.
fn standing(report: &Report, style: Style) -> Result<String, Failure> {
    let report = Report {
        scorecards: report.scorecards.clone(),
        version: report.version.clone(),
        totals: report.totals.clone(),
        ..Report::default()
    };
    let mut bytes = Vec::new();
    if report.scorecards.len() <= PARAGRAPHS {
        output::forgive(scores::summary(&report, style, &mut bytes), "stdout")?;
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let mut text = String::from("Where they stand\n");
    for own in report.scorecards.iter().take(LINES) {
        let level = own.level.as_deref().unwrap_or("no level");
        let score = own.score.map_or_else(|| "unknown".to_owned(), scores::percent);
        let _ = writeln!(text, "  {level:<8}  {score:>8}  {}", clean(&own.name));
    }
    if let Some(more) = report.scorecards.len().checked_sub(LINES).filter(|more| *more > 0) {
        let _ = writeln!(text, "  and {more} more");
    }
    text.push('\n');
    Ok(text)
}

/// What to type now.
fn next(init: &Init, seen: &Seen) -> String {
    let target = init.target.to_string_lossy();
    let place = if target == "." { String::new() } else { format!(" {}", clean(&target)) };
    let findings = seen.standing.totals.findings();
    let mut lines = vec![
        (format!("karat score{place}"), "every check, and what to do for each level".to_owned()),
        (
            format!("karat check{place}"),
            format!("{}, each with its place; none fails the run", count(findings, "finding")),
        ),
    ];
    let step = seen.standing.scorecards.iter().flat_map(|own| &own.next_steps).next();
    lines.extend(
        step.map(|step| (format!("karat explain {}", step.rule), "why, with a bad and a good example".to_owned())),
    );
    let width = lines.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let mut text = String::from("Next\n");
    for (command, told) in lines {
        let _ = writeln!(text, "  {command:<width$}  {told}");
    }
    text.push_str(&unjudged(&seen.standing));
    if !seen.proposal.fitting.is_empty() {
        let names: Vec<_> = seen.proposal.fitting.iter().map(AsRef::as_ref).collect();
        let _ = writeln!(text, "\nOther scorecards that fit (`karat score --scorecard NAME`): {}", names.join(", "));
    }
    text
}

/// What left checks unknown.
fn unjudged(report: &Report) -> String {
    let checks = report.scorecards.iter().flat_map(|own| &own.checks);
    let unknown = checks.filter(|check| check.outcome == CheckOutcome::Unknown).count() as u64;
    // What is wrong with no file in particular, such as a missing program, is the cause of most.
    let is_cause = |own: &&Problem| own.kind.is_incomplete() || own.path.is_empty();
    let first = report.problems.iter().find(is_cause).or_else(|| report.problems.first());
    let Some(first) = first.filter(|_| unknown > 0) else { return String::new() };
    let place = if first.path.is_empty() { String::new() } else { format!("{}: ", first.path) };
    let told = format!("{place}{}", first.message);
    format!("\n{} could not be judged; `karat check` says why, such as:\n  {}\n", count(unknown, "check"), clean(&told))
}

/// Writes a file that is not there yet, or any where that is wanted.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let written = made.and_then(|()| {
        if force {
            file::write(path, |out| out.write_all(text.as_bytes()))
        } else {
            file::replace(path, Over::Nothing, |out| out.write_all(text.as_bytes()))
        }
    });
    written.map_err(|error| {
        Usage::new(format!("write {}: {error}", PathBuf::from(path).display()), "check the path and its rights").into()
    })
}

fn resources(list: String) -> String {
    if list.is_empty() { list } else { format!("resources of {list}") }
}

/// Names and their numbers, the largest first.
fn most<K: Ord>(counts: &BTreeMap<K, u64>) -> impl Iterator<Item = (&K, u64)> {
    let mut counts: Vec<_> = counts.iter().map(|(name, count)| (name, *count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter()
}

fn count(number: u64, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// The first few of many.
fn list(words: impl Iterator<Item = String>) -> String {
    let words: Vec<_> = words.collect();
    let shown = words.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
    match words.len().saturating_sub(6) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn join<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
