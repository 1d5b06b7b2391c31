//! The shell that a step runs in, as far as the workflow tells.

use super::{Job, Step};

/// Which shell a step runs in.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::ossf) enum Shell<'a> {
    /// This one.
    Known(&'a str),
    /// The runner comes from a matrix that does not name its operating systems.
    Unknown,
}

/// The shell of a step: its own, that of its job, or the one of the operating system.
pub(in crate::ossf) fn shell<'a>(job: &'a Job, step: &'a Step, own: Option<&'a str>) -> Shell<'a> {
    const WINDOWS: &str = "pwsh";
    let declared = own.into_iter().chain(job.shell.as_deref()).find(|shell| !shell.is_empty());
    if let Some(shell) = declared {
        return Shell::Known(shell);
    }
    if step.condition.as_deref().is_some_and(asks_for_windows) {
        return Shell::Known(WINDOWS);
    }
    let from_matrix = matches!(job.runners.as_slice(), [one] if one.contains("matrix.os"));
    let systems = if from_matrix { &job.systems } else { &job.runners };
    if from_matrix && systems.is_empty() {
        return Shell::Unknown;
    }
    let is_windows = systems.iter().all(|system| system.to_lowercase().starts_with("windows"));
    Shell::Known(if is_windows { WINDOWS } else { "bash" })
}

/// Whether a condition is `runner.os == 'Windows'` or means the same.
fn asks_for_windows(condition: &str) -> bool {
    let text: String = condition.to_ascii_lowercase().replace('"', "'").split_whitespace().collect();
    text.contains("runner.os=='windows'")
        || text.contains("matrix.os=='windows-")
        || text.contains("${{startswith(runner.os,'windows')")
}
