//! Exit statuses, and the one function that chooses one: from the report and the threshold, never from a format.

use std::process::ExitCode;

use crate::model::Severity;
use crate::model::report::Report;

/// What the shell sees after Ctrl-C: 128 and the number of the signal.
pub(super) const INTERRUPTED: i32 = 130;

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

    /// How a run ends. `fail_on` is the threshold, `None` for never.
    pub(crate) fn of(report: &Report, fail_on: Option<Severity>, strict: bool) -> Self {
        let totals = &report.totals;
        if strict && totals.incomplete > 0 {
            return Self::Incomplete;
        }
        if fail_on.is_some_and(|threshold| totals.at_or_above(threshold) > 0) {
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

    #[test]
    fn the_status_comes_from_the_totals() {
        let report = |open, verdicts, incomplete| Report {
            totals: Totals { verdicts, open, incomplete, ..Totals::default() },
            ..Report::default()
        };
        let cases = [
            (report([0; 4], 9, 0), Some(Severity::Low), false, Exit::Clean),
            (report([1, 0, 0, 0], 9, 0), Some(Severity::Low), false, Exit::Findings),
            (report([1, 0, 0, 0], 9, 0), Some(Severity::Medium), false, Exit::Clean),
            (report([0, 0, 0, 1], 9, 0), None, false, Exit::Clean),
            (report([0; 4], 0, 0), Some(Severity::Low), false, Exit::Nothing),
            (report([0; 4], 9, 1), Some(Severity::Low), false, Exit::Clean),
            (report([1, 0, 0, 0], 9, 1), Some(Severity::Low), true, Exit::Incomplete),
        ];
        for (number, (report, fail_on, strict, expected)) in cases.into_iter().enumerate() {
            assert_eq!(Exit::of(&report, fail_on, strict), expected, "case {number}");
        }
    }
}
