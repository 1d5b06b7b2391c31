//! What a program that runs hooks says of its run: `pre-commit run --from-ref A --to-ref B` names a range of commits, and
//! `pre-commit run --all-files` in a pipeline asks for all files. Nothing is staged then, and a hook that judges what is staged would
//! pass in silence.

use super::args::Check;
use super::output::{self, Color};
use super::{Exit, Failure, check, staged};

/// Runs a check as the program that runs the hook means it.
pub(super) fn run(check: Check, color: Color) -> Result<Exit, Failure> {
    check::run(&meant(check), color)
}

fn meant(check: Check) -> Check {
    if !check.staged {
        return check;
    }
    if let (Some(from), Some(_)) = (variable("PRE_COMMIT_FROM_REF"), variable("PRE_COMMIT_TO_REF")) {
        return Check { staged: false, allow_nothing: true, since: Some(from), ..check };
    }
    let is_in_pipeline = variable("CI").is_some_and(|value| value != "false");
    if variable("PRE_COMMIT").is_none() || !is_in_pipeline || staged::is_some(&check.targets) {
        return check;
    }
    output::complain("karat: nothing is staged: all files are judged");
    Check { staged: false, allow_nothing: true, ..check }
}

#[expect(clippy::disallowed_methods, reason = "programs that run hooks tell of their run by the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
