//! The report as SARIF 2.1.0, within what GitHub's code scanning takes: <https://docs.github.com/code-security/code-scanning>.
//!
//! One run. Rules and findings are streamed; texts that come from scanned files are made harmless, since they are shown on web
//! pages.

mod limits;
mod notifications;
mod results;
mod rules;
mod types;

use std::collections::BTreeMap;
use std::io;

use super::json::pretty;
use super::kept::Kept;
use super::{Workspace, Writer, place, uri};
use crate::model::finding::Finding;
use crate::model::problem::ProblemKind;
use crate::model::report::{LineHashes, Report};
use types::{ArtifactLocation, Bases, Details, Driver, Invocation, Log, Run, Text, Tool};

/// Writes a report as SARIF.
pub(super) struct Sarif(pub(super) Option<Workspace>);

impl Writer for Sarif {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let places = Places::of(report, self.0.as_ref());
        let all = Kept::within(&report.findings, limits::RESULTS);
        let kept = limits::fitting(all, report, |kept| {
            let mut sink = io::BufWriter::new(limits::Sink::default());
            log(report, &places, kept, &mut sink)?;
            sink.into_inner().map_err(io::IntoInnerError::into_error)?.size()
        })?;
        log(report, &places, &kept, out)
    }
}

/// Writes the log with the findings that are kept.
fn log(report: &Report, places: &Places<'_>, kept: &Kept, out: &mut dyn io::Write) -> io::Result<()> {
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "karat",
                version: &report.version,
                semantic_version: &report.version,
                rules: super::each::Each::of(&report.rules, |rule| rules::rule(rule)),
            },
        },
        automation_details: Details { id: "karat/" },
        invocations: [Invocation {
            execution_successful: report.problems.iter().all(|problem| problem.kind != ProblemKind::Internal),
            tool_execution_notifications: notifications::all(report, places, kept),
        }],
        original_uri_base_ids: Bases {
            root: ArtifactLocation {
                uri: None,
                uri_base_id: None,
                description: Some(Text { text: "the root of what was checked".into() }),
            },
        },
        column_kind: "unicodeCodePoints",
        results: results::Results { report, places, kept },
    };
    pretty(&Log { schema: types::SCHEMA, version: "2.1.0", runs: [run] }, out)
}

/// What places and rules are called in the log.
struct Places<'r> {
    /// Whether paths start with the target.
    many: bool,
    /// The checkout, which paths start from where there is one.
    workspace: Option<&'r Workspace>,
    /// Why known findings do not count.
    known: &'static str,
    /// What GitHub knows lines by.
    lines: &'r LineHashes,
    /// Rules by id, as indices into the driver's list.
    rules: BTreeMap<&'r str, usize>,
}

impl<'r> Places<'r> {
    fn of(report: &'r Report, workspace: Option<&'r Workspace>) -> Self {
        let rules = (0..).zip(&report.rules).map(|(index, rule)| (rule.id.as_ref(), index)).collect();
        let known = if report.has_before() { "it was there before" } else { "it stood in the baseline" };
        Self { many: report.repositories.len() > 1, workspace, known, lines: &report.line_hashes, rules }
    }

    /// The address of a file.
    fn file(&self, repository: &str, path: &str) -> ArtifactLocation {
        let inside = self.workspace.and_then(|own| own.inside(&place(repository, path)));
        let uri = match inside {
            Some(inside) => uri::of_path(&inside),
            None if self.many => uri::joined(repository, path),
            None => uri::of_path(path),
        };
        ArtifactLocation { uri: Some(uri), uri_base_id: Some(types::ROOT), description: None }
    }

    fn line_hash(&self, finding: &Finding) -> Option<&'r str> {
        let place = &finding.location;
        let lines = self.lines.get(&(finding.repository.clone(), place.path.clone()))?;
        lines.get(&place.start.line).map(String::as_str)
    }

    fn rule(&self, id: &str) -> Option<usize> {
        self.rules.get(id).copied()
    }
}
