//! `karat self-check`: what a run here would go by, and from where; what is wrong, and what to do. Judges nothing and asks no network.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::settings::{self, Settings, find};
use super::tools::SelfCheck;
use super::{Exit, Failure, check, say};
use crate::catalog::{self, Catalog};
use crate::config;
use crate::git;
use crate::model::Severity;
use crate::report::clean;

/// What there is.
#[derive(Debug, Default, Serialize)]
struct Found {
    version: &'static str,
    program: Option<PathBuf>,
    target: String,
    configuration: Vec<File>,
    policies: Vec<Policies>,
    rules_asked: Option<usize>,
    scorecards: Vec<String>,
    standards: Option<Standards>,
    programs: Vec<Program>,
    repository: Option<Repository>,
    fail_on: Option<&'static str>,
    strict: bool,
    threads: usize,
    wrong: Vec<String>,
}

/// A file of the configuration, the one that goes first before those that it extends.
#[derive(Debug, Serialize)]
struct File {
    path: PathBuf,
    sets: Vec<String>,
}

/// Rules and where they are from: built in, or a folder.
#[derive(Debug, Serialize)]
struct Policies {
    from: String,
    rules: usize,
}

#[derive(Debug, Serialize)]
struct Standards {
    path: PathBuf,
    scorecards: usize,
    waivers: usize,
    campaigns: usize,
    sources: usize,
    paths: usize,
}

#[derive(Debug, Serialize)]
struct Program {
    name: &'static str,
    path: Option<PathBuf>,
    version: Option<String>,
}

#[derive(Debug, Serialize)]
struct Repository {
    head: Option<String>,
    shallow: bool,
}

pub(super) fn run(own: &SelfCheck) -> Result<Exit, Failure> {
    let found = found(own);
    let text = if own.json {
        let json = serde_json::to_string_pretty(&found).unwrap_or_default();
        format!("{json}\n")
    } else {
        shown(&found)
    };
    say(&text)?;
    Ok(if found.wrong.is_empty() { Exit::Clean } else { Exit::Usage })
}

fn found(own: &SelfCheck) -> Found {
    let mut found = Found {
        version: env!("CARGO_PKG_VERSION"),
        program: std::env::current_exe().ok(),
        target: own.target.display().to_string(),
        programs: programs(),
        repository: git::Repository::open(&own.target)
            .ok()
            .map(|git| Repository { head: git.head().ok().map(|id| id.to_string()), shallow: git.is_shallow() }),
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        ..Found::default()
    };
    if !own.target.exists() {
        found.wrong.push(format!("there is no {}: name the repository, folder or file to be judged", found.target));
    }
    if let Err(failure) = judged_by(own, &mut found) {
        found.wrong.push(failure.text(false));
    }
    found
}

/// Fills in what the configuration says, as far as it can be read.
fn judged_by(own: &SelfCheck, found: &mut Found) -> Result<(), Failure> {
    let targets = [own.target.clone()];
    if let Some(path) = own.policies.config.clone().or_else(|| find(&targets, "karat.toml")) {
        let layers = config::layers(&path)?;
        found.configuration = layers.into_iter().map(|own| File { path: own.path, sets: own.sets }).collect();
    }
    let mut settings = Settings::of_policies(&own.policies, &targets)?;
    settings.standards = own.standards.clone().or(settings.standards);
    found.fail_on = settings.fail_on.map(Severity::as_str);
    found.strict = settings.strict;
    let all = catalog::load(&settings.catalog())?;
    found.policies = policies(&all, &settings.policies);
    let (catalog, run) = check::ready(&settings, 0)?;
    found.rules_asked = Some(catalog.rules().count());
    found.scorecards = catalog.scorecards.iter().map(|card| format!("{} {}", card.id, card.version)).collect();
    found.standards = settings.standards.map(|path| Standards {
        path,
        scorecards: run.standards.scorecards.len(),
        waivers: run.standards.waivers.len(),
        campaigns: run.standards.campaigns.len(),
        sources: run.standards.sources.len(),
        paths: run.standards.paths.len(),
    });
    let known: Vec<&str> = all.rules().map(|rule| rule.id.as_ref()).collect();
    for (id, guess) in config::unknown_rules(&settings.config, &known) {
        let help =
            guess.map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"));
        found.wrong.push(format!("karat.toml has settings for `{id}`, which is no rule: {help}"));
    }
    Ok(())
}

fn policies(catalog: &Catalog, folders: &[PathBuf]) -> Vec<Policies> {
    let built_in = catalog.rules().filter(|rule| rule.built_in).count();
    let built_in = (built_in > 0).then(|| Policies { from: "built in".to_owned(), rules: built_in });
    let of = |folder: &PathBuf| {
        let rules = catalog.rules().filter(|rule| !rule.built_in && Path::new(&rule.source).starts_with(folder));
        Policies { from: folder.display().to_string(), rules: rules.count() }
    };
    built_in.into_iter().chain(folders.iter().map(of)).collect()
}

fn programs() -> Vec<Program> {
    let each = settings::programs().each().into_iter();
    let program = |(name, own): (_, Option<(PathBuf, String)>)| {
        let (path, version) = own.unzip();
        Program { name, path, version }
    };
    each.map(program).collect()
}

/// A line for people: what it is about, and what there is.
type Line = (&'static str, String);

/// For people: a line for each thing, and what is wrong at the end.
fn shown(found: &Found) -> String {
    let mut text = format!("karat {}\n\n", found.version);
    for (label, words) in [place(found), configuration(found), rules(found), run_by(found)].concat() {
        let _ = writeln!(text, "{label:<14} {}", clean(&words));
    }
    text.push('\n');
    if found.wrong.is_empty() {
        text.push_str("All is well.\n");
    }
    for wrong in &found.wrong {
        // The lines of a mistake stay lines.
        let lines: Vec<_> = wrong.lines().map(clean).collect();
        let _ = writeln!(text, "wrong: {}", lines.join("\n"));
    }
    text
}

/// What runs, and on what.
fn place(found: &Found) -> Vec<Line> {
    let git = match &found.repository {
        Some(own) => {
            let head = own.head.as_deref().unwrap_or("no commit yet");
            let shallow = ", shallow: what asks for history is unknown; `git fetch --unshallow`";
            format!("{head}{}", if own.shallow { shallow } else { "" })
        }
        None => "no repository: what asks for history is unknown".to_owned(),
    };
    let program = found.program.iter().map(|program| ("program", program.display().to_string()));
    program.chain([("target", found.target.clone()), ("git", git)]).collect()
}

fn configuration(found: &Found) -> Vec<Line> {
    if found.configuration.is_empty() {
        return vec![("configuration", "none: `karat init` proposes one".to_owned())];
    }
    let line = |(number, file): (usize, &File)| {
        let label = if number == 0 { "configuration" } else { "  extends" };
        let sets = if file.sets.is_empty() { "nothing".to_owned() } else { file.sets.join(", ") };
        (label, format!("{}: sets {sets}", file.path.display()))
    };
    found.configuration.iter().enumerate().map(line).collect()
}

fn rules(found: &Found) -> Vec<Line> {
    let policies =
        found.policies.iter().map(|own| ("policies", format!("{}: {}", own.from, number(own.rules, "rule"))));
    let asked = found.rules_asked.map(|asked| ("asked", number(asked, "rule")));
    let cards = (!found.scorecards.is_empty()).then(|| ("scorecards", found.scorecards.join(", ")));
    let standards = found.standards.as_ref().map_or_else(
        || "none".to_owned(),
        |own| {
            let each = [
                number(own.scorecards, "scorecard"),
                number(own.waivers, "waiver"),
                number(own.campaigns, "campaign"),
                number(own.sources, "source") + " of facts",
                number(own.paths, "golden path"),
            ];
            format!("{}: {}", own.path.display(), each.join(", "))
        },
    );
    policies.chain(asked).chain(cards).chain([("standards", standards)]).collect()
}

/// What renders, what fails a run, and how many threads there are.
fn run_by(found: &Found) -> Vec<Line> {
    let program = |own: &Program| match (&own.version, &own.path) {
        (Some(version), Some(path)) => (own.name, format!("{version} ({})", path.display())),
        _ => (own.name, "not on the PATH: what it renders is not judged".to_owned()),
    };
    let fails = found.fail_on.map_or_else(|| "never".to_owned(), |own| format!("on {own} and above"));
    let strict = if found.strict { ", and when something could not be judged" } else { "" };
    let rest = [("fails", format!("{fails}{strict}")), ("threads", found.threads.to_string())];
    found.programs.iter().map(program).chain(rest).collect()
}

fn number(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}
