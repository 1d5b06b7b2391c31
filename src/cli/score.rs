//! `karat score`: the scorecards of repositories, without their findings.

use super::args::{Check, Grouping, Score, ScoreFormat};
use super::check::{Checked, checked};
use super::output::{self, Color};
use super::settings::{self, Settings};
use super::shared::{Choice, Pace};
use super::{Exit, Failure};
use crate::model::{Date, GroupBy};
use crate::ossf;
use crate::report::{Detail, Format, Style, Writing, scores};

pub(super) fn run(score: &Score, color: Color) -> Result<Exit, Failure> {
    output::check(&score.outputs)?;
    let outputs = output::chosen(&score.outputs, score.format.unwrap_or(ScoreFormat::Text));
    let (of_ossf, own): (Vec<_>, Vec<_>) = outputs.iter().partition(|to| to.format == ScoreFormat::Ossf);
    if !of_ossf.is_empty() {
        let cards = ossf::scorecards(&score.targets, score.pace.now.seconds())?;
        for to in of_ossf {
            output::write(to, |out| cards.iter().try_for_each(|card| ossf::write(card, out)))?;
        }
    }
    if own.is_empty() {
        return Ok(Exit::Clean);
    }
    let day = Date::of_unix(score.pace.now.seconds()).unwrap_or_default();
    let check = as_check(score);
    let Checked { report, .. } = checked(&check, &Settings::of(&check)?, score.group_by.map(group_by), &[])?;
    for to in own {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let threads = score.pace.jobs.map_or(0, std::num::NonZeroUsize::get);
        let writing = Writing { style, detail: Detail::Full, threads, workspace: None };
        output::write(to, |out| match to.format {
            ScoreFormat::Text => scores::text(&report, style, score.explain, out),
            ScoreFormat::Md => scores::markdown(&report, out),
            ScoreFormat::Csv => scores::csv(&report, day, out),
            ScoreFormat::Json => Format::Json.writer(writing).write(&report, out),
            ScoreFormat::Ossf => Ok(()),
        })?;
    }
    Ok(if report.scorecards.is_empty() { Exit::Nothing } else { Exit::Clean })
}

const fn group_by(grouping: Grouping) -> GroupBy {
    match grouping {
        Grouping::Owner => GroupBy::Owner,
        Grouping::System => GroupBy::System,
        Grouping::Domain => GroupBy::Domain,
        Grouping::Tier => GroupBy::Tier,
        Grouping::Language => GroupBy::Language,
    }
}

/// The same targets, to be checked.
fn as_check(score: &Score) -> Check {
    Check {
        targets: score.targets.clone(),
        choice: Choice {
            policies: score.policies.clone(),
            scorecards: score.scorecards.clone(),
            standards: score.standards.clone(),
            ..Choice::default()
        },
        at: score.at.clone(),
        ..Check::for_scores(score.pace.clone())
    }
}

impl Check {
    /// A check of which only the scorecards are looked at.
    pub(super) fn for_scores(pace: Pace) -> Self {
        Self {
            targets: Vec::new(),
            choice: Choice::default(),
            outputs: Vec::new(),
            at: None,
            since: None,
            baseline: None,
            gate: Vec::new(),
            staged: false,
            fail_on: None,
            strict: false,
            allow_nothing: false,
            render: None,
            pace,
            quiet: false,
            verbose: true,
        }
    }
}
