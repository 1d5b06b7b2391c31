//! What is wrong with a file of the user's: all of it at once, each on its line.

use std::fmt;
use std::sync::Arc;

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

/// One mistake in a configuration, scorecard or policy.
#[derive(Clone, Debug, Error, Diagnostic)]
#[error("{message}")]
pub struct Mistake {
    /// The file's text, for the excerpt.
    #[source_code]
    source_code: NamedSource<Arc<str>>,
    /// Where in the text.
    #[label]
    span: SourceSpan,
    /// What is wrong.
    message: String,
    /// What to do about it.
    #[help]
    help: Option<String>,
}

impl Mistake {
    /// A mistake at the byte range `span` of the file `path`.
    pub fn new(path: &str, text: &Arc<str>, span: std::ops::Range<usize>, message: impl Into<String>) -> Self {
        let start = span.start.min(text.len());
        let length = span.end.clamp(start, text.len()) - start;
        Self {
            source_code: NamedSource::new(path, text.clone()),
            span: (start, length).into(),
            message: message.into(),
            help: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The file that it is in.
    pub fn path(&self) -> &str {
        self.source_code.name()
    }

    /// The line that it is on, from 1.
    pub fn line(&self) -> usize {
        let before = self.source_code.inner().get(..self.span.offset()).unwrap_or("");
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }
}

/// A place in a file of the user's, of which it may turn out later that something is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    path: Arc<str>,
    text: Arc<str>,
    span: std::ops::Range<usize>,
}

impl Spot {
    /// The byte range `span` of the file `path`.
    pub(super) fn new(path: &str, text: &Arc<str>, span: std::ops::Range<usize>) -> Self {
        Self { path: Arc::from(path), text: text.clone(), span }
    }

    /// What is wrong here.
    pub fn mistake(&self, message: impl Into<String>) -> Mistake {
        Mistake::new(&self.path, &self.text, self.span.clone(), message)
    }
}

/// Every mistake of a load, by file and line.
#[derive(Clone, Debug, Error, Diagnostic)]
#[error("read {}: {}", self.what, count(.mistakes.len()))]
pub struct Mistakes {
    what: &'static str,
    /// At least one.
    #[related]
    mistakes: Vec<Mistake>,
}

impl Mistakes {
    /// `Ok` where there is none.
    pub fn check(what: &'static str, mut mistakes: Vec<Mistake>) -> Result<(), Self> {
        if mistakes.is_empty() {
            return Ok(());
        }
        mistakes.sort_by(|a, b| (a.path(), a.span.offset(), &a.message).cmp(&(b.path(), b.span.offset(), &b.message)));
        Err(Self { what, mistakes })
    }

    /// The mistakes, by file and line.
    pub fn all(&self) -> &[Mistake] {
        &self.mistakes
    }
}

fn count(number: usize) -> impl fmt::Display {
    if number == 1 { "1 mistake".to_owned() } else { format!("{number} mistakes") }
}
