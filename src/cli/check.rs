//! `karat check`: the main job.

use super::args::Check;
use super::hold::Hold;
use super::output::{self, Color};
use super::progress::Progress;
use super::report::Reporter;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage, fix, history, staged};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::adoption::Paths;
use crate::catalog::{self, Catalog};
use crate::git;
use crate::history::Store;
use crate::model::campaign::{Campaign, OnDeadline};
use crate::model::import::Import;
use crate::model::{Gate, GateMode, GroupBy, Rendering, Report, Scorecard};
use crate::pipeline::{self, View};
use crate::report::{Detail, Format, Style, Writing};
use crate::score;
use crate::standards::{self, Excuses, Rules, Standards};

pub(super) fn run(check: &Check, color: Color) -> Result<Exit, Failure> {
    output::check(&check.outputs)?;
    let settings = Settings::of(check)?;
    history::prepare(check, &settings)?;
    let reporter = Reporter::of(check)?;
    if check.at.is_none() && !check.staged {
        tell_of(&check.targets, check.quiet);
    }
    let Checked { mut report, catalog, jobs, .. } = gated(check, &settings, Lacking::Refused)?;
    if check.staged {
        staged::tell_of_others(&check.targets);
    }
    let is_silent = check.staged && has_nothing_to_say(&report, check);
    for to in &output::chosen(&check.outputs, Format::Text) {
        if is_silent && to.format == Format::Text && to.file.is_none() {
            continue;
        }
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let (workspace, here) = (settings::workspace(), settings::here());
        let writing = Writing { style, detail: detail(check), threads: jobs, workspace, here };
        let writer = to.format.writer(writing);
        output::write(to, |out| writer.write(&report, out))?;
    }
    history::record(check, &settings, &report)?;
    if let Some(reporter) = reporter {
        output::complain(&reporter.report(&mut report, jobs)?);
    }
    let exit = match Exit::of(&report) {
        // A commit that no rule speaks of is a good one.
        Exit::Nothing if check.staged || check.allow_nothing => Exit::Clean,
        Exit::Nothing => {
            output::complain("karat: nothing to check: no file here is one that a selected rule speaks of");
            Exit::Nothing
        }
        exit => exit,
    };
    // The process ends here: to free a hundred thousand findings and all policies first would only take time.
    std::mem::forget((report, catalog));
    Ok(exit)
}

/// Says of targets what may not be meant.
fn tell_of(targets: &[PathBuf], is_quiet: bool) {
    for path in targets {
        let target = path.display();
        if let Some(around) = part_of(path).filter(|_| !is_quiet) {
            let around = around.display();
            output::complain(&format!(
                "karat: {target} lies in the repository {around}, and is judged as one by itself: its own README, licence, CI …"
            ));
        }
    }
}

/// What a folder has that is meant to be judged as a repository of its own.
const OWN: [&str; 4] = [".git", ".github", ".gitlab-ci.yml", "karat.toml"];

/// The repository that a folder is a part of, where it shows no sign of being one by itself.
pub(super) fn part_of(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok().filter(|folder| folder.is_dir())?;
    let is_own = OWN.iter().any(|name| folder.join(name).exists());
    git::root_above(&folder).filter(|_| !is_own).map(Path::to_owned)
}

/// What becomes of a run that is asked for what is worse than before, and has nothing to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacking {
    /// It is wrong use.
    Refused,
    /// The state before should be there and is not: all that is found counts.
    Counted,
    /// There is no state before: that is not asked, and who runs it tells why.
    Told,
}

/// Scans the targets, sets known findings aside, and decides whether the run passes.
pub(super) fn gated(check: &Check, settings: &Settings, lacking: Lacking) -> Result<Checked, Failure> {
    let mut modes = if settings.gate.is_empty() { vec![GateMode::Absolute] } else { settings.gate.clone() };
    let is_alone = check.since.is_none() && settings.baseline.is_none() && !check.staged;
    if is_alone && lacking != Lacking::Refused && modes.contains(&GateMode::NoRegression) {
        modes.retain(|mode| *mode != GateMode::NoRegression);
        if lacking == Lacking::Counted {
            modes.push(GateMode::Absolute);
        } else if modes.is_empty() {
            modes.push(GateMode::Report);
        }
    }
    if is_alone && modes.contains(&GateMode::NoRegression) {
        let help = "name one: `--since` (the default branch) or `--since REV`, or `--baseline FILE`, which `karat baseline` writes";
        return Err(Usage::new("compare, as `--gate no-regression` asks, without a state before", help).into());
    }
    let is_of_targets = modes == [GateMode::Target];
    let hold = Hold::of(settings, modes, check.pace.now.seconds())?;
    let mut own = checked(check, settings, None, &[])?;
    if is_of_targets && !own.has_targets() {
        output::complain(
            "karat: the gate `target` asks nothing here: no scorecard has a [[target]], and no campaign holds anybody",
        );
    }
    hold.lay(&mut own.report, &own.catalog, &own.standards);
    own.report.unpinnable = fix::unpinnable(&own.report, &check.targets);
    Ok(own)
}

/// What a run gave, and what it went by.
pub(super) struct Checked {
    pub(super) report: Report,
    catalog: Catalog,
    standards: Arc<Standards>,
    pub(super) jobs: usize,
}

impl Checked {
    /// Whether a level or a campaign may be due.
    fn has_targets(&self) -> bool {
        let holds = |own: &Campaign| own.on_deadline == OnDeadline::Gate;
        self.catalog.scorecards.iter().any(|card| !card.targets.is_empty())
            || self.standards.campaigns.iter().any(holds)
    }

    /// How the run ends.
    pub(super) fn exit(&self) -> Exit {
        Exit::of(&self.report)
    }
}

/// Scans the targets; groups the entities by something where that is asked.
pub(super) fn checked(
    check: &Check,
    settings: &Settings,
    group_by: Option<GroupBy>,
    cards: &[Arc<Scorecard>],
) -> Result<Checked, Failure> {
    let scan = scan(check, settings, group_by);
    let progress = Progress::start();
    if check.staged {
        let rules = || {
            let (catalog, defined) = catalog(settings, cards)?;
            Ok::<_, Failure>((catalog, defined.laid_over(scan.clone())))
        };
        let judged = pipeline::staged(&check.targets, &scan, &staged::environment(), progress.counter(), rules);
        progress.stop();
        let (report, catalog, pipeline::Settings { standards, jobs, .. }) = judged?;
        return Ok(Checked { report, catalog, standards, jobs });
    }
    let (catalog, defined) = catalog(settings, cards)?;
    let scan = defined.laid_over(scan);
    let mut memory = history::remembering(check, settings)?;
    let paths = if is_vouched(check) { paths(settings, &scan.standards)? } else { Paths::default() };
    let scanned = pipeline::scan(&check.targets, &catalog, &scan, progress.counter()).and_then(|now| {
        let since = check.since.as_deref();
        let before = since.map(|since| before(check, &catalog, &scan, since)).transpose()?;
        Ok((Report { adoption: paths.scan(&check.targets, &scan)?, ..now }, before))
    });
    progress.stop();
    let (now, before) = scanned?;
    let mut report = remembered(now, memory.as_mut())?;
    if let (Some(before), Some(since)) = (before, &check.since) {
        // Where repositories live is told of now alone, and the history knows them by that.
        let before = Report { provenance: report.provenance.clone(), ..before };
        report = score::since(report, &remembered(before, memory.as_mut())?, named(since));
    }
    let report = Report { is_dated: check.pace.now.is_named, ..report };
    Ok(Checked { report, catalog, standards: scan.standards, jobs: scan.jobs })
}

/// How the targets are scanned, but for what definitions add.
fn scan(check: &Check, settings: &Settings, group_by: Option<GroupBy>) -> pipeline::Settings {
    let mut scan = pipeline::Settings {
        view: check.at.clone().map_or(View::Disk, View::Revision),
        group_by,
        // A history knows repositories by where they live.
        provenance: is_vouched(check) || check.history.is_some(),
        line_hashes: check.outputs.iter().any(|to| to.format.hashes_lines()),
        owners: check.outputs.iter().any(|to| to.format.names_owners()),
        ..settings.scan(check.pace.jobs, check.pace.now.seconds())
    };
    let histories = [None, check.record.as_deref(), check.history.as_deref()];
    scan.apart = histories.iter().flat_map(|named| history::files(*named, settings)).collect();
    if check.since.is_some() {
        // What a commit has cannot be rendered: both sides are judged alike.
        scan.rendering = Rendering::Never;
    }
    scan
}

/// Whether somebody else is to believe what is reported.
fn is_vouched(check: &Check) -> bool {
    let is_kept = check.record.is_some() || check.sending.report_to.is_some();
    is_kept || check.outputs.iter().any(|to| to.format.vouches())
}

/// A report with what a history knows and it does not.
fn remembered(mut report: Report, memory: Option<&mut Store>) -> Result<Report, Failure> {
    if let Some(store) = memory {
        store.asking(|store| store.remember(&mut report, None))?;
    }
    Ok(report)
}

/// The golden paths of some definitions, by the rules as they are without any scorecard.
pub(super) fn paths(settings: &Settings, standards: &Standards) -> Result<Paths, Failure> {
    if standards.paths.is_empty() {
        return Ok(Paths::default());
    }
    let catalog = catalog::load(&catalog::Options { scorecards: catalog::Cards::None, ..settings.catalog() })?;
    Ok(Paths::of(&standards.paths, &catalog)?)
}

/// Whether nobody who commits needs to hear of a report: nothing is open, and all could be judged.
fn has_nothing_to_say(report: &Report, check: &Check) -> bool {
    let is_passed = report.gate.as_ref().is_none_or(Gate::is_passed);
    !check.verbose && is_passed && report.totals.findings() == 0 && report.totals.incomplete == 0
}

/// The report of the commit at which this branch left another revision.
fn before(check: &Check, catalog: &Catalog, scan: &pipeline::Settings, since: &str) -> Result<Report, pipeline::Error> {
    let view = View::Base(Some(since.to_owned()).filter(|revision| !revision.is_empty()));
    let scan = pipeline::Settings { view, provenance: false, line_hashes: false, owners: false, ..scan.clone() };
    pipeline::scan(&check.targets, catalog, &scan, &AtomicU64::new(0))
}

/// What the state before is called.
fn named(since: &str) -> String {
    if since.is_empty() { "the default branch".to_owned() } else { since.to_owned() }
}

/// The rules to ask and all else that a run needs, at a moment.
pub(super) fn ready(settings: &Settings, now: i64) -> Result<(Catalog, pipeline::Settings), Failure> {
    let (catalog, defined) = catalog(settings, &[])?;
    Ok((catalog, defined.laid_over(settings.scan(None, now))))
}

/// What definitions add to a run.
pub(super) struct Defined {
    standards: Arc<Standards>,
    excuses: Excuses,
    imports: Vec<Import>,
}

impl Defined {
    /// Definitions of a folder, with the rules and scorecards that they speak of. Their scorecards take the place of those for
    /// everybody, where they have any and none was asked for by name. `cards` are supposed in place of all others.
    fn read(settings: &Settings, catalog: &mut Catalog, cards: &[Arc<Scorecard>]) -> Result<Self, Failure> {
        let standards = match &settings.standards {
            Some(folder) => {
                standards::load(folder, &Rules::of(catalog.rules().map(AsRef::as_ref)), &catalog.scorecards)?
            }
            None => Standards::default(),
        };
        let folder = settings.standards.clone().unwrap_or_default();
        let imports = standards.sources.iter().map(|source| Import::of(source, folder.clone())).collect();
        if !standards.scorecards.is_empty() && !settings.names_scorecards() {
            catalog.scorecards.clone_from(&standards.scorecards);
        }
        if !cards.is_empty() {
            catalog.scorecards = cards.to_vec();
        }
        catalog.give_parameters()?;
        let standards = Arc::new(standards);
        let excuses = Excuses::of(catalog.rules().cloned().collect(), standards.clone(), catalog.scorecards.clone());
        Ok(Self { standards, excuses, imports })
    }

    /// What they say.
    pub(super) fn standards(&self) -> &Standards {
        &self.standards
    }

    /// Settings of a scan with what the definitions add.
    pub(super) fn laid_over(self, scan: pipeline::Settings) -> pipeline::Settings {
        pipeline::Settings { standards: self.standards, excuses: self.excuses, imports: self.imports, ..scan }
    }
}

/// The selected rules and the scorecards, with the words in a selection that name nothing refused.
pub(super) fn catalog(settings: &Settings, cards: &[Arc<Scorecard>]) -> Result<(Catalog, Defined), Failure> {
    let (mut catalog, defined) = whole_catalog(settings, cards)?;
    for overlooked in &catalog.overlooked {
        output::complain(&format!("karat: {overlooked}"));
    }
    refuse(settings.select(&mut catalog))?;
    Ok((catalog, defined))
}

/// All rules, before some are selected.
pub(super) fn whole_catalog(settings: &Settings, cards: &[Arc<Scorecard>]) -> Result<(Catalog, Defined), Failure> {
    settings.refuse_lacking(false)?;
    let mut options = settings.catalog();
    if !cards.is_empty() {
        // What is supposed stands beside what definitions may name in any run.
        options.scorecards = settings.usual_cards();
    }
    let mut catalog = catalog::load(&options)?;
    settings.refuse_misnamed(&catalog)?;
    let defined = Defined::read(settings, &mut catalog, cards)?;
    Ok((catalog, defined))
}

/// Refuses the first of the words that name no rule.
pub(super) fn refuse(unknown: Vec<(String, Option<String>)>) -> Result<(), Failure> {
    unknown.into_iter().next().map_or(Ok(()), |(word, guess)| Err(Usage::unknown_rule(&word, guess).into()))
}

const fn detail(check: &Check) -> Detail {
    match (check.quiet, check.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Full,
        _ => Detail::Normal,
    }
}
