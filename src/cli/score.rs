//! `karat score`: the scores of repositories.

use chrono::{DateTime, NaiveTime, Utc};

use super::args::{Score, ScoreFormat};
use super::output::{self, Output};
use super::{Exit, Failure};
use crate::ossf;

pub(super) fn run(score: &Score) -> Result<Exit, Failure> {
    output::check(&score.outputs)?;
    let stdout = Output { format: score.format.unwrap_or(ScoreFormat::Ossf), file: None };
    let outputs = if score.outputs.is_empty() { vec![stdout] } else { score.outputs.clone() };
    let cards = ossf::scorecards(&score.targets, now(score))?;
    for to in &outputs {
        let ScoreFormat::Ossf = to.format;
        output::write(to, |out| cards.iter().try_for_each(|card| ossf::write(card, out)))?;
    }
    Ok(Exit::Clean)
}

/// The end of the day that was asked for, else now.
fn now(score: &Score) -> i64 {
    const LAST: u32 = 59;
    let end = NaiveTime::from_hms_opt(23, LAST, LAST).unwrap_or_default();
    score.today.map_or_else(clock, |day| day.and_time(end).and_utc().timestamp())
}

#[expect(clippy::disallowed_methods, reason = "the clock is read here and passed in")]
fn clock() -> i64 {
    DateTime::<Utc>::from(std::time::SystemTime::now()).timestamp()
}
