//! A finished report → bytes in a format; one file or folder a format. Only renders: decides nothing, sorts nothing, knows no
//! exit codes, opens no file.

mod columns;
mod each;
mod excerpt;
mod frameworks;
mod github;
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
mod workspace;

use std::borrow::Cow;
use std::io;

pub use json::rules_json;
pub use rule_page::{rule_page, rules_table};
pub(crate) use sanitize::line as clean;
pub use site::{SiteFile, rule_site};
pub(crate) use text::scorecards::hundredths;
pub use workspace::Workspace;

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
    /// Workflow commands of GitHub Actions: annotations on lines.
    GitHub,
}

impl Format {
    /// The words that name a format.
    pub const NAMES: [&'static str; 6] = ["text", "json", "sarif", "md", "csv", "github"];

    /// The format that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "sarif" => Some(Self::Sarif),
            "md" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "github" => Some(Self::GitHub),
            _ => None,
        }
    }

    /// The writer of the format.
    pub fn writer(self, writing: Writing) -> Box<dyn Writer> {
        match self {
            Self::Text => Box::new(text::Text(writing)),
            Self::Json => Box::new(json::Json(writing.threads)),
            Self::Sarif => Box::new(sarif::Sarif(writing.workspace)),
            Self::Markdown => Box::new(markdown::Markdown),
            Self::Csv => Box::new(tables::Csv),
            Self::GitHub => Box::new(github::GitHub(writing.workspace)),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// How a text is drawn.
    pub style: Style,
    /// How much it says.
    pub detail: Detail,
    /// Threads for a long report; 0 for one a core.
    pub threads: usize,
    /// The checkout of a build server, where karat runs in one.
    pub workspace: Option<Workspace>,
}

/// Renders a report.
pub trait Writer {
    /// Writes all of it.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}

/// A text of at most so many characters.
fn cut(text: &str, characters: usize) -> Cow<'_, str> {
    if text.chars().nth(characters).is_none() {
        return text.into();
    }
    let kept: String = text.chars().take(characters.saturating_sub(1)).collect();
    format!("{kept}…").into()
}

/// A path as it can be opened from where karat was started: the target before it, unless that is where we are.
fn place(target: &str, path: &str) -> String {
    match (target, path) {
        (target, "" | ".") => target.to_owned(),
        ("." | "", path) => path.to_owned(),
        (target, path) => format!("{}/{path}", target.trim_end_matches('/')),
    }
}
