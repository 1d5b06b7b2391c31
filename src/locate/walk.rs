//! Path inside a document → span, by walking the arena: aliases and merge keys followed, of entries of one name the last wins,
//! and where the path leads to nothing the nearest existing parent answers.

use std::sync::Arc;

use super::words;
use crate::model::document::{SourceText, Step};
use crate::model::spans::{NodeId, NodeKind, Span, Spans, unquoted};

/// Aliases and merges followed on one step; a chain longer than this is no document of ours.
const MAX_HOPS: usize = 64;

/// The span of the value at `at`, else of its nearest parent: for a mapping entry that parent's key, since the whole
/// block would be no place to look at.
pub(super) fn find(sources: &[SourceText], spans: &Spans, at: &[Step]) -> Span {
    let mut here: NodeId = 0;
    for step in at {
        match step_into(sources, spans, here, step) {
            Some(next) => here = next,
            None => break,
        }
    }
    visible(sources, spans, here)
}

/// The span of words of the text that the value at `at` is written as, as far as it is on one line; none where they do not stand there.
pub(super) fn find_words(sources: &[SourceText], spans: &Spans, (at, words): (&[Step], &[Arc<str>])) -> Option<Span> {
    let id = at.iter().try_fold(0, |here, step| step_into(sources, spans, here, step))?;
    let whole = spans.value(resolve(spans, id)?);
    let text = text_of(sources, whole);
    let found = words::find(text, words)?;
    let line = text.get(found.clone())?.lines().next()?.trim_end();
    let start = whole.start + u32::try_from(found.start).ok()?;
    Some(Span::new(start, start + u32::try_from(line.len()).ok()?))
}

/// The part of a node that a person looks at: a scalar itself, for a mapping or sequence of several lines, or below its key, the
/// key that leads to it.
fn visible(sources: &[SourceText], spans: &Spans, id: NodeId) -> Span {
    let value = spans.value(id);
    let has_parts = !matches!(spans.kind(id), NodeKind::Scalar | NodeKind::Alias);
    let is_block = has_parts && spans_lines(sources, value);
    let is_below = |key: Span| has_parts && text_of(sources, Span::new(key.end, value.start)).contains('\n');
    match spans.key(id) {
        Some(key) if is_block || value.start >= value.end || is_below(key) => key,
        _ if is_block => first_line(sources, value),
        _ => value,
    }
}

/// The child that a step leads to, aliases and merge keys followed.
pub(super) fn step_into(sources: &[SourceText], spans: &Spans, id: NodeId, step: &Step) -> Option<NodeId> {
    let id = resolve(spans, id)?;
    match step {
        Step::Index(index) if spans.kind(id) == NodeKind::Sequence => spans.item(id, *index),
        Step::Key(name) if spans.kind(id) == NodeKind::Mapping => entry(sources, spans, id, name, 0),
        // A key of digits may come as a number from Rego, and an index as a string.
        Step::Index(index) if spans.kind(id) == NodeKind::Mapping => entry(sources, spans, id, &index.to_string(), 0),
        _ => None,
    }
}

/// The entry `name` of a mapping: the last one that gives it, be it an own entry or one that a merge key brings.
fn entry(sources: &[SourceText], spans: &Spans, id: NodeId, name: &str, hops: usize) -> Option<NodeId> {
    if let Some(found) = spans.entry_of_many(id, name, |child| name_of(sources, spans, child)) {
        return found;
    }
    let mut found = None;
    for child in spans.children(id) {
        if !spans.is_merge(child) {
            found = if name_of(sources, spans, child) == Some(name) { Some(child) } else { found };
        } else if hops < MAX_HOPS {
            found = merged(sources, spans, child, name, hops + 1).or(found);
        }
    }
    found
}

/// The entry that a merge key brings; of a list of mappings the first one wins.
fn merged(sources: &[SourceText], spans: &Spans, merge: NodeId, name: &str, hops: usize) -> Option<NodeId> {
    let target = resolve(spans, merge)?;
    match spans.kind(target) {
        NodeKind::Mapping => entry(sources, spans, target, name, hops),
        NodeKind::Sequence => spans.children(target).find_map(|item| {
            let item = resolve(spans, item)?;
            (spans.kind(item) == NodeKind::Mapping).then(|| entry(sources, spans, item, name, hops)).flatten()
        }),
        NodeKind::Scalar | NodeKind::Alias => None,
    }
}

fn name_of<'n>(sources: &'n [SourceText], spans: &'n Spans, id: NodeId) -> Option<&'n str> {
    let key = spans.key(id)?;
    let Some(source) = source_of(sources, key.start) else { return spans.name(id, "") };
    spans.override_name(id).or_else(|| {
        let range = (key.start - source.base) as usize..(key.end.saturating_sub(source.base)) as usize;
        source.text.get(range).map(unquoted)
    })
}

fn resolve(spans: &Spans, id: NodeId) -> Option<NodeId> {
    let mut here = id;
    for _ in 0..MAX_HOPS {
        match spans.alias_target(here) {
            Some(target) => here = target,
            None => return Some(here),
        }
    }
    None
}

/// The text that a byte of a document stands in.
pub(super) fn source_of(sources: &[SourceText], offset: u32) -> Option<&SourceText> {
    sources.iter().rev().find(|source| source.base <= offset)
}

fn text_of(sources: &[SourceText], span: Span) -> &str {
    source_of(sources, span.start)
        .and_then(|source| {
            source.text.get((span.start - source.base) as usize..(span.end.saturating_sub(source.base)) as usize)
        })
        .unwrap_or("")
}

fn spans_lines(sources: &[SourceText], span: Span) -> bool {
    text_of(sources, span).trim_end().contains('\n')
}

fn first_line(sources: &[SourceText], span: Span) -> Span {
    let line = text_of(sources, span).split('\n').next().unwrap_or("").trim_end();
    Span::new(span.start, span.start + u32::try_from(line.len()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::model::format::Format;
    use crate::model::source::{Content, Repository, SourceFile};
    use crate::model::spans::SpanBuilder;

    fn source(text: &str) -> SourceText {
        let root = PathBuf::from("/r");
        let repository = Repository {
            target: ".".to_owned(),
            name: "r".to_owned(),
            root: root.clone(),
            revision: None,
            past: false,
        };
        let file = SourceFile {
            repository: Arc::new(repository),
            path: "a.yaml".into(),
            content: Content::Disk(root.join("a.yaml")),
            format: Format::Yaml,
            size: 0,
        };
        SourceText { file: Arc::new(file), text: text.into(), base: 0 }
    }

    fn span(text: &str, part: &str) -> Span {
        let start = u32::try_from(text.find(part).unwrap()).unwrap();
        Span::new(start, start + u32::try_from(part.len()).unwrap())
    }

    #[test]
    fn of_an_own_entry_and_a_merged_one_the_later_is_found() {
        for (text, value) in [("x: {k: 1}\nb: {k: 2, <<: *x}", "1"), ("x: {k: 1}\nb: {<<: *x, k: 2}", "2")] {
            let mut builder = SpanBuilder::new();
            builder.open_mapping(0);
            builder.key(span(text, "x"), None);
            builder.open_mapping(3);
            builder.key(span(text, "k"), None);
            builder.scalar(span(text, "1"));
            builder.close(9);
            builder.key(span(text, "b"), None);
            builder.open_mapping(13);
            for merge in [value == "2", value == "1"] {
                if merge {
                    builder.merge_key(span(text, "<<"));
                    builder.alias(span(text, "*x"), 1);
                } else {
                    builder.key(span(text, "k"), None);
                    builder.scalar(span(text, "2"));
                }
            }
            builder.close(28);
            builder.close(28);
            let at = [Step::Key("b".into()), Step::Key("k".into())];
            assert_eq!(find(&[source(text)], &builder.finish(), &at), span(text, value), "{text}");
        }
    }
}
