//! Maintained: commits of the last 90 days, twelve for all points. Issues and the archived state are not in a clone.

use crate::git::Recent;
use crate::ossf::check::{Basis, Check};

const NAME: &str = "Maintained";
/// One a week.
const ENOUGH: usize = 12;

/// The check.
pub(super) fn check(history: Option<&Recent>) -> Check {
    let Some(history) = history else {
        return Check::unknown(NAME, "not in these files: there is no git history here");
    };
    if history.is_new {
        let reason = "project was created within the last 90 days. Please review its contents carefully";
        return Check::new(NAME, 0, reason).with(vec!["Warn: the first commit is less than 90 days old".to_owned()]);
    }
    let recent = history.commits.min(SHOWN);
    let score = u8::try_from((10 * recent / ENOUGH).min(10)).unwrap_or(10);
    let plus = if history.commits > SHOWN { "or more " } else { "" };
    let reason = format!("{recent} {plus}commit(s) in the last 90 days, and issue activity that a clone does not show");
    Check::new(NAME, score, reason).on(Basis::LowerBound)
}

/// Scorecard looks at no more commits.
const SHOWN: usize = 30;
