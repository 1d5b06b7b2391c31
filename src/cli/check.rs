//! `karat check`: the main job.

use super::args::Check;
use super::output::{self, Color, Output};
use super::progress::Progress;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage};
use crate::catalog::{self, Catalog};
use crate::pipeline;
use crate::report::{Detail, Format, Style, Writing};

pub(super) fn run(check: &Check, color: Color) -> Result<Exit, Failure> {
    output::check(&check.outputs)?;
    let settings = Settings::of(check)?;
    let catalog = catalog(&settings)?;
    let progress = Progress::start();
    let scan = settings.scan(check.jobs, check.now.seconds());
    let report = pipeline::scan(&check.targets, &catalog, &scan, progress.counter());
    progress.stop();
    let report = report?;
    let text = Output { format: Format::Text, file: None };
    let outputs = if check.outputs.is_empty() { vec![text] } else { check.outputs.clone() };
    for to in &outputs {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let writer = to.format.writer(Writing { style, detail: detail(check), threads: scan.jobs });
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

/// The selected rules and the scorecards, with the words in a selection that name nothing refused.
fn catalog(settings: &Settings) -> Result<Catalog, Failure> {
    let mut catalog = catalog::load(&settings.catalog())?;
    if let Some((word, guess)) = settings.select(&mut catalog).into_iter().next() {
        let help =
            guess.map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"));
        return Err(Usage::new(format!("find a rule or domain `{word}`"), help).into());
    }
    Ok(catalog)
}

const fn detail(check: &Check) -> Detail {
    match (check.quiet, check.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Full,
        _ => Detail::Normal,
    }
}
