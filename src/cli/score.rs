//! `karat score`: the scorecards of repositories, without their findings.

use super::args::{Check, Score, ScoreFormat};
use super::check::{Checked, checked};
use super::output::{self, Color, Output};
use super::{Exit, Failure, settings};
use crate::model::Date;
use crate::ossf;
use crate::report::{Detail, Format, Style, Writing, scores};

pub(super) fn run(score: &Score, color: Color) -> Result<Exit, Failure> {
    output::check(&score.outputs)?;
    let stdout = Output { format: score.format.unwrap_or(ScoreFormat::Text), file: None };
    let outputs = if score.outputs.is_empty() { vec![stdout] } else { score.outputs.clone() };
    let (of_ossf, own): (Vec<_>, Vec<_>) = outputs.iter().partition(|to| to.format == ScoreFormat::Ossf);
    if !of_ossf.is_empty() {
        let cards = ossf::scorecards(&score.targets, score.now.seconds())?;
        for to in of_ossf {
            output::write(to, |out| cards.iter().try_for_each(|card| ossf::write(card, out)))?;
        }
    }
    if own.is_empty() {
        return Ok(Exit::Clean);
    }
    let day = Date::of_unix(score.now.seconds()).unwrap_or_default();
    let Checked { report, .. } = checked(&as_check(score))?;
    for to in own {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let writing =
            Writing { style, detail: Detail::Full, threads: score.jobs.map_or(0, std::num::NonZeroUsize::get) };
        output::write(to, |out| match to.format {
            ScoreFormat::Text => scores::text(&report, style, score.explain, out),
            ScoreFormat::Csv => scores::csv(&report, day, out),
            ScoreFormat::Json => Format::Json.writer(writing).write(&report, out),
            ScoreFormat::Ossf => Ok(()),
        })?;
    }
    Ok(if report.scorecards.is_empty() { Exit::Nothing } else { Exit::Clean })
}

/// The same targets, to be checked.
fn as_check(score: &Score) -> Check {
    Check {
        targets: score.targets.clone(),
        select: Vec::new(),
        ignore: Vec::new(),
        policies: score.policies.clone(),
        scorecards: score.scorecards.clone(),
        standards: score.standards.clone(),
        outputs: Vec::new(),
        at: score.at.clone(),
        fail_on: None,
        strict: false,
        render: None,
        jobs: score.jobs,
        now: score.now,
        no_cache: false,
        quiet: false,
        verbose: true,
    }
}
