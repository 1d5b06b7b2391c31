//! The report as GitHub-flavoured Markdown: for the summary of a job or a comment on a pull request.
//!
//! Text from scanned files goes through [`escape`], so that it stays text: it makes no markup, link, mention or row of its own. Long
//! lists and messages are cut, with a word on how much there is, and all of it is no longer than a comment may be.

mod cards;
mod escape;
mod fit;
mod gate;
mod groups;
mod rule;
mod since;

use std::io;

pub(super) use escape::{code, text as escaped};
pub(crate) use fit::{COMMENT, fitted};
pub use rule::rule_markdown;

use escape::text;

use super::kept::gravest;
use super::text::count;
use super::{Writer, place};
use crate::model::Severity;
use crate::model::brief::cut;
use crate::model::finding::{Finding, Status};
use crate::model::problem::Problem;
use crate::model::report::Report;

/// Findings in the table.
const FINDINGS: usize = 100;
/// Problems in the list.
const PROBLEMS: usize = 50;
/// Characters of a message in the table or in the list.
const MESSAGE: usize = 300;

/// Writes a report as Markdown.
pub(super) struct Markdown;

impl Writer for Markdown {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut body = Vec::new();
        all(report, &mut body)?;
        out.write_all(fitted("", &String::from_utf8_lossy(&body), "", COMMENT).as_bytes())
    }
}

fn all(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    findings(report, out)?;
    gate::write(report, out)?;
    since::write(report, out)?;
    cards::brief(report, out)?;
    problems(report, out)?;
    let totals = &report.totals;
    writeln!(
        out,
        "Checked {} and {} against {}.",
        count(totals.files, "file"),
        count(totals.documents, "document"),
        count(report.rules.len() as u64, "rule")
    )
}

/// The scorecards or the groups alone.
pub(super) fn scores(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    if report.groups.is_empty() { cards::full(report, out) } else { groups::write(report, out) }
}

/// `### karat: 8 findings` and the worst of them in a table.
fn findings(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let totals = &report.totals;
    let counts: Vec<_> = Severity::ALL
        .into_iter()
        .zip(totals.open)
        .rev()
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| format!("{number} {}", severity.as_str()))
        .collect();
    if totals.verdicts == 0 {
        return writeln!(
            out,
            "### karat: nothing was checked\n\nNo file here is one that a selected rule speaks of.\n"
        );
    }
    let counts = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    // What was there before is told of with what it is compared with.
    let (word, baselined) = if report.since.is_some() { ("new finding", 0) } else { ("finding", totals.baselined) };
    let part = if totals.incomplete > 0 && counts.is_empty() { " in what could be judged" } else { "" };
    writeln!(out, "### karat: {}{counts}{part}\n", count(totals.findings(), word))?;
    let aside: Vec<_> = [(totals.waived, "waived"), (baselined, report.known())]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    if !aside.is_empty() {
        writeln!(out, "Besides: {}.\n", aside.join(", "))?;
    }
    let mut open: Vec<&Finding> =
        report.findings.iter().filter(|own| own.status == Status::Open).map(|own| &**own).collect();
    if open.is_empty() {
        return Ok(());
    }
    // The worst first, else as the report has them.
    open.sort_by_key(|own| std::cmp::Reverse(own.severity));
    writeln!(out, "| Severity | Rule | Place | Finding |\n|---|---|---|---|")?;
    for finding in open.iter().take(FINDINGS) {
        let start = finding.location.start;
        let path = place(&finding.repository, &finding.location.path);
        let path =
            if &*finding.location.path == "." { path } else { format!("{path}:{}:{}", start.line, start.column) };
        let (severity, rule) = (finding.severity.as_str(), code(&finding.rule));
        writeln!(out, "| {severity} | {rule} | {} | {} |", code(&path), text(&cut(&finding.message, MESSAGE)))?;
    }
    let more = open.len().saturating_sub(FINDINGS);
    if more > 0 { writeln!(out, "\nAnd {}.\n", count(more as u64, "more finding")) } else { writeln!(out) }
}

/// What could not be judged, folded.
fn problems(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let all = &report.problems;
    if all.is_empty() {
        return Ok(());
    }
    let head = count(all.len() as u64, "problem");
    let strict = report.totals.incomplete;
    writeln!(out, "<details><summary>{head}, {strict} of which would fail --strict</summary>\n")?;
    for problem in gravest(all, PROBLEMS) {
        writeln!(out, "- {}: {}", code(&at(problem)), text(&cut(&problem.message, MESSAGE)))?;
    }
    let more = all.len().saturating_sub(PROBLEMS);
    if more > 0 {
        writeln!(out, "- and {more} more")?;
    }
    writeln!(out, "\n</details>\n")
}

fn at(problem: &Problem) -> String {
    let place = place(&problem.repository, &problem.path);
    problem.position.map_or_else(|| place.clone(), |own| format!("{place}:{}:{}", own.line, own.column))
}
