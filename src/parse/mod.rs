//! File → text → documents.
//!
//! One file (or folder) a format; each takes a text and gives [`Tree`]s: the value and, beside it, the arena of its spans,
//! built in one pass. `read` is the only place that touches the disk; `decode` makes text of bytes, `templates` knows what is no
//! document, `documents` calls the parser, `kinds` says what a tree is, and `repository` puts all files into one document. A
//! text that is not what its name says becomes a problem, with its line; nothing in here stops a run.

mod charts;
pub mod codeowners;
mod decode;
pub mod dockerfile;
mod documents;
pub mod dotenv;
mod facts;
mod faults;
pub mod gomod;
pub mod hcl;
pub mod ignore;
mod images;
pub mod ini;
pub mod json;
mod keys;
mod kinds;
mod nested;
mod part;
mod pieces;
pub mod properties;
mod read;
pub mod repository;
mod skaffold;
mod templates;
#[cfg(test)]
mod tests;
pub mod toml;
mod variables;
pub mod xml;
pub mod yaml;

pub use charts::ChartIndex;
pub(crate) use charts::{Fixed, FixedImages};
pub use hcl::Called;
pub(crate) use hcl::Names;
/// What resources of Terraform's Kubernetes provider make, and how that is written.
pub(crate) mod resources {
    pub(crate) use super::hcl::{Standing, body, standing, written};
}
pub(crate) use kinds::{MODULE, may_hold};
pub(crate) use nested::parts;
pub use read::{ReadOptions, read};
pub(crate) use read::{bytes, content, decoded, of_text, read_bytes, rendered, text};
pub(crate) use skaffold::{is_skaffold, skaffold_images};
pub(crate) use variables::{is_environment, variables};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use crate::model::document::{Document, Kind};
use crate::model::source::SourceFile;
use crate::model::{ProblemKind, Spans};

/// A parsed value and where its parts are, before it is known what it is.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The value.
    pub value: Value,
    /// Where its parts are, in the text it was parsed from.
    pub spans: Spans,
}

/// What a parser makes of a text. A broken part of a text does not hide the parts that could be read.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The documents, in the order of the text.
    pub trees: Vec<Tree>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort: usually [`ProblemKind::Syntax`], [`ProblemKind::DuplicateKey`], [`ProblemKind::Skipped`].
    pub kind: ProblemKind,
    /// The byte offset that it is about.
    pub offset: u32,
    /// One line, lower case, no period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    /// A syntax error.
    pub fn syntax(offset: usize, message: impl Into<String>) -> Self {
        Self {
            kind: ProblemKind::Syntax,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
            message: message.into(),
            help: None,
        }
    }
}

/// Interns keys while one text is parsed, so that equal keys share one allocation.
pub type Key = Arc<str>;

/// Whether a document is a part of a Terraform module: [`modules`] merges the files of a folder.
pub fn is_module_part(kind: &Kind) -> bool {
    kind.has("terraform") || kind.has("tfvars")
}

/// The Terraform modules that these documents make, one for each folder that is wanted. What the others give to the variables of
/// those counts, so they are to be there, too.
pub fn modules(documents: &[Arc<Document>], is_wanted: impl Fn(&str) -> bool) -> Vec<Called> {
    hcl::modules(documents, is_wanted)
}

/// Whether a Terraform file may have resources that make objects of Kubernetes, by its text.
pub(crate) fn may_make_objects(file: &SourceFile, options: &ReadOptions<'_>) -> bool {
    text(file, options).is_some_and(|text| kinds::may_make_objects(&text))
}

/// What names are worth in the files of the Terraform modules that these documents make, by the folders of those that are wanted. The
/// others may call them.
pub(crate) fn names(documents: &[Arc<Document>], is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Arc<Names>> {
    hcl::names(documents, is_wanted)
}

/// The folders whose modules a Terraform text in a folder may call: all that it calls, and at times others.
pub(crate) fn called_modules(folder: &str, text: &str) -> BTreeSet<String> {
    hcl::called(folder, text)
}
