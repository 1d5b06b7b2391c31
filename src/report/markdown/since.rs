//! What came and went since another state, and how each score moved, for a comment on a pull request.

use std::io;

use super::escape::{code, text};
use crate::model::movement::Stand;
use crate::model::report::{Report, ScoreMove};
use crate::model::scorecard::CheckOutcome;
use crate::report::called::Names;
use crate::report::text::{count, percent, signed};

/// Checks that are named for each scorecard.
const NAMED: usize = 10;

/// Writes it, where the run was compared.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(since) = &report.since else { return Ok(()) };
    let new = count(report.totals.findings(), "new finding");
    // `main` is a name, and "the commit before" are words.
    let revision = if since.revision.contains(' ') { text(&since.revision) } else { code(&since.revision) };
    writeln!(out, "Since {revision}: {new}, {}.\n", since.told(report.totals.baselined))?;
    if since.moves.is_empty() {
        return Ok(());
    }
    writeln!(out, "| scorecard | before | after | | by |\n|---|---|---|---:|---|")?;
    let names = Names::of(report);
    for own in &since.moves {
        let (before, after) = (stand(&own.movement.before), stand(own.movement.after()));
        let name = format!("{} · {}", text(&own.title), text(&names.called((&own.name, &own.repository, &own.entity))));
        writeln!(out, "| {name} | {before} | {after} | {} | {} |", signed(own.movement.points()), checks(own))?;
    }
    writeln!(out)
}

fn stand(stand: &Stand) -> String {
    let level = text(stand.level.as_deref().unwrap_or("no level"));
    stand.score.map_or_else(|| level.clone(), |score| format!("{level} {}", percent(score)))
}

fn checks(own: &ScoreMove) -> String {
    let all: Vec<_> = own.movement.parts.iter().flat_map(|part| &part.checks).collect();
    let word = |outcome: Option<CheckOutcome>| outcome.map_or("not there", CheckOutcome::as_str).replace('_', " ");
    let mut told: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|own| format!("{} {} → {}", code(&own.check), word(own.from), word(own.to)))
        .collect();
    if all.len() > NAMED {
        told.push(format!("and {} more", all.len() - NAMED));
    }
    told.join("<br>")
}
