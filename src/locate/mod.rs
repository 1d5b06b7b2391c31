//! Violation → finding: the path inside a document becomes a place in a file.
//!
//! Takes a [`Document`] and what a rule said of it; walks the arena beside the value and counts lines and columns, only for
//! what is reported. The sole maker of [`Position`]s in findings. Never parses and never reads a file.

mod fingerprint;
mod fix;
mod line_hash;
mod rendered;
mod resource;
mod template;
mod walk;
mod words;

use std::sync::Arc;

pub(crate) use line_hash::line_hashes;

use crate::model::document::{Document, Origin, SourceText, Step};
use crate::model::finding::{Finding, Location, Position, Status};
use crate::model::lines::Lines;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rule::RuleInfo;
use crate::model::spans::Span;
use crate::model::verdict::Violation;

/// Places findings, keeping the table of lines of the texts that it meets: one a worker and file. What findings in a row have in
/// common is kept once.
#[derive(Debug, Default)]
pub(crate) struct Places {
    tables: Vec<(Arc<str>, Lines)>,
    repository: Last,
    resource: Last,
    snippet: Last,
    alignment: rendered::LastAlignment,
}

/// A text that is often the one before.
#[derive(Debug, Default)]
struct Last(Option<Arc<str>>);

impl Last {
    fn shared(&mut self, text: &str) -> Arc<str> {
        match &self.0 {
            Some(last) if last.as_ref() == text => last.clone(),
            _ => self.0.insert(Arc::from(text)).clone(),
        }
    }
}

/// Texts whose tables are kept; more are asked for only by cross-file rules.
const KEPT: usize = 16;

impl Places {
    fn lines(&mut self, text: &Arc<str>) -> &Lines {
        let known = self.tables.iter().position(|(own, _)| Arc::ptr_eq(own, text));
        let index = known.unwrap_or_else(|| {
            if self.tables.len() >= KEPT {
                self.tables.remove(0);
            }
            self.tables.push((text.clone(), Lines::of(text)));
            self.tables.len() - 1
        });
        let last = self.tables.len() - 1;
        self.tables.swap(index, last);
        #[expect(clippy::indexing_slicing, reason = "the table was pushed or found just above")]
        &self.tables[last].1
    }
}

/// Gives a violation its place, resource and fingerprint.
pub(crate) fn place(places: &mut Places, document: &Document, rule: &RuleInfo, violation: Violation) -> Finding {
    let at = violation.at.unwrap_or_default();
    let fix = violation.fix.as_ref().and_then(|fix| fix::of(document, &at, fix));
    let (inner, rest) = innermost(document, &at);
    let location = on_words(places, inner, (rest, &violation.words));
    let location = location.unwrap_or_else(|| on_line(locate(places, inner, rest), inner, violation.line));
    let resource = violation.resource.or_else(|| resource::of(inner, rest));
    let (fingerprint, anywhere) =
        fingerprint::of(&rule.id, &location.path, inner, rest, resource.as_deref(), &violation.message);
    let message = match &inner.origin {
        Origin::Rendered(rendered) => rendered::named(rendered, &location, resource.as_deref(), &violation.message),
        _ => violation.message,
    };
    Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        status: Status::Open,
        waiver: None,
        message,
        repository: places.repository.shared(&document.file.repository.target),
        resource: resource.map(|resource| places.resource.shared(&resource)),
        location,
        at: at.into(),
        variants: inner.variants().cloned(),
        fingerprint,
        anywhere,
        fix,
    }
}

/// Whether a finding at a place inside a document would be told alike of an edited one, but for where it stands: it speaks of the same
/// thing, and is known by the same fingerprints.
pub(crate) fn is_alike(was: &Document, is: &Document, at: &[Step], finding: &Finding) -> bool {
    is_one_text(is) && is_known_alike(was, is, at, finding)
}

/// Where a finding on a document stands in the same document after an edit that the rule does not see; none where it was found
/// elsewhere, or would be told otherwise.
pub(crate) fn again(places: &mut Places, (was, is): (&Document, &Document), finding: &Finding) -> Option<Location> {
    let location = seen_again(places, (was, is), finding)?;
    // In which of several files a fix is made hangs on all that stands in each.
    let is_same = (is_one_text(is) || fix::is_made_alike(was, is, finding))
        && location.path == finding.location.path
        && is_known_alike(was, is, &finding.at, finding);
    is_same.then_some(location)
}

/// Where an edited document has what a finding stands at, if it stood there: the value, or the same words in its text.
fn seen_again(places: &mut Places, (was, is): (&Document, &Document), finding: &Finding) -> Option<Location> {
    let stood = &finding.location;
    if locate(places, was, &finding.at) == *stood {
        return Some(locate(places, is, &finding.at));
    }
    let line = stood.snippet.as_deref().filter(|_| stood.start.line == stood.end.line)?;
    let [start, end] = [stood.start, stood.end].map(|own| own.column.saturating_sub(1) as usize);
    let words = [Arc::from(line.chars().take(end).skip(start).collect::<String>())];
    let told = on_words(places, was, (&finding.at, &words))?;
    (told == *stood).then(|| on_words(places, is, (&finding.at, &words))).flatten()
}

fn is_known_alike(was: &Document, is: &Document, at: &[Step], finding: &Finding) -> bool {
    let known_by = |document: &Document| {
        let Finding { rule, location, resource, message, .. } = finding;
        fingerprint::of(rule, &location.path, document, at, resource.as_deref(), message)
    };
    resource::of(was, at) == resource::of(is, at) && known_by(was) == known_by(is)
}

fn is_one_text(document: &Document) -> bool {
    matches!(&document.origin, Origin::Text { sources, .. } if sources.len() == 1)
}

/// What to do about a value that Terraform works out when it runs.
const KNOWN_LATER: &str = "a default of the variable, or a value in terraform.tfvars, is known from the files";

/// Gives what a rule cannot judge its place.
pub(crate) fn unknown(places: &mut Places, document: &Document, rule: &RuleInfo, own: Violation) -> Problem {
    let at = own.at.unwrap_or_default();
    let (inner, rest) = innermost(document, &at);
    let location = on_line(locate(places, inner, rest), inner, own.line);
    let resource = own.resource.or_else(|| resource::of(inner, rest));
    Problem {
        repository: Arc::from(document.file.repository.target.as_str()),
        path: location.path,
        position: Some(location.start),
        kind: ProblemKind::Unknown,
        rule: Some(rule.id.clone()),
        message: resource.map_or_else(|| own.message.to_string(), |resource| format!("{resource}: {}", own.message)),
        help: inner.kind.name().starts_with("terraform").then(|| KNOWN_LATER.to_owned()),
    }
}

/// The document that a path leads into: itself, or one that a repository document holds, with the rest of the path.
fn innermost<'a, 'p>(document: &'a Document, at: &'p [Step]) -> (&'a Document, &'p [Step]) {
    let Origin::Repository { documents, descriptor, .. } = &document.origin else { return (document, at) };
    if let ([Step::Key(top), rest @ ..], Some(descriptor)) = (at, descriptor)
        && top.as_ref() == "entity"
    {
        return (descriptor, rest);
    }
    let [Step::Key(top), Step::Key(kind), Step::Index(index), rest @ ..] = at else { return (document, at) };
    let found =
        documents.get(kind.as_ref()).and_then(|of_kind| of_kind.get(*index)).filter(|_| top.as_ref() == "documents");
    match found {
        Some(inner) => (inner, inside(rest)),
        None => (document, at),
    }
}

/// The path inside of a document, by the path inside of its entry in a repository's document.
pub(crate) fn inside(rest: &[Step]) -> &[Step] {
    match rest {
        [Step::Key(key), rest @ ..] if key.as_ref() == "value" => rest,
        _ => &[],
    }
}

/// The place of a path inside a document: of the value there, else of its nearest existing parent.
pub(crate) fn locate(places: &mut Places, document: &Document, at: &[Step]) -> Location {
    match &document.origin {
        Origin::Text { sources, spans } => {
            let span = walk::find(sources, spans, at);
            sources.iter().rev().find(|source| source.base <= span.start).or_else(|| sources.first()).map_or_else(
                || whole(&document.file.path),
                |source| {
                    in_text(places, source, Span::new(span.start - source.base, span.end.saturating_sub(source.base)))
                },
            )
        }
        Origin::Rendered(rendered) => rendered::locate(places, rendered, &document.value, at),
        Origin::Repository { files, .. } => {
            let file = match at {
                [Step::Key(top), Step::Key(path), ..] if top.as_ref() == "files" => files.get(path),
                _ => None,
            };
            whole(file.map_or(&document.file.path, |file| &file.path))
        }
    }
}

/// Where words of a text stand, if the rule names some and they stand there.
fn on_words(places: &mut Places, document: &Document, (at, words): (&[Step], &[Arc<str>])) -> Option<Location> {
    let (Origin::Text { sources, spans }, false) = (&document.origin, words.is_empty()) else { return None };
    let span = walk::find_words(sources, spans, (at, words))?;
    let source = walk::source_of(sources, span.start)?;
    Some(in_text(places, source, Span::new(span.start - source.base, span.end - source.base)))
}

/// The place on a line of a text: that of the words that a rule names, where they stand on it, else all but the blanks around it.
pub(crate) fn in_line(places: &mut Places, source: &SourceText, line: u32, words: &[Arc<str>]) -> Option<Location> {
    let lines = places.lines(&source.text);
    let start = lines.start(line)?;
    let text = lines.line_at(&source.text, start);
    // A version is part of a tag with words behind it.
    let part = || words.iter().find_map(|word| Some(text.find(word.as_ref())?).map(|at| at..at + word.len()));
    let found = words::find(text, words).or_else(part).unwrap_or_else(|| {
        let blank = text.len() - text.trim_start().len();
        blank..text.trim_end().len().max(blank)
    });
    let at = |offset: usize| Some(start + u32::try_from(offset).ok()?);
    let span = Span::new(at(found.start)?, at(found.end)?);
    Some(in_text(places, source, span))
}

/// A place in a file of a repository, where the rule names the line and the text is not at hand.
fn on_line(location: Location, document: &Document, line: Option<u32>) -> Location {
    let Some(line) = line.filter(|_| matches!(document.origin, Origin::Repository { .. })) else { return location };
    let at = Position { line, column: 1 };
    Location { start: at, end: at, ..location }
}

/// A file as a whole: its first character.
fn whole(path: &Arc<str>) -> Location {
    let first = Position { line: 1, column: 1 };
    Location { path: path.clone(), start: first, end: first, snippet: None }
}

fn in_text(places: &mut Places, source: &SourceText, span: Span) -> Location {
    let text = source.text.as_ref();
    let lines = places.lines(&source.text);
    let (start, end) = lines.range(text, span);
    let line = lines.line_at(text, span.start);
    // A minified file is one line of megabytes, of which nothing is shown.
    let snippet = (line.len() <= MAX_SNIPPET).then(|| places.snippet.shared(line));
    Location { path: source.file.path.clone(), start, end, snippet }
}

/// Longer lines are not carried along with every finding.
const MAX_SNIPPET: usize = 4096;
