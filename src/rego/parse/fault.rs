//! A mistake at a place of a text, before the text's name and lines come to it.

use crate::model::Lines;
use crate::rego::ast::Span;
use crate::rego::{Error, Source};

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Span,
    /// One line, lower case, no period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    /// A mistake, perhaps with a word of help.
    pub fn new(at: Span, message: impl Into<String>, help: Option<&str>) -> Fault {
        Fault { at, message: message.into(), help: help.map(str::to_owned) }
    }

    /// With its file, line and column.
    pub fn in_file(self, source: &Source, lines: &Lines) -> Error {
        let offset = u32::try_from(self.at.start).unwrap_or(u32::MAX);
        let place = lines.position(&source.text, offset);
        Error {
            path: source.path.clone(),
            line: place.line,
            column: place.column,
            message: self.message,
            help: self.help,
        }
    }
}
