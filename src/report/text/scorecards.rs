//! Scorecards: level, score and coverage together, what the checks came to, and the cheapest steps to the next level.

use std::io;

use super::page::{Ink, Page, count, first_sentence};
use crate::model::Severity;
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, CheckResult, Effort, FULL, NextStep, ScorecardResult};
use crate::report::Detail;

/// Steps that are shown unless all are asked for.
const STEPS: usize = 3;

/// Writes every scorecard.
pub(in crate::report) fn write(page: &mut Page<'_>, report: &Report, detail: Detail) -> io::Result<()> {
    for card in &report.scorecards {
        page.line(&[
            (Ink::Strong, &card.title),
            (Ink::Dim, &format!(" {}", card.version)),
            (Ink::Plain, &format!(" · {}", card.name)),
        ])?;
        page.blank()?;
        level(page, card)?;
        numbers(page, card)?;
        outcomes(page, card)?;
        if detail == Detail::Full {
            page.blank()?;
            for check in &card.checks {
                self::check(page, check)?;
            }
        }
        steps(page, card, detail)?;
        page.blank()?;
    }
    Ok(())
}

/// `bronze ● silver ○ gold ○`: every level up to the one reached is full.
fn level(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let reached = card.level.as_ref().and_then(|level| card.levels.iter().position(|own| own == level));
    let mut steps = Vec::new();
    for (rank, level) in card.levels.iter().enumerate() {
        let is_full = reached.is_some_and(|reached| rank <= reached);
        let ink = if is_full { Ink::Good } else { Ink::Dim };
        steps.push((ink, format!("{level} {}  ", if is_full { '●' } else { '○' })));
    }
    let mut pieces = vec![(Ink::Plain, "  level     ")];
    pieces.extend(steps.iter().map(|(ink, step)| (*ink, step.as_str())));
    if card.levels.is_empty() {
        pieces.push((Ink::Dim, "this card has none"));
    } else if card.level.is_none() {
        pieces.push((Ink::Plain, "none reached"));
    }
    page.flow(&pieces, 12)
}

fn numbers(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let score = card.score.map_or_else(|| "unknown".to_owned(), percent);
    page.line(&[(Ink::Plain, "  score     "), (Ink::Strong, &score)])?;
    let (ink, text) = match card.coverage {
        None => (Ink::Odd, "nothing here applies".to_owned()),
        Some(coverage) => {
            let ink = if coverage < FULL { Ink::Odd } else { Ink::Plain };
            (ink, format!("{} of what applies is known", percent(coverage)))
        }
    };
    page.hanging(&[(Ink::Plain, "  coverage  ")], (ink, &text), 12)
}

/// `8 passed  3 failed  2 not applicable`
fn outcomes(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let number = |is: fn(CheckOutcome) -> bool| card.checks.iter().filter(|check| is(check.outcome)).count();
    let parts = [
        (number(|outcome| outcome == CheckOutcome::Pass), "passed", Ink::Good),
        (number(|outcome| matches!(outcome, CheckOutcome::Partial(_))), "partial", Ink::Bad(Severity::Medium)),
        (number(|outcome| outcome == CheckOutcome::Fail), "failed", Ink::Bad(Severity::High)),
        (number(|outcome| outcome == CheckOutcome::Waived), "waived", Ink::Odd),
        (number(|outcome| outcome == CheckOutcome::Unknown), "unknown", Ink::Odd),
        (number(|outcome| outcome == CheckOutcome::NotApplicable), "not applicable", Ink::Dim),
    ];
    let parts: Vec<_> = parts.iter().filter(|(number, ..)| *number > 0).collect();
    let texts: Vec<_> = parts.iter().map(|(number, word, ink)| (*ink, format!("{number} {word}  "))).collect();
    let mut pieces = vec![(Ink::Plain, "  checks    ")];
    pieces.extend(texts.iter().map(|(ink, text)| (*ink, text.as_str())));
    page.flow(&pieces, 12)
}

fn check(page: &mut Page<'_>, result: &CheckResult) -> io::Result<()> {
    let (word, ink) = match result.outcome {
        CheckOutcome::Pass => ("pass".to_owned(), Ink::Good),
        CheckOutcome::Partial(value) => (percent(value), Ink::Bad(Severity::Medium)),
        CheckOutcome::Fail => ("fail".to_owned(), Ink::Bad(Severity::High)),
        CheckOutcome::NotApplicable => ("n/a".to_owned(), Ink::Dim),
        CheckOutcome::Waived => ("waived".to_owned(), Ink::Odd),
        CheckOutcome::Unknown => ("unknown".to_owned(), Ink::Odd),
    };
    let findings = if result.findings > 0 { format!(", {}", count(result.findings, "finding")) } else { String::new() };
    let required = if result.check.required { "" } else { ", not required" };
    page.hanging(
        &[(Ink::Plain, "  "), (ink, &format!("{word:<8}")), (Ink::Plain, "  ")],
        (Ink::Plain, &format!("{} ({}{required}{findings})", result.title, result.check.level)),
        12,
    )
}

fn steps(page: &mut Page<'_>, card: &ScorecardResult, detail: Detail) -> io::Result<()> {
    let Some(next) = card.next_level.as_ref().filter(|_| !card.next_steps.is_empty()) else { return Ok(()) };
    page.blank()?;
    page.line(&[(Ink::Plain, "  To reach "), (Ink::Strong, next), (Ink::Plain, ", the cheapest first:")])?;
    let shown = if detail == Detail::Full { card.next_steps.len() } else { STEPS };
    for (number, step) in (1..).zip(card.next_steps.iter().take(shown)) {
        let outcome = card.checks.iter().find(|own| own.check.id == step.check).map(|own| own.outcome);
        let told = match (outcome, detail) {
            (Some(CheckOutcome::Unknown), _) => "It could not be judged; the problems above say why.",
            (_, Detail::Full) => step.fix.as_str(),
            _ => first_sentence(&step.fix),
        };
        self::step(page, number, step, told)?;
    }
    match card.next_steps.len().saturating_sub(shown) {
        0 => Ok(()),
        more => page.line(&[(Ink::Dim, &format!("  and {more} more; -v shows all"))]),
    }
}

fn step(page: &mut Page<'_>, number: usize, step: &NextStep, told: &str) -> io::Result<()> {
    let effort = match step.effort {
        Effort::Small => "small",
        Effort::Medium => "medium",
        Effort::Large => "large",
    };
    let findings = if step.findings > 0 { format!(", {}", count(step.findings, "finding")) } else { String::new() };
    page.hanging(
        &[(Ink::Plain, &format!("  {number}. "))],
        (Ink::Plain, &format!("{} ({}, {effort} effort{findings})", step.title, step.rule)),
        5,
    )?;
    if told.is_empty() { Ok(()) } else { page.text((Ink::Dim, told), 5) }
}

/// Basis points as percent, exactly: 7450 is `74.5 %`, 9999 never `100 %`.
pub(in crate::report) fn percent(points: u32) -> String {
    let (whole, rest) = (points / 100, points % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{whole} %"),
        (_, 0) => format!("{whole}.{} %", rest / 10),
        _ => format!("{whole}.{rest:02} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_exact() {
        let cases = [(0, "0 %"), (5, "0.05 %"), (7400, "74 %"), (7450, "74.5 %"), (9999, "99.99 %"), (10_000, "100 %")];
        for (points, expected) in cases {
            assert_eq!(percent(points), expected);
        }
    }
}
