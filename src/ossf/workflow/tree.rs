//! YAML with lines: the value of a document and the places of its parts, side by side.

use regorus::Value;

use super::Text;
use crate::model::spans::{NodeId, NodeKind};
use crate::model::{Lines, Spans};

/// A text and its lines.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Lines,
    pub(super) spans: &'t Spans,
}

/// A node of a document.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    source: &'t Source<'t>,
    value: &'t Value,
    id: NodeId,
}

impl<'t> Node<'t> {
    pub(super) fn root(source: &'t Source<'t>, value: &'t Value) -> Self {
        Self { source, value, id: 0 }
    }

    pub(super) fn line(&self) -> usize {
        self.line_of(self.source.spans.value(self.id).start)
    }

    fn line_of(&self, offset: u32) -> usize {
        self.source.lines.position(self.source.text, offset).line as usize
    }

    pub(super) fn is_scalar(&self) -> bool {
        self.kind() == NodeKind::Scalar
    }

    fn kind(&self) -> NodeKind {
        self.source.spans.kind(self.id)
    }

    /// The text of a scalar, as it is written where it is no string; empty for all else.
    pub(super) fn text(&self) -> Text {
        let text = match self.value {
            Value::String(text) if self.is_scalar() => text.to_string(),
            _ if self.is_scalar() => {
                let span = self.source.spans.value(self.id);
                self.source.text.get(span.start as usize..span.end as usize).unwrap_or("").to_owned()
            }
            _ => String::new(),
        };
        Text { text, line: self.line() }
    }

    /// The entries of a mapping: key, its line, value. What `<<` merges is not among them.
    pub(super) fn entries(&self) -> Vec<(String, usize, Node<'t>)> {
        let (NodeKind::Mapping, Ok(object)) = (self.kind(), self.value.as_object()) else { return Vec::new() };
        let mut entries = Vec::new();
        for id in self.source.spans.children(self.id) {
            let (Some(name), Some(span)) = (self.source.spans.name(id, self.source.text), self.source.spans.key(id))
            else {
                continue;
            };
            if self.source.spans.is_merge(id) {
                continue;
            }
            if let Some(value) = object.get(&Value::from(name)) {
                let node = Node { source: self.source, value, id };
                entries.push((name.to_owned(), self.line_of(span.start), node));
            }
        }
        entries
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Node<'t>> {
        self.entries().into_iter().find(|(name, ..)| name == key).map(|(.., node)| node)
    }

    /// The items of a sequence.
    pub(super) fn items(&self) -> Vec<Node<'t>> {
        let (NodeKind::Sequence, Ok(values)) = (self.kind(), self.value.as_array()) else { return Vec::new() };
        let ids = self.source.spans.children(self.id);
        ids.zip(values.iter()).map(|(id, value)| Node { source: self.source, value, id }).collect()
    }

    /// The text of a scalar, or those of a sequence.
    pub(super) fn texts(&self) -> Vec<String> {
        if self.is_scalar() {
            return vec![self.text().text];
        }
        self.items().iter().map(|item| item.text().text).collect()
    }
}
