//! `karat check`: the main job.

use super::args::Check;
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::catalog::{self, Catalog};
use crate::model::import::Import;
use crate::model::{GroupBy, Rendering, Report, Scorecard};
use crate::pipeline::{self, View};
use crate::report::{Detail, Format, Style, Writing};
use crate::score;
use crate::standards::{self, Excuses, Rules, Standards};

pub(super) fn run(check: &Check, color: Color) -> Result<Exit, Failure> {
    output::check(&check.outputs)?;
    let Checked { report, settings, catalog, jobs } = checked(check, None, &[])?;
    for to in &output::chosen(&check.outputs, Format::Text) {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let writer = to.format.writer(Writing { style, detail: detail(check), threads: jobs });
        output::write(to, |out| writer.write(&report, out))?;
    }
    let exit = Exit::of(&report, settings.fail_on, settings.strict);
    if exit == Exit::Nothing {
        output::complain("karat: nothing to check: no file here is one that a selected rule speaks of");
    }
    // The process ends here: to free a hundred thousand findings and all policies first would only take time.
    std::mem::forget((report, catalog));
    Ok(exit)
}

/// What a run gave, and what it went by.
pub(super) struct Checked {
    pub(super) report: Report,
    settings: Settings,
    catalog: Catalog,
    jobs: usize,
}

/// Scans the targets; groups the entities by something where that is asked.
pub(super) fn checked(check: &Check, group_by: Option<GroupBy>, cards: &[Arc<Scorecard>]) -> Result<Checked, Failure> {
    let settings = Settings::of(check)?;
    let (catalog, defined) = catalog(&settings, cards)?;
    let progress = Progress::start();
    let view = check.at.clone().map_or(View::Disk, View::Revision);
    let mut scan = pipeline::Settings { view, group_by, ..settings.scan(check.jobs, check.now.seconds()) };
    if check.since.is_some() {
        // What a commit has cannot be rendered: both sides are judged alike.
        scan.rendering = Rendering::Never;
    }
    let scan = defined.laid_over(scan);
    let report =
        pipeline::scan(&check.targets, &catalog, &scan, progress.counter()).and_then(|now| match &check.since {
            Some(since) => Ok(score::since(now, &before(check, &catalog, &scan, since)?, named(since))),
            None => Ok(now),
        });
    progress.stop();
    Ok(Checked { report: report?, settings, catalog, jobs: scan.jobs })
}

/// The report of the commit at which this branch left another revision.
fn before(check: &Check, catalog: &Catalog, scan: &pipeline::Settings, since: &str) -> Result<Report, pipeline::Error> {
    let view = View::Base(Some(since.to_owned()).filter(|revision| !revision.is_empty()));
    let scan = pipeline::Settings { view, ..scan.clone() };
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
    /// everybody, where they have any and none was asked for by name.
    fn read(settings: &Settings, catalog: &mut Catalog) -> Result<Self, Failure> {
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
        catalog.give_parameters()?;
        let standards = Arc::new(standards);
        let excuses = Excuses::of(catalog.rules().cloned().collect(), standards.clone(), catalog.scorecards.clone());
        Ok(Self { standards, excuses, imports })
    }

    /// Settings of a scan with what the definitions add.
    pub(super) fn laid_over(self, scan: pipeline::Settings) -> pipeline::Settings {
        pipeline::Settings { standards: self.standards, excuses: self.excuses, imports: self.imports, ..scan }
    }
}

/// The selected rules and the scorecards, with the words in a selection that name nothing refused.
pub(super) fn catalog(settings: &Settings, cards: &[Arc<Scorecard>]) -> Result<(Catalog, Defined), Failure> {
    let mut catalog = catalog::load(&settings.catalog())?;
    if !cards.is_empty() {
        catalog.scorecards = cards.to_vec();
    }
    let defined = Defined::read(settings, &mut catalog)?;
    if let Some((word, guess)) = settings.select(&mut catalog).into_iter().next() {
        return Err(Usage::unknown_rule(&word, guess).into());
    }
    Ok((catalog, defined))
}

const fn detail(check: &Check) -> Detail {
    match (check.quiet, check.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Full,
        _ => Detail::Normal,
    }
}
