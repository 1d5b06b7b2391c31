//! Path inside a document → span, by walking the arena: aliases and merge keys followed, the last duplicate wins, and where
//! the path leads to nothing the nearest existing parent answers.

use crate::model::document::{SourceText, Step};
use crate::model::spans::{NodeId, NodeKind, Span, Spans};

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

/// The part of a node that a person looks at: a scalar itself, for a mapping or sequence in block style the key that leads to it.
fn visible(sources: &[SourceText], spans: &Spans, id: NodeId) -> Span {
    let value = spans.value(id);
    let is_block = !matches!(spans.kind(id), NodeKind::Scalar | NodeKind::Alias) && spans_lines(sources, value);
    match spans.key(id) {
        Some(key) if is_block || value.start >= value.end => key,
        _ if is_block => first_line(sources, value),
        _ => value,
    }
}

fn step_into(sources: &[SourceText], spans: &Spans, id: NodeId, step: &Step) -> Option<NodeId> {
    let id = resolve(spans, id)?;
    match step {
        Step::Index(index) if spans.kind(id) == NodeKind::Sequence => spans.children(id).nth(*index),
        Step::Key(name) if spans.kind(id) == NodeKind::Mapping => entry(sources, spans, id, name, 0),
        // A key of digits may come as a number from Rego, and an index as a string.
        Step::Index(index) if spans.kind(id) == NodeKind::Mapping => entry(sources, spans, id, &index.to_string(), 0),
        _ => None,
    }
}

/// The entry `name` of a mapping: its own, the last one where it stands twice, else one that a merge key brings.
fn entry(sources: &[SourceText], spans: &Spans, id: NodeId, name: &str, hops: usize) -> Option<NodeId> {
    let own =
        spans.children(id).filter(|child| !spans.is_merge(*child)).filter(|child| named(sources, spans, *child, name));
    if let Some(found) = own.last() {
        return Some(found);
    }
    if hops >= MAX_HOPS {
        return None;
    }
    spans.children(id).filter(|child| spans.is_merge(*child)).find_map(|merge| {
        let target = resolve(spans, merge)?;
        match spans.kind(target) {
            NodeKind::Mapping => entry(sources, spans, target, name, hops + 1),
            NodeKind::Sequence => spans.children(target).find_map(|item| {
                let item = resolve(spans, item)?;
                (spans.kind(item) == NodeKind::Mapping).then(|| entry(sources, spans, item, name, hops + 1)).flatten()
            }),
            NodeKind::Scalar | NodeKind::Alias => None,
        }
    })
}

fn named(sources: &[SourceText], spans: &Spans, id: NodeId, name: &str) -> bool {
    let Some(key) = spans.key(id) else { return false };
    let Some(source) = source_of(sources, key.start) else { return spans.name(id, "") == Some(name) };
    match spans.override_name(id) {
        Some(given) => given == name,
        None => {
            let range = (key.start - source.base) as usize..(key.end.saturating_sub(source.base)) as usize;
            source.text.get(range) == Some(name)
        }
    }
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

fn source_of(sources: &[SourceText], offset: u32) -> Option<&SourceText> {
    sources.iter().rev().find(|source| source.base <= offset)
}

fn text_of<'a>(sources: &'a [SourceText], span: Span) -> &'a str {
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
