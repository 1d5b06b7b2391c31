//! The sums behind a score, its coverage and its levels, line by line, so that they can be followed by hand.

use std::io;

use crate::model::scorecard::{CheckOutcome, CheckResult, FULL, Phase, ScorecardResult};
use crate::report::text::{Ink, Page, percent, scorecards};

/// Sums over some checks, as they are shown.
#[derive(Clone, Copy, Default)]
struct Sums {
    points: u64,
    known: u64,
    applicable: u64,
}

/// Writes the sums of a card for an entity of this name.
pub(super) fn write(page: &mut Page<'_>, card: &ScorecardResult, name: &str) -> io::Result<()> {
    page.line(&[(Ink::Strong, &card.title), (Ink::Plain, &format!(" · {name}: how the numbers come about"))])?;
    page.blank()?;
    page.text((Ink::Dim, RULES), 2)?;
    page.blank()?;
    if card.categories.is_empty() {
        let sums = checks(page, card.checks.iter())?;
        result(page, "score", sums)?;
        most(page, sums)?;
    } else {
        second_stage(page, card)?;
    }
    coverage(page, card)?;
    page.blank()?;
    ladder(page, card)?;
    page.blank()
}

const RULES: &str = "Weight × value; values are basis points, 10000 is all. What is unknown counts as 0 and lowers the coverage. What \
                     does not apply, is waived or only announced is left out. Divisions are rounded down. A level asks for its own required checks and those of the levels below.";

/// The lines of some checks, and their sums.
fn checks<'r>(page: &mut Page<'_>, checks: impl Iterator<Item = &'r CheckResult>) -> io::Result<Sums> {
    let mut sums = Sums::default();
    for result in checks {
        let weight = u64::from(result.check.weight);
        let told = match counted(result) {
            Counted::Known(value) => {
                let points = weight * u64::from(value);
                sums = Sums {
                    points: sums.points + points,
                    known: sums.known + weight,
                    applicable: sums.applicable + weight,
                };
                format!("{weight:>4} × {value:>7} = {points:>7}")
            }
            Counted::Unknown => {
                sums.applicable += weight;
                format!("{weight:>4} × unknown = {:>7}", 0)
            }
            Counted::Out(why) => format!("   - {why}"),
        };
        page.line(&[(Ink::Plain, &format!("  {:<32} ", result.check.id)), (Ink::Dim, &told)])?;
    }
    Ok(sums)
}

/// How a check takes part in the sums.
enum Counted {
    Known(u32),
    Unknown,
    Out(String),
}

fn counted(result: &CheckResult) -> Counted {
    let out = |why: &str| Counted::Out(why.to_owned());
    match (result.phase, result.outcome) {
        (Phase::Announced, _) => match result.counts_from {
            Some(date) => Counted::Out(format!("announced: counts from {date}")),
            None => out("announced: does not count"),
        },
        (_, CheckOutcome::NotApplicable) => out("does not apply"),
        (_, CheckOutcome::Waived) => out("waived"),
        (_, outcome) => outcome.value().map_or(Counted::Unknown, Counted::Known),
    }
}

/// `score     890800 ÷ 140 = 6362 of 10000`
fn result(page: &mut Page<'_>, word: &str, Sums { points, known, applicable }: Sums) -> io::Result<()> {
    let text = match points.checked_div(applicable) {
        None => "no check is left to count".to_owned(),
        Some(_) if known == 0 => "nothing is known".to_owned(),
        Some(score) => format!("{points} ÷ {applicable} = {score} of {FULL}"),
    };
    page.line(&[(Ink::Plain, &format!("  {word:<9} {text}"))])
}

/// The upper end of the range, where something is unknown.
fn most(page: &mut Page<'_>, Sums { points, known, applicable }: Sums) -> io::Result<()> {
    let unknown = applicable - known;
    let all = points + unknown * u64::from(FULL);
    match all.checked_div(applicable).filter(|_| unknown > 0) {
        None => Ok(()),
        Some(most) => {
            let text =
                format!("({points} + {unknown} × {FULL}) ÷ {applicable} = {most}, if all that is unknown passes");
            page.hanging(&[(Ink::Plain, "  up to     ")], (Ink::Plain, &text), 12)
        }
    }
}

/// The categories one by one, then their scores by their weights.
fn second_stage(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let (mut points, mut most, mut weights, mut known) = (0, 0, 0, 0);
    for category in &card.categories {
        page.line(&[(Ink::Strong, &format!("  {}", category.name))])?;
        let own = card.checks.iter().filter(|own| own.check.category.as_ref() == Some(&category.name));
        let sums = checks(page, own)?;
        result(page, "", sums)?;
        let weight = u64::from(category.weight);
        if let Some(score) = sums.points.checked_div(sums.applicable) {
            let unknown = sums.applicable - sums.known;
            points += weight * score;
            most += weight * (sums.points + unknown * u64::from(FULL)).checked_div(sums.applicable).unwrap_or(0);
            weights += weight;
            known += weight * sums.known;
        }
        page.blank()?;
    }
    for category in &card.categories {
        let weight = category.weight;
        let told = match category.score {
            Some(score) => format!("{weight:>4} × {score:>7} = {:>7}", u64::from(weight) * u64::from(score)),
            None => "   - nothing of it applies".to_owned(),
        };
        page.line(&[(Ink::Plain, &format!("  {:<32} ", category.name)), (Ink::Dim, &told)])?;
    }
    result(page, "score", Sums { points, known, applicable: weights })?;
    match most.checked_div(weights).filter(|_| most > points) {
        None => Ok(()),
        Some(score) => {
            let text = format!("{most} ÷ {weights} = {score}, if all that is unknown passes");
            page.hanging(&[(Ink::Plain, "  up to     ")], (Ink::Plain, &text), 12)
        }
    }
}

fn coverage(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let (mut known, mut applicable) = (0, 0);
    for own in &card.checks {
        let weight = u64::from(own.check.weight);
        match counted(own) {
            Counted::Known(_) => (known, applicable) = (known + weight, applicable + weight),
            Counted::Unknown => applicable += weight,
            Counted::Out(_) => {}
        }
    }
    let text = match (known * u64::from(FULL)).checked_div(applicable) {
        None => "no check is left to count".to_owned(),
        Some(coverage) => format!("{known} ÷ {applicable} by weight = {coverage} of {FULL}"),
    };
    page.line(&[(Ink::Plain, &format!("  coverage  {text}"))])
}

/// Why each level is reached or not.
fn ladder(page: &mut Page<'_>, card: &ScorecardResult) -> io::Result<()> {
    let mut is_below_reached = true;
    for rung in &card.ladder {
        let (ink, state) = if rung.is_reached { (Ink::Good, "reached") } else { (Ink::Odd, "not reached") };
        let mut needs = scorecards::needs(card, rung);
        if let Some(first) = needs.first_mut().filter(|_| !rung.blocked_by.is_empty()) {
            *first = format!("{first}: {}", rung.blocked_by.join(", "));
        }
        if needs.is_empty() && !is_below_reached {
            needs.push("the level below is not reached".to_owned());
        }
        let known = rung.coverage.filter(|_| rung.min_coverage > 0).filter(|own| *own >= rung.min_coverage);
        needs.extend(known.map(|own| format!("{} known, at least {}", percent(own), percent(rung.min_coverage))));
        needs.extend(scorecards::kept(card, &rung.level).filter(|_| rung.is_reached));
        let told = if needs.is_empty() { String::new() } else { format!(": {}", needs.join("; ")) };
        page.hanging(&[(Ink::Plain, &format!("  {:<9} ", rung.level)), (ink, state)], (Ink::Plain, &told), 12)?;
        is_below_reached = rung.is_reached;
    }
    Ok(())
}
