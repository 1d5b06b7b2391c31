//! `karat demo`: a folder with a year of a made-up company in it, judged and recorded week by week as `karat check --record` does.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use clap::Args;

use super::check::{paths, ready};
use super::settings::Settings;
use super::shared::{Choice, Moment, Policies, moment};
use super::{Exit, Failure, Usage, say};
use crate::adoption::Paths;
use crate::catalog::Catalog;
use crate::demo::{self, Git, Laid, SERVICES, Set};
use crate::history::{Opening, Place, Run, Store};
use crate::model::{Date, Report};
use crate::pipeline::{self, View};
use crate::report::count;
use crate::standards::Standards;

/// `karat demo`
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder; it is made, or is empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The day on which the year ends, as 2026-11-26 [default: today]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// How many services
    #[arg(long, value_name = "N", hide = true, default_value_t = SERVICES.len())]
    services: usize,
}

pub(super) fn run(own: &Arguments) -> Result<Exit, Failure> {
    let made = made(own);
    tell("");
    say(&summary(own, &made?))?;
    Ok(Exit::Clean)
}

/// Makes the set, and judges its year.
fn made(own: &Arguments) -> Result<Set, Failure> {
    empty(&own.folder)?;
    let set = demo::set(own.now.seconds(), own.services.clamp(1, SERVICES.len()));
    let mut year = Year::of(&set, own)?;
    let store = Place::File(own.folder.join("karat-history.db"));
    let mut store = Store::open(&store, &Opening::default())?;
    for (at, moment) in set.runs.iter().enumerate() {
        tell(&format!("karat: judging as of {}, {} of {}", day(*moment), at + 1, set.runs.len()));
        store.record(year.judged(*moment)?)?;
    }
    Ok(set)
}

/// Refuses a folder in which something is.
fn empty(folder: &Path) -> Result<(), Failure> {
    let unusable = |error: &io::Error| {
        Usage::new(format!("make the demonstration in {}: {error}", folder.display()), "name a folder that can be made")
    };
    std::fs::create_dir_all(folder).map_err(|error| unusable(&error))?;
    let mut inside = std::fs::read_dir(folder).map_err(|error| unusable(&error))?;
    if inside.next().is_some() {
        let message = format!("make the demonstration in {}: something is in it", folder.display());
        return Err(Usage::new(message, "name a folder that is empty or not there yet").into());
    }
    Ok(())
}

/// Makes the repositories and writes the configuration.
#[expect(clippy::disallowed_methods, reason = "the user names the folder that is written to")]
fn laid(set: &Set, own: &Arguments, git: &Git) -> Result<(Laid, Vec<Laid>), Failure> {
    let below = own.folder.join("repositories");
    let (next, made) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let lay_all = || {
        while let Some(service) = set.services.get(next.fetch_add(1, Ordering::Relaxed)) {
            let laid = git.lay(service, &below);
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            made.insert(service.name.as_str(), laid);
            tell(&format!("karat: {} of {} repositories", made.len(), set.services.len()));
        }
    };
    let standards = git.lay(&set.standards, &own.folder)?;
    thread::scope(|scope| {
        for _ in 0..own.jobs.map_or_else(cores, NonZeroUsize::get) {
            scope.spawn(lay_all);
        }
    });
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let services = made.into_values().collect::<Result<Vec<_>, _>>()?;
    let config = own.folder.join("karat.toml");
    let unwritable = |error: io::Error| {
        Usage::new(
            format!("write {}: {error}", config.display()),
            "see that you may write there, and that there is room",
        )
    };
    std::fs::write(&config, set.config).map_err(unwritable)?;
    Ok((standards, services))
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// The git of the PATH, of which nothing that steers it from outside is left.
fn git() -> Git {
    let names = std::env::vars_os().map(|(name, _)| name);
    Git { program: "git".into(), unset: names.filter(|name| name.to_string_lossy().starts_with("GIT_")).collect() }
}

/// What the year is judged by, and what is known of it so far.
struct Year {
    folder: PathBuf,
    jobs: usize,
    git: Git,
    standards: Laid,
    services: Vec<Laid>,
    rules: Rules,
    /// The last run, with all that was found in each repository when it was judged last.
    last: Run,
}

/// The rules and scorecards of a commit of the definitions.
struct Rules {
    commit: Option<String>,
    catalog: Catalog,
    paths: Paths,
    scan: pipeline::Settings,
}

impl Year {
    /// Before its first run.
    fn of(set: &Set, own: &Arguments) -> Result<Self, Failure> {
        let (git, folder) = (git(), own.folder.clone());
        let (standards, services) = laid(set, own, &git)?;
        let rules = rules(&folder, None)?;
        let jobs = own.jobs.map_or(0, NonZeroUsize::get);
        Ok(Self { folder, jobs, git, standards, services, rules, last: Run::default() })
    }

    /// The run as of a moment. Only what may be otherwise than in the run before is judged anew.
    fn judged(&mut self, moment: i64) -> Result<&Run, Failure> {
        let is_new = self.define(moment)?;
        let Rules { catalog, paths, scan, .. } = &self.rules;
        let before = self.last.moment;
        let is_all = is_new || turns(&scan.standards, catalog, before, moment);
        let is_asked = |laid: &&Laid| laid.at(moment).is_some() && (is_all || laid.at(moment) != laid.at(before));
        let targets: Vec<PathBuf> = self.services.iter().filter(is_asked).map(|laid| laid.folder.clone()).collect();
        let mut known: BTreeMap<_, _> =
            self.last.snapshots.drain(..).map(|own| (own.repository.clone(), own)).collect();
        if !targets.is_empty() {
            let scan = pipeline::Settings { view: View::Before(moment), now: moment, jobs: self.jobs, ..scan.clone() };
            let report = pipeline::scan(&targets, catalog, &scan, &AtomicU64::new(0))?;
            let adoption = paths.scan(&targets, &scan)?;
            self.last = Run::of(&Report { is_dated: true, adoption, ..report })?;
            known.extend(self.last.snapshots.drain(..).map(|own| (own.repository.clone(), own)));
        }
        self.last.moment = moment;
        self.last.snapshots = known.into_values().collect();
        for own in &mut self.last.definitions {
            // Where the folder lies is no part of what was found.
            let inside =
                Path::new(own.source.as_ref()).strip_prefix(&self.folder).map(|path| path.to_string_lossy().into());
            own.source = inside.unwrap_or_else(|_| own.source.clone());
        }
        Ok(&self.last)
    }

    /// Goes by the definitions of a moment; whether they are others than before.
    fn define(&mut self, moment: i64) -> Result<bool, Failure> {
        let commit = self.standards.at(moment).map(str::to_owned);
        if self.rules.commit == commit {
            return Ok(false);
        }
        if let Some(commit) = &commit {
            self.git.go(&self.standards.folder, commit)?;
        }
        self.rules = rules(&self.folder, commit)?;
        Ok(true)
    }
}

/// What the definitions that lie there say, as any other command reads them.
fn rules(folder: &Path, commit: Option<String>) -> Result<Rules, Failure> {
    let policies = Policies { config: Some(folder.join("karat.toml")), ..Policies::default() };
    let choice = Choice { policies, ..Choice::default() };
    let settings = Settings::of_choice(&choice, &[folder.join("repositories")])?;
    let (catalog, scan) = ready(&settings, 0)?;
    let paths = paths(&settings, &scan.standards)?;
    Ok(Rules { commit, catalog, paths, scan: pipeline::Settings { provenance: true, ..scan } })
}

/// Whether a definition means something else since an earlier moment, though nobody changed it.
fn turns(standards: &Standards, catalog: &Catalog, before: i64, now: i64) -> bool {
    let waivers = standards.waivers.iter().flat_map(|own| [Some(own.created), Some(own.expires)]);
    let campaigns = standards.campaigns.iter().flat_map(|own| [Some(own.start), Some(own.deadline)]);
    let checks = catalog.scorecards.iter().flat_map(|card| &card.checks);
    let checks = checks.flat_map(|own| [own.announce, own.warn_from, own.enforce_from, own.retired]);
    let (before, now) = (Date::of_unix(before), Date::of_unix(now));
    waivers.chain(campaigns).chain(checks).flatten().any(|day| Some(day) > before && Some(day) <= now)
}

/// What is being done, on a terminal; nothing wipes it.
fn tell(text: &str) {
    if io::stderr().is_terminal() {
        let _ = write!(io::stderr().lock(), "\r\x1b[2K{text}");
    }
}

fn day(moment: i64) -> Date {
    Date::of_unix(moment).unwrap_or_default()
}

/// What there is now, and what to do with it.
fn summary(own: &Arguments, set: &Set) -> String {
    let folder = own.folder.display();
    let commits: usize = set.services.iter().map(|own| own.commits.len()).sum();
    let [first, last] = [set.runs.first(), set.runs.last()].map(|own| day(own.copied().unwrap_or_default()));
    let (services, teams) = (count(set.services.len() as u64, "service"), count(set.teams as u64, "team"));
    let runs = count(set.runs.len() as u64, "run");
    // A year that ends on another day is asked about as of that day.
    let now = if own.now.is_named { format!(" --now {last}") } else { String::new() };
    let served =
        if cfg!(feature = "serve") { format!("  karat serve --listen 127.0.0.1:8080{now}\n") } else { String::new() };
    format!(
        "{folder}: {services} of {teams}, judged in {runs} from {first} to {last}\n  \
         repositories/      {commits} commits of theirs\n  \
         standards/         two scorecards, a golden path, a campaign, three waivers, a policy for them, with their history\n  \
         karat-history.db   the runs\n\n\
         Next:\n  cd {folder}\n{served}  \
         karat history level --since 365d --group-by owner{now}\n  \
         karat history score --since 130d --group-by owner{now}\n  \
         karat history regressions --since 70d --group-by owner{now}\n  \
         karat history adoption --since 365d{now}\n  \
         karat check --record repositories{now}\n"
    )
}
