//! A check of a scorecard: what it came to, and below it the evidence, the reason, the waiver or the day that it waits for.

use std::io;

use super::super::page::{Ink, Page};
use super::{notes, percent, told};
use crate::model::Severity;
use crate::model::scorecard::{CheckOutcome, CheckResult};

/// Writes a check.
pub(super) fn write(page: &mut Page<'_>, result: &CheckResult) -> io::Result<()> {
    let (word, ink) = match result.outcome {
        CheckOutcome::Pass => ("pass".to_owned(), Ink::Good),
        CheckOutcome::Partial(value) => (percent(value), Ink::Bad(Severity::Medium)),
        CheckOutcome::Fail => ("fail".to_owned(), Ink::Bad(Severity::High)),
        CheckOutcome::NotApplicable => ("n/a".to_owned(), Ink::Dim),
        CheckOutcome::Waived => ("waived".to_owned(), Ink::Odd),
        CheckOutcome::Unknown => ("unknown".to_owned(), Ink::Odd),
    };
    page.hanging(
        &[(Ink::Plain, "  "), (ink, &format!("{word:<8}")), (Ink::Plain, "  ")],
        (Ink::Plain, &format!("{} ({})", result.title, told(result))),
        12,
    )?;
    notes(result).iter().try_for_each(|note| page.text((Ink::Dim, note), 12))
}
