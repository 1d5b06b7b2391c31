//! Version 1 of the report on the wire. Fields are only ever added; the model may change behind them.
//!
//! Borrows from the report. What is absent is `null`, so that every field is always there, but for `adoption`.

use std::collections::BTreeMap;
use std::io;

use super::super::moment::rfc3339;
use super::adoption::Path;
use super::card::{Card, Definition, Excused, Together, Why};
use super::gate::Passed;
use super::lines::Lines;
use super::rule::Rule;
use super::since::Compared;
use crate::model::Date;
use crate::model::finding::{Finding, Position, pointer};
use crate::model::problem::Problem;
use crate::model::report::{Provenance, Report, RepositoryReport, RuleOutcome, Totals};
use crate::model::rule::{RuleInfo, Severity};
use crate::model::verdict::Fraction;

/// Writes the report as one object.
pub(super) fn write(report: &Report, out: &mut dyn io::Write, threads: usize) -> io::Result<()> {
    let infos: BTreeMap<&str, &RuleInfo> = report.rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let mut lines = Lines::start(out, threads)?;
    lines.field("version", &1)?;
    lines.field("tool", &Tool { name: "karat", version: &report.version })?;
    lines.field("day", &Date::of_unix(report.moment).map(|day| day.to_string()))?;
    lines.field("moment", &report.is_dated.then(|| rfc3339(report.moment)))?;
    lines.field("policies", &report.provenance.as_ref().map(|own| own.definitions.as_str()))?;
    lines.list("rules", &report.rules, |rule| Rule::of(rule))?;
    lines.list("repositories", &report.repositories, |own| Repository::of(own, report.provenance.as_ref()))?;
    lines.list("findings", &report.findings, |finding| Found::of(finding, &infos))?;
    lines.list("outcomes", &report.outcomes, Judged::of)?;
    lines.list("definitions", &report.cards, |card| Definition::of(card))?;
    lines.list("scorecards", &report.scorecards, Card::of)?;
    // Where no golden path was asked there is no such field, as before there were any.
    if !report.adoption.is_empty() {
        lines.list("adoption", &report.adoption, Path::of)?;
    }
    lines.list("facts", &report.facts, |own| Fact { source: &own.source, age: own.age })?;
    lines.list("groups", &report.groups, Together::of)?;
    lines.field("since", &report.since.as_ref().map(Compared::of))?;
    lines.field("gate", &report.gate.as_ref().map(Passed::of))?;
    lines.list("problems", &report.problems, Trouble::of)?;
    lines.field("totals", &Sums::of(&report.totals))?;
    lines.end()
}

#[derive(serde::Serialize)]
struct Tool<'r> {
    name: &'static str,
    version: &'r str,
}

/// An imported fact, with its age in seconds.
#[derive(serde::Serialize)]
struct Fact<'r> {
    source: &'r str,
    age: Option<u64>,
}

#[derive(serde::Serialize)]
struct Repository<'r> {
    target: &'r str,
    name: &'r str,
    address: Option<&'r str>,
    whole: bool,
    revision: Option<&'r str>,
    files: u64,
    documents: u64,
}

impl<'r> Repository<'r> {
    fn of(own: &'r RepositoryReport, provenance: Option<&'r Provenance>) -> Self {
        let address = provenance.and_then(|known| known.addresses.get(own.repository.target.as_str()));
        Self {
            target: &own.repository.target,
            name: &own.repository.name,
            address: address.map(String::as_str),
            whole: own.is_whole,
            revision: own.repository.revision.as_deref(),
            files: own.files,
            documents: own.documents,
        }
    }
}

#[derive(serde::Serialize)]
struct Found<'r> {
    rule: &'r str,
    severity: &'static str,
    status: &'static str,
    message: &'r str,
    repository: &'r str,
    resource: Option<&'r str>,
    location: Place<'r>,
    pointer: String,
    fingerprint: String,
    fingerprint_anywhere: String,
    help: Option<&'r str>,
    help_uri: Option<&'r str>,
    waiver: Option<Excused<'r>>,
    fix: Option<Remedy<'r>>,
}

/// What `karat fix` would do.
#[derive(serde::Serialize)]
struct Remedy<'r> {
    title: &'r str,
    safety: &'static str,
}

#[derive(serde::Serialize)]
struct Place<'r> {
    path: &'r str,
    start: Point,
    end: Point,
}

#[derive(serde::Serialize)]
struct Point {
    line: u32,
    column: u32,
}

impl Point {
    const fn of(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}

impl<'r> Found<'r> {
    fn of(finding: &'r Finding, rules: &BTreeMap<&'r str, &'r RuleInfo>) -> Self {
        let location = &finding.location;
        let rule = rules.get(finding.rule.as_ref());
        let help = rule.map(|rule| rule.remediation.as_str());
        Self {
            rule: &finding.rule,
            severity: finding.severity.as_str(),
            status: finding.status.as_str(),
            message: &finding.message,
            repository: &finding.repository,
            resource: finding.resource.as_deref(),
            location: Place { path: &location.path, start: Point::of(location.start), end: Point::of(location.end) },
            pointer: pointer(&finding.at),
            fingerprint: finding.fingerprint.to_string(),
            fingerprint_anywhere: finding.anywhere.to_string(),
            help: help.filter(|help| !help.is_empty()),
            help_uri: rule.and_then(|rule| rule.help_uri.as_deref()),
            waiver: finding.waiver.as_deref().map(Excused::of),
            fix: finding.fix.as_deref().map(|fix| Remedy { title: &fix.title, safety: fix.safety.as_str() }),
        }
    }
}

#[derive(serde::Serialize)]
struct Judged<'r> {
    rule: &'r str,
    repository: &'r str,
    entity: &'r str,
    outcome: &'static str,
    value: Option<u32>,
    measure: Option<Share>,
    passed: u64,
    failed: u64,
    broken: u64,
    unknown: u64,
    findings: u64,
    reason: Option<Why<'r>>,
}

/// So many of so many.
#[derive(serde::Serialize)]
pub(super) struct Share {
    value: u64,
    of: u64,
}

impl Share {
    pub(super) const fn of(Fraction { value, of }: Fraction) -> Self {
        Self { value, of }
    }
}

impl<'r> Judged<'r> {
    fn of(own: &'r RuleOutcome) -> Self {
        Self {
            rule: &own.rule,
            repository: &own.repository,
            entity: &own.entity,
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            measure: own.measure.map(Share::of),
            passed: own.passed,
            failed: own.failed,
            broken: own.broken,
            unknown: own.unknown,
            findings: own.findings,
            reason: own.reason.as_deref().map(Why::of),
        }
    }
}

#[derive(serde::Serialize)]
struct Trouble<'r> {
    repository: &'r str,
    path: Option<&'r str>,
    position: Option<Point>,
    kind: &'static str,
    incomplete: bool,
    rule: Option<&'r str>,
    message: &'r str,
    help: Option<&'r str>,
}

impl<'r> Trouble<'r> {
    fn of(problem: &'r Problem) -> Self {
        Self {
            repository: &problem.repository,
            path: Some(problem.path.as_ref()).filter(|path| !path.is_empty()),
            position: problem.position.map(Point::of),
            kind: problem.kind.as_str(),
            incomplete: problem.kind.is_incomplete(),
            rule: problem.rule.as_deref(),
            message: &problem.message,
            help: problem.help.as_deref(),
        }
    }
}

#[derive(serde::Serialize)]
struct Sums {
    repositories: u64,
    files: u64,
    documents: u64,
    verdicts: u64,
    passed: u64,
    findings: u64,
    open: Open,
    waived: u64,
    baselined: u64,
    problems: u64,
    incomplete: u64,
}

/// Open findings by severity.
#[derive(serde::Serialize)]
struct Open {
    critical: u64,
    high: u64,
    medium: u64,
    low: u64,
}

impl Sums {
    fn of(totals: &Totals) -> Self {
        let open = |severity| {
            let mut all = Severity::ALL.into_iter().zip(totals.open);
            all.find(|(own, _)| *own == severity).map_or(0, |(_, number)| number)
        };
        Self {
            repositories: totals.repositories,
            files: totals.files,
            documents: totals.documents,
            verdicts: totals.verdicts,
            passed: totals.passed,
            findings: totals.findings(),
            open: Open {
                critical: open(Severity::Critical),
                high: open(Severity::High),
                medium: open(Severity::Medium),
                low: open(Severity::Low),
            },
            waived: totals.waived,
            baselined: totals.baselined,
            problems: totals.problems,
            incomplete: totals.incomplete,
        }
    }
}
