//! A finished report → bytes in a format; one file or folder a format. Only renders: decides nothing, sorts nothing, knows no
//! exit codes, opens no file.

mod badge;
mod called;
mod columns;
mod each;
mod excerpt;
mod frameworks;
mod github;
mod gitlab;
mod html;
mod json;
mod judged;
mod junit;
mod kept;
mod markdown;
pub(crate) mod markup;
mod moment;
pub(crate) mod openmetrics;
mod oscal;
mod rule_page;
mod sanitize;
mod sarif;
pub mod scores;
mod site;
mod tables;
#[cfg(test)]
mod tests;
mod text;
pub(crate) mod uri;
mod vsa;
pub mod waivers;
pub mod whatif;
mod workspace;

use std::io;

pub(crate) use columns::{width as columns_of, wrap};
pub(crate) use github::{Level, remark};
pub use json::rules_json;
pub use markdown::rule_markdown;
pub(crate) use markdown::{COMMENT, fitted};
pub(crate) use moment::rfc3339;
pub use rule_page::{rule_page, rules_table};
pub(crate) use sanitize::{broken, line as clean, lines as clean_lines};
pub use site::{SiteFile, rule_site};
pub(crate) use text::count;
pub(crate) use text::scorecards::{hundredths, kept};
pub use workspace::Workspace;

use crate::model::brief::cut;
use crate::model::paths::seen_from;
use crate::model::report::Report;

/// What stands over what is wrong with waivers and other definitions of standards: all of it could be judged.
const WAIVERS: &str = "Waivers and definitions";

/// The look of karat's pages.
pub(crate) const STYLE: &str = include_str!("site/style.css");

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
    /// A Code Quality report of GitLab.
    GitLab,
    /// A test case for each rule, as build servers read.
    JUnit,
    /// A level and a score as a picture.
    Badge,
    /// The same as the endpoint of a badge of shields.io.
    Shields,
    /// Gauges for Prometheus.
    OpenMetrics,
    /// A verification summary, as an in-toto Statement.
    Vsa,
    /// Assessment results of OSCAL.
    Oscal,
    /// A page of its own, to read in a browser.
    Html,
}

impl Format {
    /// All formats, each with the word that names it.
    const ALL: [(&'static str, Self); 14] = [
        ("text", Self::Text),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("md", Self::Markdown),
        ("csv", Self::Csv),
        ("github", Self::GitHub),
        ("gitlab", Self::GitLab),
        ("junit", Self::JUnit),
        ("badge", Self::Badge),
        ("shields", Self::Shields),
        ("openmetrics", Self::OpenMetrics),
        ("vsa", Self::Vsa),
        ("oscal", Self::Oscal),
        ("html", Self::Html),
    ];

    /// The words that name a format.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(name, _)| *name)
    }

    /// The format that a word names; that of Markdown may be written out.
    pub fn parse(word: &str) -> Option<Self> {
        let word = if word == "markdown" { "md" } else { word };
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, format)| *format)
    }

    /// Whether it tells what was judged and by what, and so needs [`Report::provenance`].
    pub const fn vouches(self) -> bool {
        matches!(self, Self::Json | Self::Vsa | Self::Oscal)
    }

    /// Whether it says who owns what was found, and so needs [`Report::owners`].
    pub const fn names_owners(self) -> bool {
        matches!(self, Self::Html)
    }

    /// Whether it names lines as GitHub does, and so needs [`Report::line_hashes`].
    pub const fn hashes_lines(self) -> bool {
        matches!(self, Self::Sarif)
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
            Self::GitLab => Box::new(gitlab::GitLab(writing.workspace)),
            Self::JUnit => Box::new(junit::JUnit(writing.workspace)),
            Self::Badge => Box::new(badge::Svg),
            Self::Shields => Box::new(badge::Shields),
            Self::OpenMetrics => Box::new(openmetrics::OpenMetrics),
            Self::Vsa => Box::new(vsa::Vsa),
            Self::Oscal => Box::new(oscal::Oscal(writing.workspace)),
            Self::Html => Box::new(html::Html),
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

/// How a report stands, as a picture.
#[cfg(feature = "serve")]
pub(crate) fn badge(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    badge::Svg.write(report, out)
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
    /// The folder in which karat was started, in full, for who reads paths there.
    pub here: Option<String>,
}

/// Renders a report.
pub trait Writer {
    /// Writes all of it.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}

/// A finding on a repository as a whole stands here, where only what is in a file is shown.
const WHOLE: &str = "README.md";

/// A path as [`place`] has it, by the shortest way from the folder in which karat was started, where that is known.
pub(crate) fn place_from(here: Option<&str>, target: &str, path: &str) -> String {
    let place = place(target, path);
    match here {
        Some(here) => seen_from(here, place),
        None => place,
    }
}

/// A path as it can be opened from where karat was started: the target before it, unless that is where we are.
pub(crate) fn place(target: &str, path: &str) -> String {
    match (target, path) {
        (target, "" | ".") => target.to_owned(),
        ("." | "", path) => path.to_owned(),
        (target, path) => format!("{}/{path}", target.trim_end_matches('/')),
    }
}
