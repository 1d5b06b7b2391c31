//! Findings as a Code Quality report of GitLab, which shows what a merge request brings: a JSON array, an object for each open
//! finding and for each problem that leaves something unjudged. GitLab compares it with the report of the target branch, so that one
//! that was there at a state before is in it, too: else it would be shown as resolved.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::workspace::{self, Workspace};
use super::{Writer, sanitize};
use crate::model::finding::{Finding, Status};
use crate::model::problem::Problem;
use crate::model::report::Report;
use crate::model::rule::Severity;

/// Writes the findings for GitLab.
pub(super) struct GitLab(pub(super) Option<Workspace>);

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: Place,
}

#[derive(Serialize)]
struct Place {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Writer for GitLab {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let is_there = |status| status == Status::Open || (status == Status::Baselined && report.since.is_some());
        let open = report.findings.iter().filter(|own| is_there(own.status)).map(|own| self.finding(own));
        let problems = report.problems.iter().filter(|own| own.kind.is_incomplete()).map(|own| self.problem(own));
        let mut seen = BTreeSet::new();
        let mut between = "[\n";
        for mut issue in open.chain(problems) {
            // Two repositories may hold the same thing; GitLab takes a fingerprint once.
            while !seen.insert(issue.fingerprint.clone()) {
                issue.fingerprint = hashed(&[&issue.fingerprint, &issue.location.path]);
            }
            write!(out, "{between}  ")?;
            serde_json::to_writer(&mut *out, &issue)?;
            between = ",\n";
        }
        writeln!(out, "{}]", if seen.is_empty() { "[" } else { "\n" })
    }
}

impl GitLab {
    fn finding<'r>(&self, finding: &'r Finding) -> Issue<'r> {
        let (path, start, end) = (&finding.location.path, finding.location.start, finding.location.end);
        Issue {
            description: sanitize::line(&finding.message).into_owned(),
            check_name: &finding.rule,
            fingerprint: finding.fingerprint.to_string(),
            severity: severity(finding.severity),
            location: self.place(&finding.repository, path, (start.line, end.line)),
        }
    }

    fn problem<'r>(&self, problem: &'r Problem) -> Issue<'r> {
        let line = problem.position.map_or(1, |position| position.line);
        Issue {
            description: format!("could not be judged: {}", sanitize::line(&problem.message)),
            check_name: problem.rule.as_deref().unwrap_or_else(|| problem.kind.as_str()),
            fingerprint: hashed(&[problem.kind.as_str(), &problem.path, &problem.message]),
            severity: "info",
            location: self.place(&problem.repository, &problem.path, (line, line)),
        }
    }

    /// What is about a repository as a whole stands on a file that readers know.
    fn place(&self, repository: &str, path: &str, (begin, end): (u32, u32)) -> Place {
        let path = if matches!(path, "." | "") { super::WHOLE } else { path };
        let path = workspace::file(self.0.as_ref(), repository, path);
        Place { path: sanitize::line(&path).into_owned(), lines: Lines { begin, end } }
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
    }
}

/// 128 bits, as the fingerprints of findings have.
fn hashed(parts: &[&str]) -> String {
    let mut text = data_encoding::HEXLOWER.encode(&Sha256::digest(parts.join("\n")));
    text.truncate(32);
    text
}
