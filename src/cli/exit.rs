//! Exit statuses, and the one function that chooses one: from the report and its gate, never from a format.

use std::process::ExitCode;

use crate::model::report::Report;

/// How karat ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: nothing at or above the threshold.
    Clean,
    /// 1: findings at or above the threshold (or failed tests of policies).
    Findings,
    /// 2: wrong use, configuration, policy or scorecard.
    Usage,
    /// 3: nothing to check.
    Nothing,
    /// 4: something could not be judged, and `--strict` was given.
    Incomplete,
}

impl Exit {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
            Self::Incomplete => 4,
        }
    }

    /// How a run ends. A report without a gate is held to nothing.
    pub(crate) fn of(report: &Report) -> Self {
        let totals = &report.totals;
        if report.gate.as_ref().is_some_and(|gate| gate.strict) && totals.incomplete > 0 {
            return Self::Incomplete;
        }
        if report.gate.as_ref().is_some_and(|gate| !gate.is_passed()) {
            return Self::Findings;
        }
        if totals.verdicts == 0 {
            return Self::Nothing;
        }
        Self::Clean
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::Totals;
    use crate::model::{Gate, GateMode};

    #[test]
    fn the_status_comes_from_the_gate_and_the_totals() {
        let report = |failing, verdicts, incomplete, strict| Report {
            totals: Totals { verdicts, incomplete, ..Totals::default() },
            gate: Some(Gate { strict, failing, ..Gate::new(vec![GateMode::Absolute], None) }),
            ..Report::default()
        };
        let cases = [
            (report(0, 9, 0, false), Exit::Clean),
            (report(1, 9, 0, false), Exit::Findings),
            (Report { gate: None, ..report(1, 9, 1, true) }, Exit::Clean),
            (report(0, 0, 0, false), Exit::Nothing),
            (report(0, 9, 1, false), Exit::Clean),
            (report(1, 9, 1, true), Exit::Incomplete),
        ];
        for (number, (report, expected)) in cases.into_iter().enumerate() {
            assert_eq!(Exit::of(&report), expected, "case {number}");
        }
    }
}
