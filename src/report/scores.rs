//! Scorecards alone: for people, with every check and how the score comes about, and as a table.

use std::io;

use super::text::{Ink, Page, scorecards};
use super::{Detail, Style};
use crate::model::Date;
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, CheckResult, Phase, ScorecardResult};

/// Writes the scorecards of a report for people. `explained` shows the arithmetic.
pub fn text(report: &Report, style: Style, explained: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let page = &mut Page::new(out, style);
    scorecards::write(page, report, Detail::Full)?;
    if explained {
        for card in &report.scorecards {
            explain(page, card)?;
        }
    }
    Ok(())
}

/// The sums behind a score and its coverage, check by check.
fn explain(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    page.line(&[(Ink::Strong, &card.title), (Ink::Plain, &format!(" · {}: how the score comes about", card.name))])?;
    page.blank()?;
    let (mut points, mut known, mut applicable) = (0_u64, 0_u64, 0_u64);
    for result in &card.checks {
        let weight = u64::from(result.check.weight);
        let told = match counted(result) {
            Counted::Known(value) => {
                points += weight * u64::from(value);
                known += weight;
                applicable += weight;
                format!("{weight:>4} × {value:>5} = {:>7}", weight * u64::from(value))
            }
            Counted::Unknown => {
                applicable += weight;
                format!("{weight:>4} × unknown: lowers coverage only")
            }
            Counted::Out(why) => format!("   - {why}"),
        };
        page.line(&[(Ink::Plain, &format!("  {:<32} ", result.check.id)), (Ink::Dim, &told)])?;
    }
    let score = points.checked_div(known).map_or_else(|| "unknown".to_owned(), |score| score.to_string());
    page.line(&[(Ink::Plain, &format!("  score     {points} ÷ {known} = {score} of 10000, rounded down"))])?;
    page.line(&[(Ink::Plain, &format!("  coverage  {known} of {applicable} by weight"))])?;
    page.blank()
}

/// How a check takes part in the sums.
enum Counted {
    Known(u32),
    Unknown,
    Out(&'static str),
}

fn counted(result: &CheckResult) -> Counted {
    match (result.phase, result.outcome) {
        (Phase::Announced, _) => Counted::Out("announced: does not count yet"),
        (_, CheckOutcome::NotApplicable) => Counted::Out("does not apply"),
        (_, CheckOutcome::Waived) => Counted::Out("waived"),
        (_, CheckOutcome::Unknown) => Counted::Unknown,
        (_, outcome) => outcome.value().map_or(Counted::Unknown, Counted::Known),
    }
}

/// Writes a line for each check of each scorecard as CSV (RFC 4180), with a header. Values are basis points. `day` is that of the
/// run: files of many days can be read together.
pub fn csv(report: &Report, day: Date, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "repository",
        "entity",
        "scorecard",
        "version",
        "level",
        "score",
        "coverage",
        "check",
        "rule",
        "category",
        "check_level",
        "required",
        "weight",
        "outcome",
        "value",
        "findings",
        "waiver",
        "due",
        "day",
    ])?;
    let day = day.to_string();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    for card in &report.scorecards {
        for result in &card.checks {
            let check = &result.check;
            table.write_record([
                card.repository.as_ref(),
                card.entity.as_ref(),
                card.scorecard.as_ref(),
                &card.version,
                card.level.as_deref().unwrap_or(""),
                &number(card.score),
                &number(card.coverage),
                check.id.as_ref(),
                check.rule.as_ref(),
                check.category.as_deref().unwrap_or(""),
                check.level.as_ref(),
                if check.required { "true" } else { "false" },
                &check.weight.to_string(),
                result.outcome.as_str(),
                &number(result.outcome.value()),
                &result.findings.to_string(),
                result.waiver.as_ref().map_or("", |waiver| &waiver.id),
                &result.due.map(|date| date.to_string()).unwrap_or_default(),
                &day,
            ])?;
        }
    }
    table.flush()
}
