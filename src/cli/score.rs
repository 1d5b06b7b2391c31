//! `karat score`: the scorecards of repositories, without their findings.

use super::args::{Check, Score, ScoreFormat};
use super::check::{Checked, checked};
use super::output::{self, Color, Output};
use super::report::{Reporter, Sending};
use super::settings::{self, Settings};
use super::shared::{Choice, Pace};
use super::{Exit, Failure, Usage, history};
use crate::model::Date;
use crate::ossf;
use crate::report::{Detail, Format, Style, Writing, scores};

pub(super) fn run(score: &Score, color: Color) -> Result<Exit, Failure> {
    output::check(&score.outputs)?;
    let outputs = output::chosen(&score.outputs, ScoreFormat::Text);
    let (of_ossf, own): (Vec<_>, Vec<_>) = outputs.iter().partition(|to| to.format == ScoreFormat::Ossf);
    if own.is_empty() && (score.record.is_some() || score.sending.report_to.is_some()) {
        let help = "a format of karat's own, such as `-o json`, is of a run that can be recorded";
        return Err(Usage::new("record what OpenSSF Scorecard would say", help).into());
    }
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
    let check = as_check(score, own.iter().any(|to| to.format == ScoreFormat::Json));
    let settings = Settings::of(&check)?;
    history::prepare(&check, &settings)?;
    let reporter = Reporter::of(&check)?;
    let threads = score.pace.jobs.map_or(0, std::num::NonZeroUsize::get);
    let Checked { mut report, .. } = checked(&check, &settings, score.group_by, &[])?;
    for to in own {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        let writing = Writing { style, detail: Detail::Full, threads, workspace: None, here: None };
        output::write(to, |out| match to.format {
            ScoreFormat::Text => scores::text(&report, style, score.explain, out),
            ScoreFormat::Md => scores::markdown(&report, out),
            ScoreFormat::Csv => scores::csv(&report, day, out),
            ScoreFormat::Json => Format::Json.writer(writing).write(&report, out),
            ScoreFormat::Ossf => Ok(()),
        })?;
    }
    history::record(&check, &settings, &report)?;
    if let Some(reporter) = reporter {
        output::complain(&reporter.report(&mut report, threads)?);
    }
    Ok(if report.scorecards.is_empty() { Exit::Nothing } else { Exit::Clean })
}

/// The same targets, to be checked.
fn as_check(score: &Score, has_json: bool) -> Check {
    Check {
        targets: score.targets.clone(),
        choice: Choice {
            policies: score.policies.clone(),
            scorecards: score.scorecards.clone(),
            standards: score.standards.clone(),
            ..Choice::default()
        },
        at: score.at.clone(),
        record: score.record.clone(),
        history: score.history.clone(),
        sending: score.sending.clone(),
        // What is written as JSON tells what was judged and by what.
        outputs: if has_json { vec![Output { format: Format::Json, file: None }] } else { Vec::new() },
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
            record: None,
            history: None,
            sending: Sending::default(),
            fail_on: None,
            strict: false,
            allow_nothing: false,
            force_exclude: false,
            render: None,
            pace,
            quiet: false,
            verbose: true,
        }
    }
}
