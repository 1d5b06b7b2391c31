//! Whether a run passes, on the wire.

use serde::Serialize;

use crate::model::gate::{Gate, GateMode, Miss};

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
pub(super) struct Passed<'r> {
    modes: Vec<&'static str>,
    passed: bool,
    fail_on: Option<&'static str>,
    failing: u64,
    later: Vec<Later<'r>>,
    later_findings: u64,
    missed: Vec<Missed<'r>>,
}

#[derive(Serialize)]
struct Later<'r> {
    rule: &'r str,
    phase: &'static str,
    from: Option<String>,
}

#[derive(Serialize)]
struct Missed<'r> {
    repository: &'r str,
    entity: &'r str,
    scorecard: &'r str,
    gate: &'static str,
    message: &'r str,
}

impl<'r> Passed<'r> {
    pub(super) fn of(own: &'r Gate) -> Self {
        let later = |(rule, own): (&'r std::sync::Arc<str>, &crate::model::gate::Later)| Later {
            rule,
            phase: own.phase.as_str(),
            from: own.from.map(|date| date.to_string()),
        };
        Self {
            modes: own.modes.iter().copied().map(GateMode::as_str).collect(),
            passed: own.is_passed(),
            fail_on: own.fail_on.map(crate::model::Severity::as_str),
            failing: own.failing,
            later: own.later.iter().map(later).collect(),
            later_findings: own.later_findings,
            missed: own.missed.iter().map(missed).collect(),
        }
    }
}

fn missed(own: &Miss) -> Missed<'_> {
    Missed {
        repository: &own.repository,
        entity: &own.entity,
        scorecard: &own.scorecard,
        gate: own.mode.as_str(),
        message: &own.message,
    }
}
