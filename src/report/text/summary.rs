//! The last lines: findings by severity, and what was looked at, so that silence is never taken for a pass.

use std::io;

use super::page::{Ink, Page, count};
use crate::model::Severity;
use crate::model::report::{Report, RuleOutcome};
use crate::model::scorecard::CheckOutcome;

/// Rules that passed or had nothing to look at, by name.
pub(super) fn outcomes(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let quiet = |outcome| matches!(outcome, CheckOutcome::Pass | CheckOutcome::NotApplicable);
    let mut shown = None;
    for own in report.outcomes.iter().filter(|own| quiet(own.outcome)) {
        if shown != Some(&own.repository) {
            if shown.is_some() {
                page.blank()?;
            }
            let of = if report.repositories.len() > 1 { format!(" in {}", own.repository) } else { String::new() };
            page.line(&[(Ink::Strong, &format!("Rules without findings{of}"))])?;
            page.blank()?;
            shown = Some(&own.repository);
        }
        outcome(page, own)?;
    }
    if shown.is_some() { page.blank() } else { Ok(()) }
}

fn outcome(page: &mut Page<'_>, own: &RuleOutcome) -> io::Result<()> {
    if own.outcome == CheckOutcome::Pass {
        let passed = count(own.passed, "document");
        page.line(&[(Ink::Plain, "  "), (Ink::Good, "pass"), (Ink::Plain, &format!("  {} ({passed})", own.rule))])
    } else {
        page.line(&[(Ink::Plain, "  "), (Ink::Dim, "n/a "), (Ink::Plain, &format!("  {}", own.rule))])
    }
}

/// The last lines of every report.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    findings(page, report)?;
    let totals = &report.totals;
    let rules = |is: fn(&RuleOutcome) -> bool| report.outcomes.iter().filter(|own| is(own)).count() as u64;
    let mut parts = vec![
        count(totals.files, "file"),
        count(totals.documents, "document"),
        count(report.rules.len() as u64, "rule"),
    ];
    if totals.repositories > 1 {
        parts.insert(0, count(totals.repositories, "repository"));
    }
    let words = [
        ("passed", rules(|own| own.outcome == CheckOutcome::Pass)),
        ("partial", rules(|own| matches!(own.outcome, CheckOutcome::Partial(_)))),
        ("failed", rules(|own| own.outcome == CheckOutcome::Fail)),
        ("waived", rules(|own| own.outcome == CheckOutcome::Waived)),
        ("unknown", rules(|own| own.outcome == CheckOutcome::Unknown)),
        ("not applicable", rules(|own| own.outcome == CheckOutcome::NotApplicable)),
    ];
    let words: Vec<_> =
        words.iter().filter(|(_, number)| *number > 0).map(|(word, number)| format!("{number} {word}")).collect();
    let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
    let checks = count(totals.verdicts, "check");
    page.text((Ink::Plain, &format!("Looked at {} with {checks}{words}.", parts.join(", "))), 0)?;
    if totals.problems == 0 {
        return Ok(());
    }
    let unjudged = match totals.incomplete {
        0 => "none of which leaves anything unjudged".to_owned(),
        number => format!("{number} of which left something unjudged"),
    };
    page.text((Ink::Odd, &format!("{}, {unjudged}.", count(totals.problems, "problem"))), 0)
}

fn findings(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let totals = &report.totals;
    let aside: Vec<_> = [(totals.waived, "waived"), (totals.baselined, "in the baseline")]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join(", ")) };
    let counts: Vec<_> = Severity::ALL.into_iter().zip(totals.open).rev().filter(|(_, number)| *number > 0).collect();
    if counts.is_empty() {
        let (ink, text) = if totals.verdicts == 0 {
            (Ink::Odd, "Nothing was checked: no file here is one that a selected rule speaks of.")
        } else if totals.incomplete > 0 {
            (Ink::Odd, "No findings in what could be judged")
        } else {
            (Ink::Good, "No findings")
        };
        let end = if text.ends_with('.') { "" } else { "." };
        return page.line(&[(ink, text), (Ink::Plain, &format!("{aside}{end}"))]);
    }
    let texts: Vec<_> =
        counts.iter().map(|(severity, number)| (Ink::Bad(*severity), format!("{number} {severity}"))).collect();
    let head = format!("{}: ", count(totals.findings(), "finding"));
    let mut pieces = vec![(Ink::Strong, head.as_str())];
    for (number, (ink, text)) in texts.iter().enumerate() {
        if number > 0 {
            pieces.push((Ink::Plain, ", "));
        }
        pieces.push((*ink, text));
    }
    let end = format!("{aside}.");
    pieces.push((Ink::Plain, &end));
    page.line(&pieces)
}
