//! Scorecards: level, score and coverage together, what the checks came to, and what to do next.

mod checks;
mod notes;
mod steps;

use std::io;

pub(crate) use notes::kept;
pub(in crate::report) use notes::{notes, told};
pub(in crate::report) use steps::{Entry, entries, gained, needs, rules, together, unjudged};

use super::page::{Ink, Page};
use crate::model::Severity;
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, CheckResult, FULL, Phase, Rounding, ScorecardResult, Scoring};
use crate::report::Detail;
use crate::report::called::{Names, named};

/// Rules are named by what is wrong, and so are checks that have no title of their own.
pub(in crate::report) const NAMES: &str =
    "A check without a title of its own is named by what it finds; a pass says that it was not found.";

/// Writes every scorecard.
pub(in crate::report) fn write(page: &mut Page<'_>, report: &Report, detail: Detail, all: &str) -> io::Result<()> {
    let names = Names::of(report);
    for card in &report.scorecards {
        page.line(&[
            (Ink::Strong, &card.title),
            (Ink::Dim, &format!(" {}", card.version)),
            (Ink::Plain, &format!(" · {}", names.called(named(card)))),
        ])?;
        page.blank()?;
        level(page, card)?;
        numbers(page, card)?;
        outcomes(page, card)?;
        if detail == Detail::Full {
            page.blank()?;
            if card.checks.iter().any(|own| own.check.title.is_none()) {
                page.text((Ink::Dim, NAMES), 2)?;
            }
            for check in &card.checks {
                checks::write(page, check)?;
            }
        }
        steps::write(page, card, detail, all)?;
        page.blank()?;
    }
    Ok(())
}

/// `bronze ● silver ○ gold ○`: every level up to the one reached is full.
fn level(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let reached = card.reached();
    let mut steps = Vec::new();
    for (rank, level) in card.levels.iter().enumerate() {
        let is_full = rank < reached;
        let ink = if is_full { Ink::Good } else { Ink::Dim };
        steps.push((ink, format!("{level} {}  ", if is_full { '●' } else { '○' })));
    }
    let mut pieces = vec![(Ink::Plain, "  level     ")];
    pieces.extend(steps.iter().map(|(ink, step)| (*ink, step.as_str())));
    if card.levels.is_empty() {
        pieces.push((Ink::Dim, "this card has none"));
    } else if card.level.is_none() {
        pieces.push((Ink::Plain, "none reached"));
    } else if is_by_waivers(card) {
        pieces.push((Ink::Odd, "by waivers alone"));
    }
    page.flow(&pieces, 12)?;
    if let Some(kept) = card.level.as_deref().and_then(|level| kept(card, level)) {
        page.text((Ink::Odd, &kept), 12)?;
    }
    let Some(target) = &card.target else { return Ok(()) };
    let by = target.by.map_or_else(String::new, |by| format!(" by {by}"));
    let (ink, state) = if target.is_met { (Ink::Good, "reached") } else { (Ink::Odd, "not reached") };
    let wanted = format!("{}{by}: ", target.level);
    page.flow(&[(Ink::Plain, "  target    "), (Ink::Plain, &wanted), (ink, state)], 12)
}

fn numbers(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let scoring = &card.card.scoring;
    let score = card.score.map_or_else(|| unscored(card).to_owned(), |score| shown(score, scoring));
    let more = card.score_up_to.filter(|more| card.score.is_some_and(|score| score < *more));
    let more = more.map(|more| format!(", up to {} if all that is unknown passes", shown(more, scoring)));
    page.hanging(
        &[(Ink::Plain, "  score     "), (Ink::Strong, &score)],
        (Ink::Odd, more.as_deref().unwrap_or_default()),
        12,
    )?;
    let (ink, text) = match card.coverage {
        None => (Ink::Odd, nothing(card)),
        Some(coverage) => {
            let ink = if coverage < FULL { Ink::Odd } else { Ink::Plain };
            (ink, format!("{} of what applies is known", percent(coverage)))
        }
    };
    page.hanging(&[(Ink::Plain, "  coverage  ")], (ink, &text), 12)
}

/// What a card says where no check of it counts, neither as known nor as unknown: all that are for the entity are waived, or none is.
pub(in crate::report) fn nothing(card: &ScorecardResult) -> String {
    let number = |is: &dyn Fn(&CheckResult) -> bool| card.checks.iter().filter(|own| is(own)).count();
    let waived = number(&|own| own.outcome == CheckOutcome::Waived);
    let apart = number(&|own| own.outcome == CheckOutcome::NotApplicable);
    let announced = number(&|own| own.phase == Phase::Announced);
    let those = if apart + announced == 0 { "" } else { " that apply" };
    match waived {
        0 if announced > 0 => "no check counts yet".to_owned(),
        0 => "nothing here applies".to_owned(),
        1 => format!("the one check{} is waived", if those.is_empty() { "" } else { " that applies" }),
        waived => format!("all {waived} checks{those} are waived"),
    }
}

/// What stands in place of a score that there is not.
pub(in crate::report) const fn unscored(card: &ScorecardResult) -> &'static str {
    if card.coverage.is_none() { "none" } else { "unknown" }
}

/// Whether a level is reached though nothing is known to hold: what would have to is waived.
pub(in crate::report) fn is_by_waivers(card: &ScorecardResult) -> bool {
    let has_waived = card.checks.iter().any(|own| own.outcome == CheckOutcome::Waived);
    card.level.is_some() && card.coverage.is_none() && has_waived
}

/// `8 passed  3 failed  2 not applicable`
fn outcomes(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let texts: Vec<_> =
        counts(card).into_iter().map(|(number, word, ink)| (ink, format!("{number} {word}  "))).collect();
    let mut pieces = vec![(Ink::Plain, "  checks    ")];
    pieces.extend(texts.iter().map(|(ink, text)| (*ink, text.as_str())));
    page.flow(&pieces, 12)
}

/// How many checks came to what, without those that none came to.
pub(in crate::report) fn counts(card: &ScorecardResult) -> Vec<(usize, &'static str, Ink)> {
    let number = |is: fn(CheckOutcome) -> bool| card.checks.iter().filter(|check| is(check.outcome)).count();
    let mut parts = vec![
        (number(|outcome| outcome == CheckOutcome::Pass), "passed", Ink::Good),
        (number(|outcome| matches!(outcome, CheckOutcome::Partial(_))), "partial", Ink::Bad(Severity::Medium)),
        (number(|outcome| outcome == CheckOutcome::Fail), "failed", Ink::Bad(Severity::High)),
        (number(|outcome| outcome == CheckOutcome::Waived), "waived", Ink::Odd),
        (number(|outcome| outcome == CheckOutcome::Unknown), "unknown", Ink::Odd),
        (number(|outcome| outcome == CheckOutcome::NotApplicable), "not applicable", Ink::Dim),
    ];
    parts.retain(|(number, ..)| *number > 0);
    parts
}

/// A score as its definition has it shown: in percent exactly, or as a whole number of another scale.
pub(in crate::report) fn shown(score: u32, scoring: &Scoring) -> String {
    if scoring.scale == 100 {
        return percent(score);
    }
    let (scaled, full) = (u64::from(score) * u64::from(scoring.scale), u64::from(FULL));
    let whole = match scoring.rounding {
        Rounding::Floor => scaled / full,
        Rounding::Nearest => (scaled + full / 2) / full,
    };
    format!("{whole} of {}", scoring.scale)
}

/// Basis points as percent, exactly: 7450 is `74.5 %`, 9999 never `100 %`.
pub(in crate::report) fn percent(points: u32) -> String {
    format!("{} %", hundredths(points))
}

/// Hundredths as a decimal number: 7450 is `74.5`.
pub(crate) fn hundredths(points: u32) -> String {
    let (whole, rest) = (points / 100, points % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{whole}"),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
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

    #[test]
    fn a_score_is_shown_on_the_scale_of_its_card() {
        let cases = [
            (100, Rounding::Floor, 9999, "99.99 %"),
            (10, Rounding::Floor, 9999, "9 of 10"),
            (10, Rounding::Nearest, 9999, "10 of 10"),
            (5, Rounding::Nearest, 5000, "3 of 5"),
            (1000, Rounding::Floor, 6363, "636 of 1000"),
        ];
        for (scale, rounding, score, expected) in cases {
            assert_eq!(shown(score, &Scoring { scale, rounding, ..Scoring::default() }), expected);
        }
    }
}
