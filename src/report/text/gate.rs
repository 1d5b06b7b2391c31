//! Whether a run passes, where that is not plain from its findings: gates that were asked for, what they miss, and findings that do
//! not fail a run yet.

use std::collections::BTreeSet;
use std::io;

use super::page::{Ink, Page, count};
use crate::model::finding::Status;
use crate::model::gate::{Gate, GateMode, Later, Miss};
use crate::model::report::Report;
use crate::model::scorecard::Phase;
use crate::report::called::Names;

/// Rules that are named; the others are counted.
const NAMED: usize = 5;

/// The lines under the findings by severity.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let Some(gate) = &report.gate else { return Ok(()) };
    later(page, report, gate)?;
    if gate.modes == [GateMode::Absolute] {
        return Ok(());
    }
    let modes = gate.modes.iter().map(|mode| mode.as_str()).collect::<Vec<_>>().join(", ");
    if gate.is_passed() {
        return page.text((Ink::Good, &format!("Gate {modes}: passed.")), 0);
    }
    let failing = match gate.failing {
        0 => String::new(),
        number => format!(", by {}", count(number, "finding")),
    };
    let worst = Ink::Bad(crate::model::Severity::High);
    page.text(
        (worst, &format!("Gate {modes}: not passed{failing}{}", if gate.missed.is_empty() { "." } else { ":" })),
        0,
    )?;
    let names = Names::of(report);
    for own in &gate.missed {
        let head = format!("{}: ", subject(report, own, &names));
        page.hanging(&[(Ink::Plain, "  "), (Ink::Strong, &head)], (Ink::Plain, &own.message), 4)?;
    }
    Ok(())
}

/// What fails a run besides its findings, a line each.
pub(super) fn quiet(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let names = Names::of(report);
    for own in report.gate.iter().flat_map(|gate| &gate.missed) {
        let subject = subject(report, own, &names);
        page.line(&[(Ink::Plain, &format!("gate {}: {subject}: {}", own.mode.as_str(), own.message))])?;
    }
    Ok(())
}

/// `Golden path · shop`, as scorecards are headed.
fn subject(report: &Report, own: &Miss, names: &Names<'_>) -> String {
    let name = names.called((&own.name, &own.repository, &own.entity));
    let card = report.scorecards.iter().find(|card| card.scorecard == own.scorecard);
    card.map_or_else(|| name.to_string(), |card| format!("{} · {name}", card.title))
}

/// `announced, fails from 2027-02-01`
pub(super) fn when(own: Later) -> String {
    let word = match own.phase {
        Phase::Warned => "warns",
        other => other.as_str(),
    };
    own.from.map_or_else(|| word.to_owned(), |date| format!("{word}, fails from {date}"))
}

fn later(page: &mut Page<'_>, report: &Report, gate: &Gate) -> io::Result<()> {
    if gate.later_findings == 0 {
        return Ok(());
    }
    let open = report.findings.iter().filter(|own| own.status == Status::Open);
    let found: BTreeSet<&str> = open.map(|own| own.rule.as_ref()).collect();
    let rules: Vec<_> = gate.later.iter().filter(|(rule, _)| found.contains(rule.as_ref())).collect();
    let named = rules.iter().take(NAMED).map(|(rule, own)| format!("{rule} ({})", when(**own)));
    let more = rules.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("{more} more"));
    let named = named.chain(more).collect::<Vec<_>>().join(", ");
    let verb = if gate.later_findings == 1 { "does" } else { "do" };
    let head = format!("{} {verb} not fail a run yet: ", count(gate.later_findings, "finding"));
    page.hanging(&[(Ink::Odd, &head)], (Ink::Plain, &named), 2)
}
