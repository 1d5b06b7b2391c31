//! A finished report → bytes in a format; one file a format. Only renders: no counting, no sorting, no exit codes.

use std::io;
use std::sync::Arc;

use crate::model::report::{Report, RulePage};
use crate::model::rule::RuleInfo;

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For people.
    Text,
    /// design §7, version 1.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

impl Format {
    /// The words that name a format.
    pub const NAMES: [&'static str; 3] = ["text", "json", "sarif"];

    /// The format that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "sarif" => Some(Self::Sarif),
            _ => None,
        }
    }

    /// The writer of the format.
    pub fn writer(self, _writing: Writing) -> Box<dyn Writer> {
        Box::new(Stub)
    }
}

struct Stub;
impl Writer for Stub {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{report:#?}")
    }
}

/// How a text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

/// How much a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// One line a finding.
    Quiet,
    /// Findings with their source line, then the scorecards.
    Normal,
    /// Passed checks, too.
    Full,
}

/// What a writer is told besides the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// How a text is drawn.
    pub style: Style,
    /// How much it says.
    pub detail: Detail,
}

/// Renders a report.
pub trait Writer {
    /// Writes all of it.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The page of a rule, for people.
pub fn rule_page(page: &RulePage, _style: Style) -> String {
    format!("{page:#?}")
}

/// The rules as a table, for people.
pub fn rules_table(rules: &[Arc<RuleInfo>]) -> String {
    format!("{rules:#?}")
}

/// The rules as JSON.
pub fn rules_json(rules: &[Arc<RuleInfo>]) -> String {
    format!("{rules:#?}")
}
