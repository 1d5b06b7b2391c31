//! Scorecards as Markdown: one table of all, and of each what is left to do.

use std::io;

use super::escape::{code, prose, text};
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, CheckResult, NextStep, ScorecardResult};
use crate::report::called::{Names, named};
use crate::report::text::scorecards::Entry;
use crate::report::text::{count, percent, scorecards};

/// Scorecards that are told of in detail.
const DETAILED: usize = 20;
/// Steps that are told of a scorecard.
const STEPS: usize = 5;

/// The table, and the next steps of each card, folded.
pub(super) fn brief(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let names = Names::of(report);
    table(report, &names, out)?;
    for card in report.scorecards.iter().filter(|card| !card.next_steps.is_empty()).take(DETAILED) {
        writeln!(out, "<details><summary>{}: next steps</summary>\n", name(card, &names))?;
        steps(card, out)?;
        writeln!(out, "</details>\n")?;
    }
    Ok(())
}

/// The table, and all of each card; those of many are folded.
pub(super) fn full(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let names = Names::of(report);
    table(report, &names, out)?;
    let is_folded = report.scorecards.len() > 2;
    for card in report.scorecards.iter().take(DETAILED) {
        if is_folded {
            writeln!(out, "<details><summary>{}</summary>\n", name(card, &names))?;
        } else {
            writeln!(out, "## {}\n", name(card, &names))?;
        }
        checks(card, out)?;
        steps(card, out)?;
        if is_folded {
            writeln!(out, "</details>\n")?;
        }
    }
    match report.scorecards.len().saturating_sub(DETAILED) {
        0 => Ok(()),
        more => writeln!(out, "{more} more scorecards are in the table only.\n"),
    }
}

fn name(card: &ScorecardResult, names: &Names<'_>) -> String {
    format!("{} {} · {}", text(&card.title), text(&card.version), text(&names.called(named(card))))
}

fn table(report: &Report, names: &Names<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if report.scorecards.is_empty() {
        return Ok(());
    }
    writeln!(out, "| Entity | Scorecard | Level | Score | Coverage | Checks |\n|---|---|---|---|---|---|")?;
    for card in &report.scorecards {
        let level = card.level.as_deref().unwrap_or("none reached");
        let counts: Vec<_> =
            scorecards::counts(card).iter().map(|(number, word, _)| format!("{number} {word}")).collect();
        let coverage = card.coverage.map_or_else(|| scorecards::nothing(card), percent);
        let home = names.home(named(card)).map_or_else(String::new, |home| format!(" in {}", code(home)));
        let (entity, title) = (format!("{}{home}", code(&card.entity)), text(&card.title));
        let target = target(card);
        let kept = card.level.as_deref().and_then(|level| scorecards::kept(card, level));
        let by = if scorecards::is_by_waivers(card) { ", by waivers alone" } else { "" };
        let kept = kept.map_or_else(|| by.to_owned(), |kept| format!(", {}", text(&kept)));
        writeln!(
            out,
            "| {entity} | {title} | **{}**{kept}{target} | {} | {coverage} | {} |",
            text(level),
            score(card),
            counts.join(", ")
        )?;
    }
    writeln!(out)
}

fn target(card: &ScorecardResult) -> String {
    let Some(target) = card.target.as_ref().filter(|target| !target.is_met) else { return String::new() };
    let by = target.by.map_or_else(String::new, |by| format!(" by {by}"));
    format!(", target {}{by}", text(&target.level))
}

fn score(card: &ScorecardResult) -> String {
    let scoring = &card.card.scoring;
    let shown = |score| scorecards::shown(score, scoring);
    match (card.score, card.score_up_to) {
        (Some(score), Some(most)) if score < most => format!("{}, up to {}", shown(score), shown(most)),
        (Some(score), _) => shown(score),
        (None, _) => scorecards::unscored(card).to_owned(),
    }
}

/// What is not as it should be, and folded what is.
fn checks(card: &ScorecardResult, out: &mut dyn io::Write) -> io::Result<()> {
    let is_quiet = |own: &&CheckResult| matches!(own.outcome, CheckOutcome::Pass | CheckOutcome::NotApplicable);
    let (quiet, loud): (Vec<_>, Vec<_>) = card.checks.iter().partition(is_quiet);
    if !loud.is_empty() {
        writeln!(out, "| Outcome | Check | Needed for | What is there |\n|---|---|---|---|")?;
    }
    for own in &loud {
        let notes: Vec<_> = scorecards::notes(own).iter().map(|note| text(note)).collect();
        let (title, rule) = (text(&own.title), code(&own.check.rule));
        writeln!(
            out,
            "| {} | {title}<br>{rule} | {} | {} |",
            outcome(own),
            text(&scorecards::told(own)),
            notes.join("<br>")
        )?;
    }
    if !loud.is_empty() {
        writeln!(out)?;
    }
    if quiet.is_empty() {
        return Ok(());
    }
    writeln!(out, "<details><summary>{} passed or not applicable</summary>\n", count(quiet.len() as u64, "check"))?;
    if quiet.iter().any(|own| own.check.title.is_none()) {
        writeln!(out, "{}\n", scorecards::NAMES)?;
    }
    for own in quiet {
        writeln!(out, "- {}: {} ({})", outcome(own), text(&own.title), text(&scorecards::told(own)))?;
    }
    writeln!(out, "\n</details>\n")
}

fn outcome(result: &CheckResult) -> String {
    match result.outcome {
        CheckOutcome::Pass => "pass".to_owned(),
        CheckOutcome::Partial(value) => format!("**{}**", percent(value)),
        CheckOutcome::Fail => "**fail**".to_owned(),
        CheckOutcome::NotApplicable => "n/a".to_owned(),
        CheckOutcome::Waived => "waived".to_owned(),
        CheckOutcome::Unknown => "unknown".to_owned(),
    }
}

/// The first steps, with what stands before the next level.
fn steps(card: &ScorecardResult, out: &mut dyn io::Write) -> io::Result<()> {
    if card.next_steps.is_empty() {
        return Ok(());
    }
    let rung = card.next_level.as_ref().and_then(|next| card.ladder.iter().find(|rung| rung.level == *next));
    match rung {
        Some(rung) => {
            let needs = scorecards::needs(card, rung).join(", ");
            writeln!(out, "To reach **{}**: {}. Most gained for the effort first:\n", text(&rung.level), text(&needs))?;
        }
        None => writeln!(out, "For the score alone:\n")?,
    }
    let entries = scorecards::entries(card, &card.next_steps);
    for (number, entry) in (1..).zip(entries.iter().take(STEPS)) {
        match entry {
            Entry::Step(step) => self::step(card, number, step, out)?,
            Entry::Unknown { why, steps } => {
                let (together, why, rules) = (scorecards::together(steps), text(why), text(&scorecards::rules(steps)));
                writeln!(out, "{number}. **{}**\\\n   {why} ({rules})", text(&together))?;
            }
        }
    }
    match entries.iter().skip(STEPS).map(Entry::len).sum::<usize>() {
        0 => writeln!(out),
        more => writeln!(out, "\nAnd {more} more.\n"),
    }
}

fn step(card: &ScorecardResult, number: usize, step: &NextStep, out: &mut dyn io::Write) -> io::Result<()> {
    let effort = step.effort.word();
    let (title, rule, gained) = (text(&step.title), code(&step.rule), text(&scorecards::gained(step)));
    let gained = if gained.is_empty() { String::new() } else { format!(": {gained}") };
    let why = scorecards::unjudged(card, step).map(|why| text(&format!("It could not be judged: {why}")));
    let told = why.unwrap_or_else(|| prose(&step.fix));
    let told = if told.is_empty() { told } else { format!("\\\n   {told}") };
    writeln!(out, "{number}. **{title}** ({rule}, {effort} effort){gained}{told}")
}
