//! The last lines: findings by severity, and what was looked at, so that silence is never taken for a pass.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use super::gate;
use super::page::{Ink, Page, count};
use crate::model::Severity;
use crate::model::finding::Status;
use crate::model::fix::{Fix, LOCK_FILE, Safety};
use crate::model::report::{Report, RuleOutcome};
use crate::model::rule::RuleInfo;
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
        let text = format!("{} ({passed})", own.rule);
        page.hanging(&[(Ink::Plain, "  "), (Ink::Good, "pass"), (Ink::Plain, "  ")], (Ink::Plain, &text), 8)
    } else {
        page.line(&[(Ink::Plain, "  "), (Ink::Dim, "n/a "), (Ink::Plain, &format!("  {}", own.rule))])
    }
}

/// The last lines of every report.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    findings(page, report)?;
    fixable(page, report)?;
    gate::write(page, report)?;
    let totals = &report.totals;
    let rules = |is: fn(&RuleOutcome) -> bool| report.outcomes.iter().filter(|own| is(own)).count() as u64;
    // What was there before is not shown, and so what failed by that alone is told apart.
    let of = |status| {
        let own = report.findings.iter().filter(move |own| own.status == status);
        own.map(|own| (own.repository.as_ref(), own.rule.as_ref()))
    };
    let mut before: BTreeSet<_> = of(Status::Baselined).collect();
    for own in of(Status::Open) {
        before.remove(&own);
    }
    let is_of_before = |own: &&RuleOutcome| before.contains(&(own.repository.as_ref(), own.rule.as_ref()));
    let failed = || report.outcomes.iter().filter(|own| own.outcome == CheckOutcome::Fail);
    let old = failed().filter(is_of_before).count() as u64;
    let old_words = format!("failed by what was {}", report.known());
    let many = totals.repositories > 1;
    let repositories = if many { format!("{}, ", count(totals.repositories, "repository")) } else { String::new() };
    let checked = format!(
        "Checked {repositories}{} and {} against {}",
        count(totals.files, "file"),
        count(totals.documents, "document"),
        count(report.rules.len() as u64, "rule")
    );
    let words = [
        ("passed", rules(|own| own.outcome == CheckOutcome::Pass)),
        ("partial", rules(|own| matches!(own.outcome, CheckOutcome::Partial(_)))),
        ("failed", failed().count() as u64 - old),
        (old_words.as_str(), old),
        ("waived", rules(|own| own.outcome == CheckOutcome::Waived)),
        ("unknown", rules(|own| own.outcome == CheckOutcome::Unknown)),
        ("not applicable", rules(|own| own.outcome == CheckOutcome::NotApplicable)),
    ];
    let words: Vec<_> =
        words.iter().filter(|(_, number)| *number > 0).map(|(word, number)| format!("{number} {word}")).collect();
    // A rule has an answer for each entity that it was asked about.
    let about: BTreeSet<(&str, &str)> =
        report.outcomes.iter().map(|own| (own.repository.as_ref(), own.entity.as_ref())).collect();
    let words = match (words.is_empty(), about.len()) {
        (true, _) => String::new(),
        (false, 0 | 1) => format!(": {}", words.join(", ")),
        (false, entities) => {
            let (answers, entities) = (count(report.outcomes.len() as u64, "answer"), count(entities as u64, "entity"));
            format!("; {answers} about {entities}: {}", words.join(", "))
        }
    };
    page.text((Ink::Plain, &format!("{checked}{words}.")), 0)?;
    problems(page, report)?;
    more(page, report)
}

/// Where more is told of a rule, if its findings do not say so themselves.
fn more(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let has_page = |rule: &Arc<RuleInfo>| rule.help_uri.is_some();
    let found: BTreeSet<&str> = report.findings.iter().map(|own| own.rule.as_ref()).collect();
    // A rule without METADATA has no more to tell.
    let has_more = |rule: &Arc<RuleInfo>| !rule.remediation.is_empty() && found.contains(rule.id.as_ref());
    if report.totals.findings() == 0 || report.rules.iter().any(has_page) || !report.rules.iter().any(has_more) {
        return Ok(());
    }
    page.text((Ink::Dim, "`karat explain RULE` tells more of a rule, with a bad and a good example."), 0)
}

/// What mends that which a report is about.
pub(super) const fn command(report: &Report) -> &'static str {
    if report.is_of_commit { "karat fix --staged" } else { "karat fix" }
}

/// How many findings `karat fix` knows what to do about.
fn fixable(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let open = report.findings.iter().filter(|finding| finding.status == Status::Open);
    let fixes: Vec<&Fix> = open.filter_map(|finding| finding.fix.as_deref()).collect();
    let (waiting, ready): (Vec<&Fix>, Vec<&Fix>) = fixes.into_iter().partition(|fix| report.lacks_digest(fix));
    let safe = ready.iter().filter(|fix| fix.safety == Safety::Safe).count();
    let command = command(report);
    let each = [
        (safe, format!("with `{command}`"), format!("with `{command}`")),
        (ready.len() - safe, format!("with `{command} --unsafe-fixes`"), "with `--unsafe-fixes`".to_owned()),
        (
            waiting.len(),
            format!("with `{command}` once {LOCK_FILE} has the digests"),
            format!("once {LOCK_FILE} has the digests"),
        ),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (number, first, further) in each.into_iter().filter(|(number, ..)| *number > 0) {
        let is_first = parts.is_empty();
        parts.push(if is_first { format!("{number} fixable {first}") } else { format!("{number} more {further}") });
    }
    if parts.is_empty() {
        return Ok(());
    }
    let text = format!("{}.", parts.join(", "));
    page.text((Ink::Plain, &text), 0)
}

fn problems(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let totals = &report.totals;
    if totals.problems == 0 {
        return Ok(());
    }
    let unjudged = match totals.incomplete {
        0 => "none of which fails --strict".to_owned(),
        number => format!("{number} of which would fail --strict"),
    };
    page.text((Ink::Odd, &format!("{}, {unjudged}.", count(totals.problems, "problem"))), 0)
}

fn findings(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let totals = &report.totals;
    let aside: Vec<_> = [(totals.waived, "waived"), (totals.baselined, report.known())]
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
        return page.text((ink, &format!("{text}{aside}{end}")), 0);
    }
    let (last, gap) = (counts.len() - 1, if aside.is_empty() { "" } else { " " });
    let text = |(at, (severity, number)): (usize, &(Severity, u64))| {
        (Ink::Bad(*severity), format!("{number} {severity}{}", if at < last { ", " } else { gap }))
    };
    let texts: Vec<_> = counts.iter().enumerate().map(text).collect();
    let (head, end) = (format!("{}: ", count(totals.findings(), "finding")), format!("{}.", aside.trim_start()));
    let mut pieces = vec![(Ink::Strong, head.as_str())];
    pieces.extend(texts.iter().map(|(ink, text)| (*ink, text.as_str())));
    pieces.push((Ink::Plain, &end));
    page.flow(&pieces, 2)
}
