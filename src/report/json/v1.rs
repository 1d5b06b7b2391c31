//! Version 1 of the report on the wire. Fields are only ever added; the model may change behind them.
//!
//! Borrows from the report. What is absent is `null`, so that every field is always there.

use std::collections::BTreeMap;
use std::io;

use super::lines::Lines;
use super::rule::Rule;
use crate::model::finding::{Finding, Position, pointer};
use crate::model::problem::Problem;
use crate::model::report::{Report, RepositoryReport, RuleOutcome, Totals};
use crate::model::rule::{RuleInfo, Severity};
use crate::model::scorecard::{CheckResult, NextStep, ScorecardResult};
use crate::model::verdict::Fraction;

/// Writes the report as one object.
pub(super) fn write(report: &Report, out: &mut dyn io::Write, threads: usize) -> io::Result<()> {
    let infos: BTreeMap<&str, &RuleInfo> = report.rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let mut lines = Lines::start(out, threads)?;
    lines.field("version", &1)?;
    lines.field("tool", &Tool { name: "karat", version: &report.version })?;
    lines.list("rules", &report.rules, |rule| Rule::of(rule))?;
    lines.list("repositories", &report.repositories, Repository::of)?;
    lines.list("findings", &report.findings, |finding| Found::of(finding, &infos))?;
    lines.list("outcomes", &report.outcomes, Judged::of)?;
    lines.list("scorecards", &report.scorecards, Card::of)?;
    lines.list("problems", &report.problems, Trouble::of)?;
    lines.field("totals", &Sums::of(&report.totals))?;
    lines.end()
}

#[derive(serde::Serialize)]
struct Tool<'r> {
    name: &'static str,
    version: &'r str,
}

#[derive(serde::Serialize)]
struct Repository<'r> {
    target: &'r str,
    name: &'r str,
    revision: Option<&'r str>,
    files: u64,
    documents: u64,
}

impl<'r> Repository<'r> {
    fn of(own: &'r RepositoryReport) -> Self {
        Self {
            target: &own.repository.target,
            name: &own.repository.name,
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
    help: Option<&'r str>,
    help_uri: Option<&'r str>,
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
            help: help.filter(|help| !help.is_empty()),
            help_uri: rule.and_then(|rule| rule.help_uri.as_deref()),
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
}

#[derive(serde::Serialize)]
struct Share {
    value: u64,
    of: u64,
}

impl<'r> Judged<'r> {
    fn of(own: &'r RuleOutcome) -> Self {
        Self {
            rule: &own.rule,
            repository: &own.repository,
            entity: &own.entity,
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            measure: own.measure.map(|Fraction { value, of }| Share { value, of }),
            passed: own.passed,
            failed: own.failed,
            broken: own.broken,
            unknown: own.unknown,
            findings: own.findings,
        }
    }
}

#[derive(serde::Serialize)]
struct Card<'r> {
    id: &'r str,
    scorecard: &'r str,
    title: &'r str,
    version: &'r str,
    repository: &'r str,
    entity: &'r str,
    level: Option<&'r str>,
    levels: Vec<&'r str>,
    score: Option<u32>,
    coverage: Option<u32>,
    checks: Vec<CheckLine<'r>>,
    target: Option<Expected<'r>>,
    next_level: Option<&'r str>,
    next_steps: Vec<Step<'r>>,
}

impl<'r> Card<'r> {
    fn of(card: &'r ScorecardResult) -> Self {
        Self {
            id: &card.scorecard,
            scorecard: &card.scorecard,
            title: &card.title,
            version: &card.version,
            repository: &card.repository,
            entity: &card.entity,
            level: card.level.as_deref(),
            levels: card.levels.iter().map(AsRef::as_ref).collect(),
            score: card.score,
            coverage: card.coverage,
            checks: card.checks.iter().map(CheckLine::of).collect(),
            target: card.target.as_ref().map(|own| Expected {
                level: &own.level,
                by: own.by.map(|date| date.to_string()),
                met: own.is_met,
            }),
            next_level: card.next_level.as_deref(),
            next_steps: card.next_steps.iter().map(Step::of).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct CheckLine<'r> {
    id: &'r str,
    rev: u32,
    title: &'r str,
    category: Option<&'r str>,
    rule: &'r str,
    level: &'r str,
    required: bool,
    weight: u32,
    effort: &'static str,
    outcome: &'static str,
    value: Option<u32>,
    phase: &'static str,
    due: Option<String>,
    waiver: Option<Excused<'r>>,
    findings: u64,
}

/// A waiver at work.
#[derive(serde::Serialize)]
struct Excused<'r> {
    id: &'r str,
    effect: &'static str,
    until: String,
}

/// What is expected of an entity.
#[derive(serde::Serialize)]
struct Expected<'r> {
    level: &'r str,
    by: Option<String>,
    met: bool,
}

impl<'r> CheckLine<'r> {
    fn of(own: &'r CheckResult) -> Self {
        Self {
            id: &own.check.id,
            rev: own.check.rev,
            title: &own.title,
            category: own.check.category.as_deref(),
            rule: &own.check.rule,
            level: &own.check.level,
            required: own.check.required,
            weight: own.check.weight,
            effort: own.check.effort.as_str(),
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            phase: own.phase.as_str(),
            due: own.due.map(|date| date.to_string()),
            waiver: own.waiver.as_ref().map(|own| Excused {
                id: &own.id,
                effect: own.effect.as_str(),
                until: own.until.to_string(),
            }),
            findings: own.findings,
        }
    }
}

#[derive(serde::Serialize)]
struct Step<'r> {
    check: &'r str,
    rule: &'r str,
    title: &'r str,
    fix: &'r str,
    effort: &'static str,
    findings: u64,
}

impl<'r> Step<'r> {
    fn of(step: &'r NextStep) -> Self {
        Self {
            check: &step.check,
            rule: &step.rule,
            title: &step.title,
            fix: &step.fix,
            effort: step.effort.as_str(),
            findings: step.findings,
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
