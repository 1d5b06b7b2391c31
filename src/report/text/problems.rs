//! What could not be judged, and what is wrong with waivers and other definitions: one entry a problem; files that were left out on
//! purpose as one line a reason, and values that are known only later as one line, unless all is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::page::{Ink, Page, count};
use crate::model::finding::Status;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::report::Report;
use crate::report::{Detail, WAIVERS};

/// Writes the problems, where there are any.
pub(super) fn write(page: &mut Page<'_>, report: &Report, detail: Detail) -> io::Result<()> {
    if report.problems.is_empty() {
        return Ok(());
    }
    let (standards, unjudged): (Vec<_>, Vec<_>) = report.problems.iter().partition(|problem| problem.is_of_standard());
    if !unjudged.is_empty() {
        not_judged(page, &unjudged, detail)?;
    }
    if standards.is_empty() {
        return Ok(());
    }
    page.line(&[(Ink::Strong, WAIVERS)])?;
    page.blank()?;
    for problem in standards {
        entry(page, problem)?;
    }
    page.blank()
}

fn not_judged(page: &mut Page<'_>, problems: &[&Problem], detail: Detail) -> io::Result<()> {
    page.line(&[(Ink::Strong, "Not judged")])?;
    page.blank()?;
    let mut skipped: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut unknown, mut rules) = (0, BTreeSet::new());
    for &problem in problems {
        match problem.kind {
            ProblemKind::Skipped if detail != Detail::Full && !problem.path.is_empty() => {
                *skipped.entry(&problem.message).or_default() += 1;
            }
            ProblemKind::Unknown if detail != Detail::Full => {
                unknown += 1;
                rules.insert(&problem.rule);
            }
            _ => entry(page, problem)?,
        }
    }
    for (reason, files) in &skipped {
        page.text((Ink::Plain, &format!("{} skipped: {reason}", count(*files, "file"))), 2)?;
    }
    if unknown > 0 {
        let rules = count(rules.len() as u64, "rule");
        let text = format!("{} with a value that is known only later, of {rules}", count(unknown, "place"));
        page.text((Ink::Plain, &text), 2)?;
    }
    if !skipped.is_empty() || unknown > 0 {
        page.line(&[(Ink::Dim, "  -v names them")])?;
    }
    page.blank()
}

/// One line for each problem that leaves something unjudged, and for what is wrong with the waivers of a file with open findings: why
/// they do not count.
pub(super) fn quiet(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let open = report.findings.iter().filter(|finding| finding.status == Status::Open);
    let open: BTreeSet<_> = open.map(|finding| (&*finding.repository, &*finding.location.path)).collect();
    let is_told = |problem: &&Problem| {
        let is_of_waiver = || problem.is_of_standard() && open.contains(&(&*problem.repository, &*problem.path));
        problem.kind.is_incomplete() || is_of_waiver()
    };
    for problem in report.problems.iter().filter(is_told) {
        page.line(&[
            (Ink::Plain, &at(page, problem)),
            (Ink::Plain, ": "),
            (Ink::Odd, "problem"),
            (Ink::Plain, &kind(problem).map_or_else(String::new, |kind| format!(" {kind}"))),
            (Ink::Plain, &format!(": {}", what(problem))),
        ])?;
    }
    Ok(())
}

fn entry(page: &mut Page<'_>, problem: &Problem) -> io::Result<()> {
    let at = at(page, problem);
    let place = [(Ink::Plain, "  "), (Ink::Plain, at.as_str()), (Ink::Plain, ": ")];
    let kind = kind(problem).map(|kind| [(Ink::Odd, kind), (Ink::Plain, ": ")]);
    let lead: Vec<_> = place.into_iter().chain(kind.into_iter().flatten()).collect();
    page.hanging(&lead, (Ink::Plain, &what(problem)), 4)?;
    match &problem.help {
        Some(help) => page.hanging(&[(Ink::Plain, "    "), (Ink::Odd, "help: ")], (Ink::Plain, help), 10),
        None => Ok(()),
    }
}

/// The sort of a problem; of a waiver or another definition its message says what it is.
fn kind(problem: &Problem) -> Option<&'static str> {
    (!problem.is_of_standard()).then(|| problem.kind.as_str())
}

fn what(problem: &Problem) -> String {
    match &problem.rule {
        Some(rule) => format!("{rule}: {}", problem.message),
        None => problem.message.clone(),
    }
}

fn at(page: &Page<'_>, problem: &Problem) -> String {
    let place = page.place(&problem.repository, &problem.path);
    match problem.position {
        Some(position) => format!("{place}:{}:{}", position.line, position.column),
        None => place,
    }
}
