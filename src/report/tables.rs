//! Findings, checks and groups as tables: CSV (RFC 4180) with a header, a line each. Values are basis points.
//!
//! Scanned text is one line whose control characters are spelled out; a cell that a spreadsheet would take for a formula starts with
//! an apostrophe.

use std::borrow::Cow;
use std::io;

use super::{Writer, sanitize};
use crate::model::Date;
use crate::model::report::Report;
use crate::model::scorecard::{CheckResult, Evidence, Reason, ScorecardResult};
use crate::model::verdict::Fraction;

/// Writes the findings of a report.
pub(super) struct Csv;

impl Writer for Csv {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        findings(report, out)
    }
}

/// Text as it can stand in a cell.
fn cell(text: &str) -> Cow<'_, str> {
    let clean = sanitize::line(text);
    let is_formula = clean.starts_with(['=', '+', '-', '@']);
    // A row that starts with a command would be one in a build log.
    if is_formula || sanitize::is_command(&clean) { Cow::Owned(format!("'{clean}")) } else { clean }
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A line for each finding.
fn findings(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let header = [
        "repository",
        "path",
        "line",
        "column",
        "severity",
        "rule",
        "status",
        "message",
        "resource",
        "fingerprint",
        "waiver",
        "until",
        "waiver_reason",
    ];
    table.write_record(header)?;
    for finding in &report.findings {
        let (location, waiver) = (&finding.location, finding.waiver.as_ref());
        table.write_record([
            &*cell(&finding.repository),
            &*cell(&location.path),
            &location.start.line.to_string(),
            &location.start.column.to_string(),
            finding.severity.as_str(),
            finding.rule.as_ref(),
            finding.status.as_str(),
            &*cell(&finding.message),
            &*cell(finding.resource.as_deref().unwrap_or("")),
            &finding.fingerprint.to_string(),
            waiver.map_or("", |own| &own.id),
            &waiver.map(|own| own.until.to_string()).unwrap_or_default(),
            &*cell(waiver.map_or("", |own| &own.reason)),
        ])?;
    }
    table.flush()
}

/// The columns of checks.
const CHECKS: [&str; 32] = [
    "repository",
    "entity",
    "scorecard",
    "version",
    "level",
    "score",
    "coverage",
    "check",
    "rule",
    "category",
    "check_level",
    "required",
    "weight",
    "outcome",
    "value",
    "findings",
    "waiver",
    "due",
    "score_up_to",
    "phase",
    "measure_value",
    "measure_of",
    "evidence",
    "places",
    "reason",
    "reason_text",
    "waiver_until",
    "waiver_reason",
    "owner",
    "system",
    "tier",
    "day",
];

/// A line for each check of each scorecard. `day` is that of the run, so that tables of many days can be read together.
pub(super) fn checks(report: &Report, day: Date, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(CHECKS)?;
    for card in &report.scorecards {
        for result in &card.checks {
            let (first, last) = (of_card(card), facets(card));
            let own = of_check(result).into_iter().chain([number(card.score_up_to)]).chain(evidence(result));
            table.write_record(first.into_iter().chain(own).chain(last).chain([day.to_string()]))?;
        }
    }
    table.flush()
}

fn of_card(card: &ScorecardResult) -> [String; 7] {
    [
        cell(&card.repository).into_owned(),
        cell(&card.entity).into_owned(),
        card.scorecard.to_string(),
        card.version.clone(),
        card.level.as_deref().unwrap_or_default().to_owned(),
        number(card.score),
        number(card.coverage),
    ]
}

fn of_check(result: &CheckResult) -> [String; 11] {
    let check = &result.check;
    [
        check.id.to_string(),
        check.rule.to_string(),
        check.category.clone().unwrap_or_default(),
        check.level.to_string(),
        check.required.to_string(),
        check.weight.to_string(),
        result.outcome.as_str().to_owned(),
        number(result.outcome.value()),
        result.findings.to_string(),
        result.waiver.as_ref().map(|own| own.id.to_string()).unwrap_or_default(),
        result.due.map(|date| date.to_string()).unwrap_or_default(),
    ]
}

fn evidence(result: &CheckResult) -> [String; 9] {
    let (waiver, reason) = (result.waiver.as_ref(), result.reason.as_deref());
    let measure = |of: fn(Fraction) -> u64| result.measure.map(|own| of(own).to_string()).unwrap_or_default();
    [
        result.phase.as_str().to_owned(),
        measure(|own| own.value),
        measure(|own| own.of),
        cell(&places(result)).into_owned(),
        result.places.to_string(),
        reason.map(|own| own.kind.as_str().to_owned()).unwrap_or_default(),
        cell(&reason.map(why).unwrap_or_default()).into_owned(),
        waiver.map(|own| own.until.to_string()).unwrap_or_default(),
        cell(waiver.map_or("", |own| &own.reason)).into_owned(),
    ]
}

fn facets(card: &ScorecardResult) -> [String; 3] {
    let facets = &card.facets;
    [&facets.owner, &facets.system, &facets.tier].map(|own| cell(own.as_deref().unwrap_or("")).into_owned())
}

/// A reason with its place.
fn why(reason: &Reason) -> String {
    match (&reason.path, reason.line) {
        (Some(path), Some(line)) => format!("{path}:{line}: {}", reason.text),
        (Some(path), None) => format!("{path}: {}", reason.text),
        (None, _) => reason.text.to_string(),
    }
}

/// `deploy/web.yaml:5; deploy/web.yaml:6`
fn places(result: &CheckResult) -> String {
    let one = |own: &Evidence| format!("{}:{}", own.path, own.line);
    result.evidence.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A line for each group; the levels stand in one cell, since scorecards have others: `none=1; bronze=4`.
pub(super) fn groups(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let header = ["scorecard", "by", "key", "entities", "levels", "median", "coverage", "expected", "at_target"];
    table.write_record(header)?;
    for group in &report.groups {
        let level = |(level, number): &(Option<std::sync::Arc<str>>, u64)| {
            format!("{}={number}", level.as_deref().unwrap_or("none"))
        };
        table.write_record([
            group.scorecard.as_ref(),
            group.by.as_str(),
            &*cell(group.key.as_deref().unwrap_or("")),
            &group.entities.to_string(),
            &group.levels.iter().map(level).collect::<Vec<_>>().join("; "),
            &number(group.median),
            &number(group.coverage),
            &group.expected.to_string(),
            &group.at_target.to_string(),
        ])?;
    }
    table.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cases = [
            ("deploy/web.yaml", "deploy/web.yaml"),
            ("=HYPERLINK(\"https://evil\")", "'=HYPERLINK(\"https://evil\")"),
            ("+1", "'+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-1", "'-1"),
            ("\t=1", "\\t=1"),
            ("one\n::error::two\u{1b}[31m", "one\\n::error::two\\x1b[31m"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected);
        }
    }
}
