//! What came and went since another state, and why each score moved.

use std::io;

use super::page::{Ink, Page, count};
use super::scorecards::percent;
use crate::model::movement::{CheckMove, Movement, Part, Stand};
use crate::model::report::{Report, ScoreMove, Since};
use crate::model::scorecard::CheckOutcome;
use crate::report::called::Names;

/// Checks of a part that are named; the others are counted.
const NAMED: usize = 8;
/// Up to so many scorecards that stand as before each have a line.
const FEW: usize = 3;

/// Writes it, where the run was compared.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let Some(since) = &report.since else { return Ok(()) };
    page.line(&[(Ink::Strong, &format!("Since {}", of(since)))])?;
    page.blank()?;
    let new = count(report.totals.findings(), "new finding");
    let told = format!("  {new}, {}", since.told(report.totals.baselined));
    page.line(&[(Ink::Plain, &told)])?;
    let (same, other): (Vec<_>, Vec<_>) = since.moves.iter().partition(|own| is_same(own));
    let names = Names::of(report);
    let head =
        |own: &ScoreMove| format!("  {} · {}: ", own.title, names.called((&own.name, &own.repository, &own.entity)));
    for own in &other {
        moved(page, own, &head(own))?;
    }
    if same.len() > FEW {
        page.line(&[(Ink::Dim, &format!("  {} scorecards stand as before", same.len()))])?;
    } else {
        for own in &same {
            let told = format!("{}, as before", stand(own.movement.after()));
            page.line(&[(Ink::Plain, &head(own)), (Ink::Dim, &told)])?;
        }
    }
    page.blank()
}

/// Whether nothing became of a scorecard.
fn is_same(own: &ScoreMove) -> bool {
    let movement = &own.movement;
    movement.before == *movement.after() && movement.parts.iter().all(|part| part.checks.is_empty())
}

/// The revision, and the commit where there is one repository.
fn of(since: &Since) -> String {
    let mut commits: Vec<&str> = since.commits.values().filter_map(|commit| commit.get(..12)).collect();
    commits.dedup();
    match commits.as_slice() {
        [one] if since.revision != *one => format!("{} ({one})", since.revision),
        _ => since.revision.clone(),
    }
}

fn moved(page: &mut Page<'_>, own: &ScoreMove, head: &str) -> io::Result<()> {
    let Movement { before, parts } = &own.movement;
    let after = own.movement.after();
    let ink = match own.movement.points() {
        0 => Ink::Plain,
        points if points > 0 => Ink::Good,
        _ => Ink::Bad(crate::model::Severity::High),
    };
    let way = format!("{} → {} ({})", stand(before), stand(after), signed(own.movement.points()));
    page.line(&[(Ink::Plain, head), (ink, &way)])?;
    for part in parts.iter().filter(|part| part.points != 0 || !part.checks.is_empty()) {
        let word = match part.part {
            Part::Definition => "the definition",
            Part::Waiver => "waivers",
            Part::Data => "what is known",
            Part::Behaviour => "what was changed",
        };
        let mut told: Vec<String> = part.checks.iter().take(NAMED).map(check).collect();
        if part.checks.len() > NAMED {
            told.push(format!("and {} more", part.checks.len() - NAMED));
        }
        let start = format!("    {:>7}  by {word}: ", signed(part.points));
        page.hanging(&[(Ink::Plain, &start)], (Ink::Dim, &told.join(", ")), 13)?;
    }
    Ok(())
}

fn check(own: &CheckMove) -> String {
    let word = |outcome: Option<CheckOutcome>| outcome.map_or("not there", CheckOutcome::as_str).replace('_', " ");
    format!("{} ({} → {})", own.check, word(own.from), word(own.to))
}

fn stand(stand: &Stand) -> String {
    let level = stand.level.as_deref().unwrap_or("no level");
    stand.score.map_or_else(|| level.to_owned(), |score| format!("{level} {}", percent(score)))
}

/// Points of a hundred, with their sign.
pub(in crate::report) fn signed(points: i64) -> String {
    let size = percent(u32::try_from(points.unsigned_abs()).unwrap_or(u32::MAX));
    let size = size.trim_end_matches(" %");
    if points < 0 { format!("−{size}") } else { format!("+{size}") }
}
