//! The small values that the reader of events keeps: the node it looks at, and the collections that are open.

use granit_parser::{ScalarStyle, Tag};

use crate::model::spans::Span;

/// A node as its event tells it.
pub(super) struct Node<'a> {
    /// Its content, without anchor and tag.
    pub span: Span,
    /// The number of its anchor, 0 for none.
    pub anchor: usize,
    /// Its tag.
    pub tag: Option<&'a Tag>,
    /// Where the tag starts, or the content where there is none.
    pub tag_start: u32,
}

impl Node<'_> {
    /// Whether the node is a plain scalar of which nothing is written.
    pub(super) fn is_empty(&self, style: ScalarStyle) -> bool {
        style == ScalarStyle::Plain && self.span.start == self.span.end
    }
}

/// What an open collection expects next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A mapping: a key.
    Key,
    /// A mapping: the value of a key.
    Value,
    /// A mapping: what `<<` merges.
    Merge,
    /// A sequence: an item.
    Items,
}

/// A collection that is open.
pub(super) struct Open {
    /// What comes next in it.
    pub state: State,
    /// In block style, so that no bracket tells its end.
    pub is_block: bool,
    /// The number of its anchor, 0 for none.
    pub anchor: usize,
    /// It is the value of a short form of CloudFormation.
    pub is_wrapped: bool,
    /// Nodes in it so far, aliases counted as what they stand for.
    pub size: usize,
    /// Collections in one another in it, aliases followed.
    pub height: usize,
}
