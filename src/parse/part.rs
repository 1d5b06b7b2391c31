//! A value with its places as a small tree, for the formats that do not meet their parts in the order of the text.
//!
//! Takes parts in any order, gives a [`Tree`]: the value and the arena beside it. A container's span is stretched over its
//! parts. Never parses.

use std::collections::BTreeMap;

use regorus::Value;

use super::{Key, Tree};
use crate::model::spans::unquoted;
use crate::model::{Span, SpanBuilder};

/// A value whose parts know where they are. The caller bounds its depth.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Anything without parts.
    Scalar(Value, Span),
    /// Items in order.
    Array(Vec<Part>, Span),
    /// Entries; of two with one key the later one holds.
    Object(Vec<Entry>, Span),
}

/// An entry of an object.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub(super) key: Key,
    /// Where the name stands, quotes included; for a name that is nowhere in the text, where its value stands.
    pub(super) span: Span,
    /// Its value.
    pub(super) part: Part,
}

impl Part {
    /// A string.
    pub(super) fn text(text: &str, span: Span) -> Self {
        Self::Scalar(Value::from(text), span)
    }

    /// Where it is.
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Scalar(_, span) | Self::Array(_, span) | Self::Object(_, span) => *span,
        }
    }

    /// Value and arena over a text.
    pub(super) fn into_tree(mut self, text: &str) -> Tree {
        self.stretch();
        let mut spans = SpanBuilder::new();
        let value = self.build(text, &mut spans);
        Tree { value, spans: spans.finish() }
    }

    /// Makes every container's span cover its parts, keys included.
    fn stretch(&mut self) -> Span {
        match self {
            Self::Scalar(_, span) => *span,
            Self::Array(items, span) => {
                *span = items.iter_mut().fold(*span, |whole, item| cover(whole, item.stretch()));
                *span
            }
            Self::Object(entries, span) => {
                *span = entries
                    .iter_mut()
                    .fold(*span, |whole, entry| cover(cover(whole, entry.span), entry.part.stretch()));
                *span
            }
        }
    }

    fn build(self, text: &str, spans: &mut SpanBuilder) -> Value {
        match self {
            Self::Scalar(value, span) => {
                spans.scalar(span);
                value
            }
            Self::Array(items, span) => {
                spans.open_sequence(span.start);
                let items: Vec<Value> = items.into_iter().map(|item| item.build(text, spans)).collect();
                spans.close(span.end);
                Value::from(items)
            }
            Self::Object(entries, span) => {
                spans.open_mapping(span.start);
                let entries: BTreeMap<Value, Value> = entries
                    .into_iter()
                    .map(|entry| {
                        let slice = text.get(entry.span.start as usize..entry.span.end as usize);
                        let name = (slice.map(unquoted) != Some(&*entry.key)).then(|| entry.key.clone());
                        spans.key(entry.span, name);
                        (Value::String(entry.key), entry.part.build(text, spans))
                    })
                    .collect();
                spans.close(span.end);
                Value::from(entries)
            }
        }
    }
}

/// The smallest span over both; an empty span at 0 takes no room.
fn cover(whole: Span, part: Span) -> Span {
    if whole == Span::default() {
        return part;
    }
    if part == Span::default() {
        return whole;
    }
    Span::new(whole.start.min(part.start), whole.end.max(part.end))
}

/// A range of bytes as the arena wants it.
pub(super) fn span(start: usize, end: usize) -> Span {
    Span::new(offset(start), offset(end))
}

/// An offset as the arena wants it.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_covers_its_parts_and_names_stand_beside_what_is_not_the_source() {
        let text = "a = 1\n\"b\" = 2\n";
        let entry = |key: &str, from, to, part| Entry { key: Key::from(key), span: span(from, to), part };
        let part = Part::Object(
            vec![
                entry("a", 0, 1, Part::Scalar(Value::from(1u64), span(4, 5))),
                entry("b", 6, 9, Part::Array(vec![Part::text("2", span(12, 13))], span(12, 12))),
            ],
            span(0, 1),
        );
        let tree = part.into_tree(text);
        assert_eq!(tree.value, Value::from_json_str(r#"{"a": 1, "b": ["2"]}"#).unwrap());
        assert_eq!(tree.spans.value(0), span(0, 13));
        let names: Vec<_> = tree.spans.children(0).filter_map(|id| tree.spans.name(id, text)).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(tree.spans.override_name(1), None);
        assert_eq!(tree.spans.value(2), span(12, 13));
    }
}
