//! A text with the arena over it: nodes by path, lines, indentation and line ends. Looks, never changes.

use regorus::Value;

use super::refusal::Refusal;
use crate::model::document::Step;
use crate::model::spans::{NodeId, NodeKind, Spans};

/// A document's text and where its parts are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'d> {
    pub(super) text: &'d str,
    pub(super) spans: &'d Spans,
    pub(super) value: &'d Value,
}

/// The nodes that a path leads through, the root first, and the steps that lead on to what is not there.
pub(super) struct Way<'p> {
    pub(super) nodes: Vec<NodeId>,
    pub(super) rest: &'p [Step],
}

impl Way<'_> {
    /// The node that the path leads to, or its nearest parent.
    pub(super) fn last(&self) -> NodeId {
        self.nodes.last().copied().unwrap_or(0)
    }

    /// The node around the last one.
    pub(super) fn parent(&self) -> Option<NodeId> {
        self.nodes.len().checked_sub(2).and_then(|at| self.nodes.get(at)).copied()
    }
}

impl<'d> Page<'d> {
    /// Follows a path as far as it leads, through entries and items that stand in the text themselves.
    pub(super) fn way<'p>(&self, path: &'p [Step]) -> Result<Way<'p>, Refusal> {
        let mut nodes = vec![0];
        let mut here = 0;
        for (at, step) in path.iter().enumerate() {
            if self.spans.kind(here) == NodeKind::Alias {
                return Err(Refusal::Alias);
            }
            let Some(next) = self.child(here, step) else {
                return Ok(Way { nodes, rest: path.get(at..).unwrap_or_default() });
            };
            nodes.push(next);
            here = next;
        }
        Ok(Way { nodes, rest: &[] })
    }

    /// The child of a node; of entries with one name the last counts.
    fn child(&self, id: NodeId, step: &Step) -> Option<NodeId> {
        match (step, self.spans.kind(id)) {
            (Step::Index(index), NodeKind::Sequence) => self.spans.children(id).nth(*index),
            (Step::Key(key), NodeKind::Mapping) => self.entry(id, key),
            (Step::Index(index), NodeKind::Mapping) => self.entry(id, &index.to_string()),
            _ => None,
        }
    }

    fn entry(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let own = |child: &NodeId| !self.spans.is_merge(*child) && self.spans.name(*child, self.text) == Some(key);
        self.spans.children(id).filter(own).last()
    }

    /// First byte of a value.
    pub(super) fn start(&self, id: NodeId) -> usize {
        self.spans.value(id).start as usize
    }

    /// One past the last byte of a value.
    pub(super) fn end(&self, id: NodeId) -> usize {
        self.spans.value(id).end as usize
    }

    /// The text of a value.
    pub(super) fn source(&self, id: NodeId) -> &'d str {
        self.slice(self.start(id), self.end(id))
    }

    /// The first byte of a member: of its key, where it has one.
    pub(super) fn member_start(&self, id: NodeId) -> usize {
        self.spans.key(id).map_or_else(|| self.start(id), |key| key.start as usize)
    }

    /// The end of a member: of its value, or of its key, whichever comes later.
    pub(super) fn member_end(&self, id: NodeId) -> usize {
        self.spans.key(id).map_or(0, |key| key.end as usize).max(self.end(id))
    }

    /// The children of a node.
    pub(super) fn children(&self, id: NodeId) -> Vec<NodeId> {
        self.spans.children(id).collect()
    }

    /// A part of the text; empty where it is none.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'d str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Where the line around a byte starts.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.slice(0, at).rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the line around a byte ends, before its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = self.slice(at, self.text.len());
        let end = rest.find('\n').map_or(self.text.len(), |found| at + found);
        if self.slice(at, end).ends_with('\r') { end - 1 } else { end }
    }

    /// Where the line after the one around a byte starts; the end of the text for the last line.
    pub(super) fn next_line(&self, at: usize) -> usize {
        self.slice(at, self.text.len()).find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// The column of a byte, from 0.
    pub(super) fn column(&self, at: usize) -> usize {
        self.slice(self.line_start(at), at).chars().count()
    }

    /// The blanks that the line around a byte starts with.
    pub(super) fn indent(&self, at: usize) -> &'d str {
        let start = self.line_start(at);
        let line = self.slice(start, self.line_end(start));
        line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or("")
    }

    /// Whether only blanks stand before a byte on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.slice(self.line_start(at), at).trim().is_empty()
    }

    /// The line break of the text: that of its first line.
    pub(super) fn eol(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.slice(0, at).ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Whether the text before a byte ends in a line break.
    pub(super) fn is_line_start(&self, at: usize) -> bool {
        at == 0 || self.slice(0, at).ends_with('\n')
    }
}
