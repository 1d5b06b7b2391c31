//! The report as JUnit's XML: a suite for each repository, a test case for each rule. A rule that found something is a failure with
//! its places, one that could not judge an error, one that had nothing to judge is skipped.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use quick_junit::{NonSuccessKind, Report as Xml, TestCase, TestCaseStatus, TestSuite};

use super::judged::{self, Judged};
use super::text::{count, percent};
use super::workspace::{self, Workspace};
use super::{Writer, sanitize};
use crate::model::problem::Problem;
use crate::model::report::Report;
use crate::model::scorecard::CheckOutcome;

/// Places that are told of a rule; consoles of build servers show them all at once.
const PLACES: usize = 100;

/// Writes a report as JUnit's XML.
pub(super) struct JUnit(pub(super) Option<Workspace>);

impl Writer for JUnit {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut xml = Xml::new("karat");
        let rules = judged::rules(report);
        for own in &report.repositories {
            let (target, name) = (&own.repository.target, &own.repository.name);
            let mut suite = TestSuite::new(&*sanitize::line(if target == "." { name } else { target }));
            let cases = judged::of(report, &rules, target).into_iter().map(|judged| self.rule(&judged));
            suite.add_test_cases(cases.collect::<Vec<_>>());
            let unjudged = report.problems_of(target).iter().filter(|own| own.kind.is_incomplete());
            suite.add_test_cases(unjudged.map(|problem| self.problem(problem)).collect::<Vec<_>>());
            xml.add_test_suite(suite);
        }
        for (target, unjudged) in report.unlisted() {
            let mut suite = TestSuite::new(&*sanitize::line(target));
            suite.add_test_cases(unjudged.into_iter().map(|problem| self.problem(problem)).collect::<Vec<_>>());
            xml.add_test_suite(suite);
        }
        // Into memory: what the system says of a full disk would be lost on the way.
        let mut bytes = Vec::new();
        xml.serialize(&mut bytes).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

impl JUnit {
    fn rule(&self, judged: &Judged<'_>) -> TestCase {
        let rule = judged.rule;
        let mut case = TestCase::new(&*rule.id, self.status(judged));
        case.set_classname(rule.domain());
        if let Some(first) = judged.open().find(|own| &*own.location.path != ".") {
            let file = workspace::file(self.0.as_ref(), &first.repository, &first.location.path);
            case.extra.insert("file".into(), sanitize::line(&file).as_ref().into());
            case.extra.insert("line".into(), first.location.start.line.to_string().into());
        }
        case
    }

    fn status(&self, judged: &Judged<'_>) -> TestCaseStatus {
        let failed = |message: String| {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(judged.rule.severity.as_str()).set_message(message);
            status
        };
        let skipped = |message: &str| {
            let mut status = TestCaseStatus::skipped();
            status.set_message(message);
            status
        };
        let open = judged.open().count();
        if open > 0 {
            let mut status = failed(format!("{}: {}", judged.rule.title, count(open as u64, "finding")));
            status.set_description(self.places(judged));
            return status;
        }
        match judged.outcome {
            CheckOutcome::Pass => TestCaseStatus::success(),
            CheckOutcome::NotApplicable => skipped("nothing here is what the rule speaks of"),
            CheckOutcome::Waived => skipped(&waived(judged)),
            CheckOutcome::Fail | CheckOutcome::Partial(_) if !judged.findings.is_empty() => {
                skipped("all of its findings were there before, or are waived")
            }
            CheckOutcome::Partial(value) => failed(format!("{}: {} is well", judged.rule.title, percent(value))),
            CheckOutcome::Fail => failed(judged.rule.title.clone()),
            CheckOutcome::Unknown => {
                let why = judged.reason.map_or("it could not be judged", |reason| &reason.text);
                error("unknown", &sanitize::line(why))
            }
        }
    }

    /// `- deploy/web.yaml:3:16: Deployment web shares the network namespace of the node`, a line each, and what to do. No line starts
    /// with scanned text, which a build log could take for a command.
    fn places(&self, judged: &Judged<'_>) -> String {
        let mut text = String::new();
        for own in judged.open().take(PLACES) {
            let (path, start) = (&own.location.path, own.location.start);
            let file = workspace::file(self.0.as_ref(), &own.repository, path);
            let at = if &**path == "." { file } else { format!("{file}:{}:{}", start.line, start.column) };
            let _ = writeln!(text, "- {}: {}", sanitize::line(&at), sanitize::line(&own.message));
        }
        let more = judged.open().count().saturating_sub(PLACES);
        if more > 0 {
            let _ = writeln!(text, "and {more} more");
        }
        if !judged.rule.remediation.is_empty() {
            let _ = writeln!(text, "\nfix: {}", judged.rule.remediation);
        }
        text
    }

    fn problem(&self, problem: &Problem) -> TestCase {
        let file = workspace::file(self.0.as_ref(), &problem.repository, &problem.path);
        let at = problem.position.map_or_else(|| file.clone(), |own| format!("{file}:{}:{}", own.line, own.column));
        let status = error(problem.kind.as_str(), &sanitize::line(&problem.message));
        let mut case = TestCase::new(&*sanitize::line(&at), status);
        case.set_classname("could_not_be_judged");
        case
    }
}

/// The waivers that cover the findings of a rule.
fn waived(judged: &Judged<'_>) -> String {
    let told: BTreeSet<_> = judged.findings.iter().filter_map(|own| Some(own.waiver.as_ref()?.told())).collect();
    if told.is_empty() {
        return "a waiver covers it".to_owned();
    }
    let told: Vec<_> = told.iter().map(|own| format!("waived {}", sanitize::line(own))).collect();
    told.join("; ")
}

fn error(kind: &str, message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type(kind).set_message(message);
    status
}
