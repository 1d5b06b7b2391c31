//! `karat fleet`: many repositories by one configuration, at once or in parts.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{File, TryLockError};
use std::io::{IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use clap::{Args, Subcommand};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::check::{Defined, catalog, paths};
use super::history::{self, Further, Lines};
use super::output;
use super::settings::Settings;
use super::shared::{Choice, Moment, Policies, moment};
use super::{Exit, Failure, Usage, file, say};
use crate::adoption::Paths;
use crate::catalog::Catalog;
use crate::fleet::{self, Depth, Entry, Fleet, Git, Judged, Merged, Pace, Plan, Shard, Source, Told};
use crate::git::{self, Remote};
use crate::history::Store;
use crate::model::{Rendering, Report};
use crate::pipeline::{self, Session};
use crate::report::{Detail, Format, Style, Writing, clean, count};
use crate::{facts, standards};

/// `karat fleet`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge all repositories of a fleet; a run that was stopped goes on where it was
    Run(Run),
    /// Cut the repositories of a fleet into parts, for machines that share no disk
    Plan(PlanOf),
    /// Judge one part of a plan; it is written as a whole or not at all, and never twice
    RunShard(RunShard),
    /// Put the parts of a plan together, and name those that are missing
    Merge(Merge),
}

/// How repositories are judged.
#[derive(Debug, Args)]
pub(super) struct Judging {
    #[command(flatten)]
    choice: Choice,
    /// Repositories at a time [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// The longest fetch of one repository, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    fetch_timeout: u64,
    /// Record each repository in a history as soon as it is judged: a file of SQLite, or the postgres:// address of a database
    /// [default: `store` of [history] in karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    record: Option<String>,
}

/// `karat fleet run`
#[derive(Debug, Args)]
pub(super) struct Run {
    /// The repositories: fleet.toml
    #[arg(value_name = "FLEET", default_value = "fleet.toml")]
    fleet: PathBuf,
    /// Where the reports go to, one a line
    #[arg(short, long, value_name = "FILE", default_value = "fleet.jsonl")]
    output: PathBuf,
    /// Begin anew, whatever was left unfinished
    #[arg(long)]
    fresh: bool,
    /// Fail when a repository could not be judged
    #[arg(long)]
    strict: bool,
    /// The moment that dates are compared with, as 2026-11-26 or 2026-11-26T08:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
    #[command(flatten)]
    judging: Judging,
}

/// `karat fleet plan`
#[derive(Debug, Args)]
pub(super) struct PlanOf {
    /// The repositories: fleet.toml
    #[arg(value_name = "FLEET", default_value = "fleet.toml")]
    fleet: PathBuf,
    /// How many parts
    #[arg(long, value_name = "N", default_value = "1")]
    shards: NonZeroUsize,
    /// Where the plan goes to
    #[arg(short, long, value_name = "FILE", default_value = "plan.json")]
    output: PathBuf,
    /// The moment that dates are compared with, as 2026-11-26 or 2026-11-26T08:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
    #[command(flatten)]
    choice: Choice,
}

/// `karat fleet run-shard`
#[derive(Debug, Args)]
pub(super) struct RunShard {
    /// The plan
    #[arg(long, value_name = "FILE", default_value = "plan.json")]
    plan: PathBuf,
    /// The part, from 0 [default: `KARAT_SHARD`, `JOB_COMPLETION_INDEX`, `SLURM_ARRAY_TASK_ID` or `AWS_BATCH_JOB_ARRAY_INDEX`;
    /// `CI_NODE_INDEX`, which counts from 1]
    #[arg(long, value_name = "I")]
    index: Option<usize>,
    /// The folder that the part is written to
    #[arg(long, value_name = "DIR", default_value = "objects")]
    objects: PathBuf,
    /// The folder for what is fetched and for what is not finished
    #[arg(long, value_name = "DIR", default_value = "karat-fleet")]
    folder: PathBuf,
    /// How many repositories are fetched a minute, at most [default: no bound]
    #[arg(long, value_name = "N")]
    per_minute: Option<u32>,
    #[command(flatten)]
    judging: Judging,
}

/// `karat fleet merge`
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The plan
    #[arg(long, value_name = "FILE", default_value = "plan.json")]
    plan: PathBuf,
    /// The folder that the parts were written to
    #[arg(long, value_name = "DIR", default_value = "objects")]
    objects: PathBuf,
    /// Where the reports go to, one a line
    #[arg(short, long, value_name = "FILE", default_value = "fleet.jsonl")]
    output: PathBuf,
    /// Record them in a history, too: a file of SQLite, or the postgres:// address of a database [default: `store` of [history] in
    /// karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    record: Option<String>,
    /// Fail when a repository could not be judged
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Run(own) => whole(own),
        Command::Plan(own) => plan(own),
        Command::RunShard(own) => shard(own),
        Command::Merge(own) => {
            let plan = Plan::load(&own.plan)?;
            let exit = merged(&plan, &own.objects, &own.output, own.strict)?;
            if let Some(named) = &own.record {
                let settings = Settings::of_policies(&Policies::default(), &[])?;
                let store = history::writing(named, &settings)?;
                History::new(store, further_clones(&plan)).complete(&own.output, 0)?;
            }
            Ok(exit)
        }
    }
}

/// What repositories are judged by.
struct Rules {
    catalog: Catalog,
    paths: Paths,
    scan: pipeline::Settings,
    digest: String,
    depth: Depth,
    settings: Settings,
}

impl Rules {
    /// By a configuration that lies beside a file; that of the judged repositories has no say.
    fn of(choice: &Choice, beside: &Path, now: i64) -> Result<Self, Failure> {
        let home = beside.parent().filter(|own| !own.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let home = home.to_owned();
        let settings = Settings::of_choice(choice, std::slice::from_ref(&home))?;
        let (catalog, defined): (Catalog, Defined) = catalog(&settings, &[])?;
        let scan = settings.scan(None, now);
        let paths = paths(&settings, defined.standards())?;
        let is_deep = |catalog: &Catalog| {
            let asked = pipeline::facts_of(catalog);
            facts::HISTORY.iter().any(|name| asked.contains(*name))
        };
        let depth = if is_deep(&catalog) || paths.catalogs().any(is_deep) { Depth::All } else { Depth::One };
        let mut digest = Sha256::new_with_prefix(catalog.digest());
        paths.catalogs().for_each(|own| digest.update(own.digest()));
        let bounds = (scan.max_file_size, scan.timeout.as_secs_f64(), scan.memory, &scan.exclude);
        digest.update(serde_json::to_vec(&bounds).unwrap_or_default());
        if let Some(folder) = &settings.standards {
            digest.update(standards::digest(folder)?);
        }
        let digest = HEXLOWER.encode(&digest.finalize());
        let scan = defined.laid_over(scan);
        let scan = pipeline::Settings { rendering: Rendering::Never, provenance: true, cache: None, ..scan };
        Ok(Self { catalog, paths, scan, digest, depth, settings })
    }

    /// The history that repositories of a plan are recorded in as they are judged.
    fn history(&self, own: &Judging, plan: &Plan) -> Result<Option<History>, Failure> {
        let Some(named) = &own.record else { return Ok(None) };
        let store = history::writing(named, &self.settings)?;
        Ok(Some(History::new(store, further_clones(plan))))
    }
}

fn plan(own: &PlanOf) -> Result<Exit, Failure> {
    let fleet = fleet::load(&own.fleet)?;
    let rules = Rules::of(&own.choice, &own.fleet, own.now.seconds())?;
    let plan = Plan::of(&fleet, rules.digest, own.now.seconds(), rules.depth, own.shards.get());
    plan.write(&own.output)?;
    let depth = if plan.depth == Depth::All { "with their history" } else { "the last commit of each" };
    let parts = count(plan.shards as u64, "part");
    let (repositories, digest) = (count(plan.repositories.len() as u64, "repository"), plan.digest());
    say(&format!("{}: {repositories} in {parts}, {depth}\ndigest {digest}\n", own.output.display()))?;
    Ok(Exit::Clean)
}

fn whole(own: &Run) -> Result<Exit, Failure> {
    let fleet = fleet::load(&own.fleet)?;
    let Fleet { folder, per_minute, jobs, .. } = &fleet;
    let now = own.now.seconds();
    let rules = Rules::of(&own.judging.choice, &own.fleet, now)?;
    let mut plan = Plan::of(&fleet, rules.digest.clone(), now, rules.depth, 1);
    std::fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    let _held = alone(folder)?;
    let kept = folder.join("run.json");
    if !own.now.is_named
        && !own.fresh
        && let Ok(before) = Plan::load(&kept)
        && before.is_same_work(&plan)
    {
        output::complain("karat: going on with the run that was stopped; --fresh begins anew");
        plan = before;
    }
    plan.write(&kept)?;
    let jobs = own.judging.jobs.map(NonZeroUsize::get).or(*jobs);
    let history = rules.history(&own.judging, &plan)?;
    let places = Places { folder, objects: folder, per_minute: *per_minute, jobs };
    judge(&plan, 0, &rules, &places, &own.judging, history.as_ref())?;
    let exit = merged(&plan, folder, &own.output, own.strict)?;
    let object = folder.join(fleet::object(&plan, 0));
    let _ = (std::fs::remove_file(&kept), std::fs::remove_file(object));
    history.map_or(Ok(()), |history| history.complete(&own.output, 0))?;
    Ok(exit)
}

/// Nobody else may run in this folder until the file is closed.
#[expect(clippy::disallowed_methods, reason = "the folder is the one that runs keep their state in")]
fn alone(folder: &Path) -> Result<File, Failure> {
    let file = File::create(folder.join("run.lock")).map_err(|error| unusable(folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let help = "wait for its end, or name another folder in the fleet's file: `folder`";
            Err(Usage::new(format!("run in {}: another run is at work there", folder.display()), help).into())
        }
        Err(TryLockError::Error(error)) => Err(unusable(folder, &error).into()),
    }
}

fn shard(own: &RunShard) -> Result<Exit, Failure> {
    let plan = Plan::load(&own.plan)?;
    let index = own.index.map_or_else(index, Ok)?;
    let rules = Rules::of(&own.judging.choice, &own.plan, plan.now)?;
    let is_same = rules.digest == plan.rules && plan.karat == env!("CARGO_PKG_VERSION");
    if !is_same {
        let help = "give the same --select, --scorecard, --standards and the like, and the karat that made the plan; or make it anew";
        let what = format!("judge a part of {}: it was made by other rules or another karat", own.plan.display());
        return Err(Usage::new(what, help).into());
    }
    let jobs = own.judging.jobs.map(NonZeroUsize::get);
    let places = Places { folder: &own.folder, objects: &own.objects, per_minute: own.per_minute, jobs };
    let history = rules.history(&own.judging, &plan)?;
    let is_new = judge(&plan, index, &rules, &places, &own.judging, history.as_ref())?;
    let path = own.objects.join(fleet::object(&plan, index));
    let word = if is_new { "written" } else { "it was there already" };
    say(&format!("{}: {word}\n", path.display()))?;
    // The first line of a part says which it is.
    history.map_or(Ok(()), |history| history.complete(&path, 1))?;
    Ok(Exit::Clean)
}

/// The part that the environment names.
#[expect(clippy::disallowed_methods, reason = "who starts many jobs numbers them in the environment")]
fn index() -> Result<usize, Failure> {
    const FROM_ZERO: [&str; 4] =
        ["KARAT_SHARD", "JOB_COMPLETION_INDEX", "SLURM_ARRAY_TASK_ID", "AWS_BATCH_JOB_ARRAY_INDEX"];
    let from_one = || std::env::var("CI_NODE_INDEX").ok().map(|own| ("CI_NODE_INDEX", own, 1));
    let named = FROM_ZERO.into_iter().find_map(|name| Some((name, std::env::var(name).ok()?, 0)));
    let Some((name, value, first)) = named.or_else(from_one) else {
        let help = "name it: --index, or one of the variables that `karat fleet run-shard --help` lists";
        return Err(Usage::new("know which part to judge", help).into());
    };
    let number = value.parse::<usize>().ok().and_then(|number| number.checked_sub(first));
    number.ok_or_else(|| Usage::new(format!("read {name}: `{value}`"), format!("it is a number from {first}")).into())
}

/// Where a part is judged and how fast.
struct Places<'p> {
    folder: &'p Path,
    objects: &'p Path,
    per_minute: Option<u32>,
    jobs: Option<usize>,
}

/// Repositories of a plan that no history takes in, by name, with where they live: another clone of each comes before it in the plan, and
/// a repository has one state at a time. What is not on this machine has the address that it is fetched from.
fn further_clones(plan: &Plan) -> Further {
    let mut seen = BTreeSet::new();
    let address = |entry: &Entry| match &entry.source {
        Source::Path(path) => {
            // A folder in a repository is known by its name.
            let own = git::Repository::open(path).ok().filter(|own| own.prefix().is_empty())?;
            own.remotes().iter().find_map(Remote::address)
        }
        Source::Url(url) => Remote::of(url).address(),
    };
    let known = plan.repositories.iter().filter_map(|entry| Some((entry.name.clone(), address(entry)?)));
    known.filter(|(_, address)| !seen.insert(address.clone())).collect()
}

/// The history that a run is recorded in, and what that brought.
struct History {
    kept: Mutex<(Store, Lines)>,
    further: Further,
}

impl History {
    fn new(store: Store, further: Further) -> Self {
        Self { kept: Mutex::new((store, Lines::default())), further }
    }

    /// Lays over a report what earlier runs knew. Where that cannot be had, it is looked for once more as the report is recorded.
    fn remember(&self, report: &mut Report, name: &str) {
        let mut history = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = history.0.remember(report, Some(name));
    }

    /// Records a repository as soon as it is judged. What goes wrong is told at the end, where all of it is recorded once more.
    fn record(&self, report: &Report, name: &str) {
        if self.further.contains_key(name) {
            return;
        }
        let run = crate::history::Run::of_fleet(report, name);
        let mut history = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (store, brought) = &mut *history;
        if let Ok(told) = run.and_then(|run| store.record(&run)) {
            brought.count(&told);
        }
    }

    /// Records what a file has after so many lines: what was judged before a run that was stopped, too. What is there stays.
    fn complete(self, path: &Path, after: usize) -> Result<(), Failure> {
        let (mut store, before) = self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        let brought = history::import_lines(&mut store, path, after, &self.further)?.after(before);
        say(&format!("{}: {brought}\n", path.display()))
    }
}

/// Judges a part; whether there was anything to do.
fn judge(
    plan: &Plan,
    index: usize,
    rules: &Rules,
    places: &Places<'_>,
    own: &Judging,
    history: Option<&History>,
) -> Result<bool, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let settings = pipeline::Settings { now: plan.now, ..rules.scan.clone() };
    let session = Session::new(&rules.catalog, settings.clone())?;
    let paths = rules.paths.sessions(&settings)?;
    let git = Git { program: "git".into(), ssh: ssh(), timeout: Duration::from_secs(own.fetch_timeout) };
    let shard = Shard {
        plan,
        index,
        folder: places.folder,
        objects: places.objects,
        git: &git,
        pace: &Pace::of(places.per_minute),
        jobs: places.jobs.unwrap_or(cores),
    };
    let judge = |entry: &Entry, root: &Path| {
        let revision = entry.revision();
        let report = session.commit(root, &entry.name, &revision).and_then(|own| {
            // The moment is that of the plan.
            Ok(Report { is_dated: true, adoption: paths.commit(root, &entry.name, &revision)?, ..own })
        });
        let mut report = report.map_err(|error| error.to_string())?;
        if let Some(history) = history {
            history.remember(&mut report, &entry.name);
        }
        let judged = judged(&report)?;
        if let Some(history) = history {
            history.record(&report, &entry.name);
        }
        Ok(judged)
    };
    let is_terminal = std::io::stderr().is_terminal();
    let new = shard.run(&judge, &|told| tell(&told, is_terminal))?;
    if is_terminal {
        let _ = write!(std::io::stderr().lock(), "\r\x1b[2K");
    }
    Ok(new)
}

/// The report of a repository on its way into a file.
fn judged(report: &Report) -> Result<Judged, String> {
    let Some(commit) = report.repositories.first().and_then(|own| own.repository.revision.clone()) else {
        let why = report.problems.first().map(|problem| problem.message.clone());
        return Err(why.unwrap_or_else(|| "there is nothing to judge".to_owned()));
    };
    let style = Style { color: false, width: 80 };
    let writer =
        Format::Json.writer(Writing { style, detail: Detail::Normal, threads: 1, workspace: None, here: None });
    let mut bytes = Vec::new();
    writer.write(report, &mut bytes).map_err(|error| error.to_string())?;
    Ok(Judged { commit, report: bytes })
}

/// What goes wrong is told as it comes; on a terminal also how far it is.
fn tell(told: &Told<'_>, is_terminal: bool) {
    let mut err = std::io::stderr().lock();
    let wipe = if is_terminal { "\r\x1b[2K" } else { "" };
    if let Some(why) = told.failure {
        let _ = writeln!(err, "{wipe}karat: {}: {}", clean(told.name), clean(why));
    }
    if is_terminal {
        let _ = write!(err, "{wipe}karat: {} of {} repositories", told.done, told.all);
    }
}

/// Puts parts together and says what came of it.
fn merged(plan: &Plan, objects: &Path, output: &Path, strict: bool) -> Result<Exit, Failure> {
    // What cannot be merged must not take the place of what was there.
    let mut merged = Ok(Merged::default());
    let written = file::write(output, |out| {
        merged = fleet::merge(plan, objects, out);
        merged.as_ref().map(drop).map_err(|error| std::io::Error::other(error.to_string()))
    });
    let merged = merged?;
    written.map_err(|error| unusable(output, &error))?;
    say(&format!("{}wrote {}\n", summary(plan, &merged), output.display()))?;
    let is_incomplete = !merged.missing.is_empty() || (strict && !merged.failed.is_empty());
    Ok(match merged.judged {
        _ if is_incomplete => Exit::Incomplete,
        // Where nothing at all is known, nobody should take it for a night on which all went well.
        0 => Exit::Nothing,
        _ => Exit::Clean,
    })
}

fn summary(plan: &Plan, merged: &Merged) -> String {
    let mut text = format!("{}: {} judged", count(plan.repositories.len() as u64, "repository"), merged.judged);
    if !merged.failed.is_empty() {
        let _ = write!(text, ", {} not", merged.failed.len());
    }
    text.push('\n');
    for (name, why) in &merged.failed {
        let _ = writeln!(text, "  {}: {}", clean(name), clean(why));
    }
    for (card, levels) in &merged.levels {
        let levels: Vec<_> = levels.iter().map(|(level, number)| format!("{} {number}", clean(level))).collect();
        let _ = writeln!(text, "{}: {}", clean(card), levels.join(", "));
    }
    for (index, why) in &merged.missing {
        let _ = writeln!(text, "part {index} is missing: {}", clean(why));
    }
    text
}

fn unusable(path: &Path, error: &std::io::Error) -> Usage {
    Usage::new(format!("write {}: {error}", path.display()), "see that you may write there")
}

/// How git reaches ssh: as the user says, else without asking anybody anything.
#[expect(clippy::disallowed_methods, reason = "the user's own way to ssh")]
fn ssh() -> OsString {
    std::env::var_os("GIT_SSH_COMMAND").filter(|own| !own.is_empty()).unwrap_or_else(|| "ssh -o BatchMode=yes".into())
}
