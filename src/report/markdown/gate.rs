//! Whether a run passes, where that is not plain from its findings.

use std::io;

use super::{code, count, text};
use crate::model::gate::GateMode;
use crate::model::report::Report;
use crate::report::called::Names;

/// Writes it, where a gate was asked for.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(gate) = &report.gate else { return Ok(()) };
    if gate.later_findings > 0 {
        writeln!(out, "{} of rules that do not fail a run yet.\n", count(gate.later_findings, "finding"))?;
    }
    if gate.modes == [GateMode::Absolute] {
        return Ok(());
    }
    let modes = gate.modes.iter().map(|mode| code(mode.as_str())).collect::<Vec<_>>().join(", ");
    let word = if gate.is_passed() { "passed" } else { "**not passed**" };
    writeln!(out, "Gate {modes}: {word}.\n")?;
    let names = Names::of(report);
    for own in &gate.missed {
        let name = names.called((&own.name, &own.repository, &own.entity));
        writeln!(out, "- {}: {}", text(&name), text(&own.message))?;
    }
    if gate.missed.is_empty() { Ok(()) } else { writeln!(out) }
}
