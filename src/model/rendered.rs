//! What a tool made of a chart or a kustomization, and what it was made from. Made by `render`, read by `locate`.

use std::fmt;
use std::sync::Arc;

use super::document::{Document, SourceText, ValuePath};
use super::spans::Spans;

/// Whether charts and kustomizations are rendered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rendering {
    /// Where the program for it is installed.
    #[default]
    Auto,
    /// Not at all.
    Never,
    /// As [`Self::Auto`], and a missing program leaves the run incomplete.
    Always,
}

impl Rendering {
    /// The words of the command line and of the configuration.
    pub const NAMES: [&'static str; 3] = ["auto", "never", "always"];

    /// What a word names.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "never" => Some(Self::Never),
            "always" => Some(Self::Always),
            _ => None,
        }
    }
}

/// One of the ways in which the same thing is rendered. Ordered, so that of several the first is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// A chart with its default values.
    Default,
    /// A chart with a values file, named relative to the chart.
    Values(Arc<str>),
    /// A kustomization, by its folder.
    Overlay(Arc<str>),
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("its default values"),
            Self::Values(name) | Self::Overlay(name) => f.write_str(name),
        }
    }
}

/// A document of a rendered text.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The rendered text, under the file that it is reported at.
    pub source: SourceText,
    /// Where the parts of the document are in it.
    pub spans: Spans,
    /// What it was made from.
    pub from: MadeFrom,
    /// The ways of rendering that gave it, at least one, in their order.
    pub variants: Arc<Vec<Variant>>,
}

/// What a rendered document was made from.
#[derive(Clone, Debug)]
pub enum MadeFrom {
    /// A template of a chart.
    Template(SourceText),
    /// A chart whose template is no file of the repository (it is packed): a place in `Chart.yaml` stands for it.
    Chart {
        /// `Chart.yaml`.
        chart: Arc<Document>,
        /// The dependency that the template belongs to.
        at: ValuePath,
        /// The template, as the program calls it.
        template: Arc<str>,
    },
    /// A resource of a kustomization, with what may have changed it.
    Kustomization(Box<Kustomized>),
}

/// What an object of a kustomization was made from.
#[derive(Clone, Debug)]
pub struct Kustomized {
    /// The object as its file has it; none for what a generator made.
    pub resource: Option<Arc<Document>>,
    /// Patches of the object that stand in files of their own, the strongest first.
    pub patches: Vec<Arc<Document>>,
    /// The kustomization that was rendered, or the one that a generator stands in.
    pub root: Arc<Document>,
    /// The one that was rendered and all that it leads to, itself first.
    pub chain: Arc<[Arc<Document>]>,
    /// The place in the root that speaks of what was generated; empty for the whole of it.
    pub generated: ValuePath,
}
