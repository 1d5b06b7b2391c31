//! `karat self-check`: what a run here would go by, and from where; what is wrong, and what to do. Judges nothing and asks no network.

mod shown;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::settings::{self, Settings, find};
use super::shared::Caching;
use super::tools::SelfCheck;
use super::{Exit, Failure, cache, check, hold, say};
use crate::catalog::{self, Catalog};
use crate::config;
use crate::git;
use crate::model::{GateMode, Severity};

/// What there is.
#[derive(Debug, Default, Serialize)]
struct Found {
    version: &'static str,
    program: Option<PathBuf>,
    target: String,
    configuration: Vec<File>,
    policies: Vec<Policies>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    data: Vec<PathBuf>,
    rules_asked: Option<usize>,
    scorecards: Vec<String>,
    standards: Option<Standards>,
    programs: Vec<Program>,
    repository: Option<Repository>,
    /// None where the configuration cannot be read.
    #[serde(flatten)]
    run_by: Option<RunBy>,
    cache: Option<Kept>,
    threads: usize,
    wrong: Vec<String>,
}

/// What a run is held to.
#[derive(Debug, Serialize)]
struct RunBy {
    gates: Vec<&'static str>,
    fail_on: Option<&'static str>,
    strict: bool,
    baseline: Option<Known>,
}

/// A file of the configuration, the one that goes first before those that it extends.
#[derive(Debug, Serialize)]
struct File {
    path: PathBuf,
    /// None where the file cannot be read.
    sets: Option<Vec<String>>,
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
    /// None where they cannot be read.
    #[serde(flatten)]
    number: Option<Numbers>,
}

/// How many definitions there are.
#[derive(Debug, Serialize)]
struct Numbers {
    scorecards: usize,
    waivers: usize,
    campaigns: usize,
    sources: usize,
    paths: usize,
}

/// Findings that do not count.
#[derive(Debug, Serialize)]
struct Known {
    path: PathBuf,
    /// None where they cannot be read.
    findings: Option<usize>,
}

/// Verdicts that are kept between runs, in bytes.
#[derive(Debug, Serialize)]
struct Kept {
    folder: PathBuf,
    bytes: u64,
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
        shown::text(&found)
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
    // Where the cache is, no configuration says.
    match cache::of(&Caching::default(), None) {
        Ok(cache) => {
            found.cache = cache.map(|own| Kept { folder: own.folder().to_owned(), bytes: own.size().bytes });
        }
        Err(failure) => found.wrong.push(failure.text(false)),
    }
    if let Some(path) = own.policies.config.clone().or_else(|| find(&targets, "karat.toml")) {
        found.configuration = vec![File { path: path.clone(), sets: None }];
        let layers = config::draft(&path)?.layers;
        found.configuration = layers.into_iter().map(|own| File { path: own.path, sets: Some(own.sets) }).collect();
    }
    let mut settings = Settings::of_policies(&own.policies, &targets)?;
    settings.standards = own.standards.clone().or(settings.standards);
    found.standards = settings.standards.clone().map(|path| Standards { path, number: None });
    let run_by = found.run_by.insert(RunBy {
        gates: settings.gate.iter().copied().map(GateMode::as_str).collect(),
        fail_on: settings.fail_on.map(Severity::as_str),
        strict: settings.strict,
        baseline: settings.baseline.clone().map(|path| Known { path, findings: None }),
    });
    if let (Some((_, known)), Some(baseline)) = (hold::known(&settings)?, &mut run_by.baseline) {
        baseline.findings = Some(known.entries.len());
    }
    let all = catalog::load(&settings.catalog())?;
    found.policies = policies(&all, &settings.policies);
    found.data.clone_from(&settings.data);
    let (catalog, run) = check::ready(&settings, 0)?;
    found.rules_asked = Some(catalog.rules().count());
    found.scorecards = catalog.scorecards.iter().map(|card| format!("{} {}", card.id, card.version)).collect();
    if let Some(standards) = &mut found.standards {
        standards.number = Some(Numbers {
            scorecards: run.standards.scorecards.len(),
            waivers: run.standards.waivers.len(),
            campaigns: run.standards.campaigns.len(),
            sources: run.standards.sources.len(),
            paths: run.standards.paths.len(),
        });
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
