//! What is wrong with a file of the user's: all of it at once, each on its line.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

use crate::inputs;

/// One mistake in a configuration, scorecard or policy.
#[derive(Clone, Debug, Error, Diagnostic)]
#[error("{message}")]
pub struct Mistake {
    /// The file.
    path: String,
    /// Its text, for the excerpt; none where it must not be shown.
    #[source_code]
    source_code: Option<NamedSource<Arc<str>>>,
    /// Where in the text.
    #[label]
    span: SourceSpan,
    /// The line of that, from 1.
    line: usize,
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
        let before = text.as_bytes().get(..start).unwrap_or_default();
        Self {
            path: path.to_owned(),
            source_code: Some(NamedSource::new(path, text.clone())),
            span: (start, length).into(),
            line: before.split(|byte| *byte == b'\n').count(),
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
        &self.path
    }

    /// The line that it is on, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The same without a word of the file's text.
    fn withheld(self) -> Self {
        let Self { path, line, span, .. } = self;
        let message = format!("{path}:{line} is not as it should be; what stands there is not shown");
        let help =
            "it lies outside of the repository that names it: name it to karat yourself, where nobody else reads along";
        Self { path, line, span, source_code: None, message, help: Some(help.to_owned()) }
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
    /// `Ok` where there is none. Of what lies elsewhere than its repository only the lines are told.
    pub fn check(what: &'static str, mistakes: Vec<Mistake>) -> Result<(), Self> {
        if mistakes.is_empty() {
            return Ok(());
        }
        let mut shown = BTreeMap::new();
        for mistake in &mistakes {
            shown.entry(mistake.path.clone()).or_insert_with(|| inputs::is_shown(Path::new(&mistake.path)));
        }
        let is_shown = |mistake: &Mistake| shown.get(&mistake.path).is_none_or(|is_shown| *is_shown);
        let told = mistakes.into_iter().map(|own| if is_shown(&own) { own } else { own.withheld() });
        let mut mistakes: Vec<Mistake> = told.collect();
        mistakes.sort_by(|a, b| (a.path(), a.span.offset(), &a.message).cmp(&(b.path(), b.span.offset(), &b.message)));
        mistakes.dedup_by(|b, a| a.source_code.is_none() && (&a.path, &a.message) == (&b.path, &b.message));
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
