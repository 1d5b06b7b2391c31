//! A finished report → bytes in a format; one file or folder a format. Only renders: decides nothing, sorts nothing, knows no
//! exit codes, opens no file.

mod columns;
mod each;
mod excerpt;
mod frameworks;
mod json;
mod markdown;
mod rule_page;
mod sanitize;
mod sarif;
pub mod scores;
mod site;
mod tables;
#[cfg(test)]
mod tests;
mod text;
pub mod waivers;
pub mod whatif;

use std::io;

pub use json::rules_json;
pub use markdown::rule_markdown;
pub use rule_page::{rule_page, rules_table};
pub(crate) use sanitize::line as clean;
pub use site::{SiteFile, rule_site};

use crate::model::report::Report;

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
    /// GitHub-flavoured, for the summary of a job or a comment.
    Markdown,
    /// A line for each finding.
    Csv,
}

impl Format {
    /// The words that name a format.
    pub const NAMES: [&'static str; 5] = ["text", "json", "sarif", "md", "csv"];

    /// The format that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "sarif" => Some(Self::Sarif),
            "md" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The writer of the format.
    pub fn writer(self, writing: Writing) -> Box<dyn Writer> {
        match self {
            Self::Text => Box::new(text::Text(writing)),
            Self::Json => Box::new(json::Json(writing.threads)),
            Self::Sarif => Box::new(sarif::Sarif),
            Self::Markdown => Box::new(markdown::Markdown),
            Self::Csv => Box::new(tables::Csv),
        }
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
    /// Threads for a long report; 0 for one a core.
    pub threads: usize,
}

/// Renders a report.
pub trait Writer {
    /// Writes all of it.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}

/// A path as it can be opened from where karat was started: the target before it, unless that is where we are.
fn place(target: &str, path: &str) -> String {
    match (target, path) {
        (target, "" | ".") => target.to_owned(),
        ("." | "", path) => path.to_owned(),
        (target, path) => format!("{}/{path}", target.trim_end_matches('/')),
    }
}
