//! Where each node of a document stands in its text: a pre-order arena of 24-byte nodes.
//!
//! Comes from a parser (through [`SpanBuilder`]), goes to `locate`. Offsets are bytes. Keys are not stored: the key of a
//! node is the slice of the source at its key span, and only where the key differs from that slice (escapes, `on:` read as
//! `true`, a Terraform label) stands a name beside it. Never holds values, lines or columns.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, OnceLock};

/// A half-open range of byte offsets into a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same span moved right by `by` bytes.
    #[must_use]
    pub const fn shifted(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// String, number, boolean or null.
    Scalar,
    /// Entries with keys.
    Mapping,
    /// Items in order.
    Sequence,
    /// A reference to another node (YAML alias); its target is [`Spans::alias_target`].
    Alias,
}

/// The value of a `<<` entry: its keys belong to the mapping around it.
const MERGE: u32 = 1 << 3;
/// The node is an entry of a mapping: its key span means something.
const KEYED: u32 = 1 << 2;
const KIND: u32 = 0b11;
const MAPPING: u32 = 1;
const SEQUENCE: u32 = 2;
const TARGET_SHIFT: u32 = 4;

/// One node of the arena: 24 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Node {
    key: Span,
    value: Span,
    /// Index one past the last descendant: the next sibling, if there is one.
    subtree_end: u32,
    /// Kind in two bits, keyed, merge, then the alias target.
    tag: u32,
}

/// The index of a node in its arena.
pub type NodeId = u32;

/// The arena of a document. Node 0 is the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    arena: Arc<Arena>,
    /// The node of the arena that is node 0 here. Ids count from it, round the end of the numbers where a node stands before it.
    root: NodeId,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Arena {
    nodes: Vec<Node>,
    /// Keys that are not their source slice, by node, ascending.
    names: Vec<(NodeId, Arc<str>)>,
    wide: Wide,
}

/// More children than these are found by a table.
const MANY: usize = 64;

/// Tables of the children of nodes that have many, made when they are first needed: who asks for each of many siblings would walk
/// along them over and over again.
#[derive(Clone, Debug, Default)]
struct Wide {
    /// The items of sequences.
    items: OnceLock<BTreeMap<NodeId, Vec<NodeId>>>,
    /// The entries of mappings without merge keys, by the hash of their names and then in the order of the source.
    entries: OnceLock<BTreeMap<NodeId, Vec<(u64, NodeId)>>>,
}

/// The tables say nothing that the nodes do not.
impl PartialEq for Wide {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Wide {}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

impl Arena {
    fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.nodes.get(id as usize).map_or(0, |node| node.subtree_end);
        let mut next = id.saturating_add(1);
        std::iter::from_fn(move || {
            let here = next;
            let node = (here < end).then(|| self.nodes.get(here as usize)).flatten()?;
            next = node.subtree_end.max(here + 1);
            Some(here)
        })
    }

    /// The nodes of a kind that have many children.
    fn wide(&self, kind: u32) -> impl Iterator<Item = NodeId> + '_ {
        let own = (0..).zip(&self.nodes).filter(move |(_, node)| node.tag & KIND == kind).map(|(id, _)| id);
        own.filter(|id| self.children(*id).nth(MANY).is_some())
    }

    fn items(&self) -> &BTreeMap<NodeId, Vec<NodeId>> {
        let of = |id| (id, self.children(id).collect());
        self.wide.items.get_or_init(|| self.wide(SEQUENCE).map(of).collect())
    }

    fn entries<'n>(&self, name: impl Fn(NodeId) -> Option<&'n str>) -> &BTreeMap<NodeId, Vec<(u64, NodeId)>> {
        let has_merge = |id| {
            let is_merge = |child: NodeId| self.nodes.get(child as usize).is_some_and(|node| node.tag & MERGE != 0);
            self.children(id).any(is_merge)
        };
        let of = |id| {
            let mut all: Vec<_> = self.children(id).filter_map(|child| Some((hash(name(child)?), child))).collect();
            all.sort_unstable();
            (id, all)
        };
        self.wide.entries.get_or_init(|| self.wide(MAPPING).filter(|id| !has_merge(*id)).map(of).collect())
    }
}

impl Spans {
    /// Whether there is no node at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.node(0).map_or(0, |root| root.subtree_end.saturating_sub(self.root) as usize)
    }

    /// The same arena with another node as its root: the part of a document that is a document of its own. Nothing is copied,
    /// and an alias still finds its target where that stands outside of the part.
    #[must_use]
    pub fn subtree(&self, id: NodeId) -> Self {
        Self { arena: self.arena.clone(), root: self.root.wrapping_add(id) }
    }

    /// The kind of a node; a node outside the arena is a scalar.
    pub fn kind(&self, id: NodeId) -> NodeKind {
        match self.node(id).map_or(0, |node| node.tag & KIND) {
            MAPPING => NodeKind::Mapping,
            SEQUENCE => NodeKind::Sequence,
            3 => NodeKind::Alias,
            _ => NodeKind::Scalar,
        }
    }

    /// The span of the value.
    pub fn value(&self, id: NodeId) -> Span {
        self.node(id).map_or_else(Span::default, |node| node.value)
    }

    /// The span of the key, quotes included, where the node is an entry of a mapping.
    pub fn key(&self, id: NodeId) -> Option<Span> {
        self.node(id).filter(|node| node.tag & KEYED != 0).map(|node| node.key)
    }

    /// The name of the entry, where the node is an entry of a mapping: the one that was given, else what stands at the key, less
    /// the quotes.
    pub fn name<'a>(&'a self, id: NodeId, text: &'a str) -> Option<&'a str> {
        let span = self.key(id)?;
        self.override_name(id).or_else(|| text.get(span.start as usize..span.end as usize).map(unquoted))
    }

    /// The name that was given beside the source slice, if any.
    pub fn override_name(&self, id: NodeId) -> Option<&str> {
        let names = &self.arena.names;
        let found = names.binary_search_by_key(&self.root.wrapping_add(id), |(node, _)| *node).ok()?;
        names.get(found).map(|(_, name)| name.as_ref())
    }

    /// Whether the node is the value of a YAML merge key `<<`.
    pub fn is_merge(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.tag & MERGE != 0)
    }

    /// The node that an alias stands for.
    pub fn alias_target(&self, id: NodeId) -> Option<NodeId> {
        let node = self.node(id).filter(|_| self.kind(id) == NodeKind::Alias)?;
        Some((node.tag >> TARGET_SHIFT).wrapping_sub(self.root))
    }

    /// The children of a mapping or sequence, in the order of the source.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.arena.children(self.root.wrapping_add(id)).map(|child| child.wrapping_sub(self.root))
    }

    /// An item of a sequence.
    pub fn item(&self, id: NodeId, index: usize) -> Option<NodeId> {
        if index < MANY {
            return self.children(id).nth(index);
        }
        let items = self.arena.items().get(&self.root.wrapping_add(id))?;
        items.get(index).map(|item| item.wrapping_sub(self.root))
    }

    /// The last entry with a name in a mapping of many entries, or none; nothing is said of a mapping with few entries or with merge
    /// keys. `name_of` tells the names, by the texts that all of the document stands in.
    pub fn entry_of_many<'n>(
        &self,
        id: NodeId,
        name: &str,
        name_of: impl Fn(NodeId) -> Option<&'n str>,
    ) -> Option<Option<NodeId>> {
        self.children(id).nth(MANY)?;
        let all = self.arena.entries(|child| name_of(child.wrapping_sub(self.root)));
        let (all, wanted) = (all.get(&self.root.wrapping_add(id))?, hash(name));
        let first = all.partition_point(|(own, _)| *own < wanted);
        let alike = all.iter().skip(first).take_while(|(own, _)| *own == wanted);
        let alike = alike.map(|(_, child)| child.wrapping_sub(self.root));
        Some(alike.filter(|child| name_of(*child) == Some(name)).last())
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.arena.nodes.get(self.root.wrapping_add(id) as usize)
    }
}

/// Builds [`Spans`] in document order: `key`, then `scalar`, `alias` or `open` … `close`.
#[derive(Debug, Default)]
pub struct SpanBuilder {
    spans: Arena,
    key: Option<(Span, Option<Arc<str>>, bool)>,
    open: Vec<NodeId>,
}

impl SpanBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// The index that the next node will have (for anchors).
    pub fn next_id(&self) -> NodeId {
        u32::try_from(self.spans.nodes.len()).unwrap_or(u32::MAX)
    }

    /// Sets the key of the next node. `name` only where the key is not exactly the source text at `span`.
    pub fn key(&mut self, span: Span, name: Option<Arc<str>>) {
        self.key = Some((span, name, false));
    }

    /// Says that the next node is the value of a merge key `<<` at `span`.
    pub fn merge_key(&mut self, span: Span) {
        self.key = Some((span, None, true));
    }

    /// Adds a scalar.
    pub fn scalar(&mut self, span: Span) {
        self.push(span, 0);
    }

    /// Adds an alias of the node `target`.
    pub fn alias(&mut self, span: Span, target: NodeId) {
        self.push(span, 3 | (target << TARGET_SHIFT));
    }

    /// Opens a mapping whose first byte is `start`.
    pub fn open_mapping(&mut self, start: u32) {
        self.open(start, MAPPING);
    }

    /// Opens a sequence whose first byte is `start`.
    pub fn open_sequence(&mut self, start: u32) {
        self.open(start, SEQUENCE);
    }

    /// Closes the innermost open mapping or sequence, which ends before byte `end`.
    pub fn close(&mut self, end: u32) {
        let next = self.next_id();
        if let Some(id) = self.open.pop()
            && let Some(node) = self.spans.nodes.get_mut(id as usize)
        {
            node.subtree_end = next;
            node.value.end = end.max(node.value.start);
        }
    }

    /// The finished arena. Open nodes are closed at their start.
    pub fn finish(mut self) -> Spans {
        while !self.open.is_empty() {
            self.close(0);
        }
        Spans { arena: Arc::new(self.spans), root: 0 }
    }

    fn open(&mut self, start: u32, kind: u32) {
        self.open.push(self.next_id());
        self.push(Span::new(start, start), kind);
    }

    fn push(&mut self, value: Span, tag: u32) {
        let id = self.next_id();
        let mut node = Node { key: Span::default(), value, subtree_end: id + 1, tag };
        if let Some((span, name, merge)) = self.key.take() {
            node.key = span;
            node.tag |= KEYED | if merge { MERGE } else { 0 };
            if let Some(name) = name {
                self.spans.names.push((id, name));
            }
        }
        self.spans.nodes.push(node);
    }
}

/// A key without its quotes. One with escapes, or with quotes that belong to it, has its name given.
pub fn unquoted(key: &str) -> &str {
    key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_24_bytes() {
        assert_eq!(size_of::<Node>(), 24);
    }

    #[test]
    fn children_skip_grandchildren() {
        // a: [1, 2]\nb: 3
        let text = "a: [1, 2]\nb: 3";
        let mut builder = SpanBuilder::new();
        builder.open_mapping(0);
        builder.key(Span::new(0, 1), None);
        builder.open_sequence(3);
        builder.scalar(Span::new(4, 5));
        builder.scalar(Span::new(7, 8));
        builder.close(9);
        builder.key(Span::new(10, 11), None);
        builder.scalar(Span::new(13, 14));
        builder.close(14);
        let spans = builder.finish();
        let names: Vec<_> = spans.children(0).filter_map(|id| spans.name(id, text)).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(spans.children(1).count(), 2);
        assert_eq!(spans.value(1), Span::new(3, 9));
    }

    #[test]
    fn the_children_of_wide_nodes_are_those_that_a_walk_finds() {
        // A sequence of 100 mappings {a: 1}, then a mapping of 100 entries, of which two have the name `7`.
        let keys: Vec<String> = (0..99).map(|at| format!("{at:02}")).chain(["07".to_owned()]).collect();
        let text = format!("a{}", keys.concat());
        let mut builder = SpanBuilder::new();
        builder.open_sequence(0);
        builder.open_sequence(0);
        for _ in 0..100 {
            builder.open_mapping(0);
            builder.key(Span::new(0, 1), None);
            builder.scalar(Span::new(0, 1));
            builder.close(1);
        }
        builder.close(1);
        builder.open_mapping(1);
        for at in 0..100 {
            builder.key(Span::new(1 + 2 * at, 3 + 2 * at), None);
            builder.scalar(Span::new(0, 1));
        }
        builder.close(1);
        builder.close(1);
        let spans = builder.finish();
        for (spans, id) in [(spans.clone(), 1), (spans.subtree(1), 0)] {
            let all: Vec<_> = spans.children(id).collect();
            let found: Vec<_> = (0..101).map_while(|at| spans.item(id, at)).collect();
            assert_eq!((all.len(), found), (100, all));
        }
        let mapping = spans.item(0, 1).unwrap();
        for (spans, id) in [(spans.clone(), mapping), (spans.subtree(mapping), 0)] {
            let find = |name: &str| spans.entry_of_many(id, name, |child| spans.name(child, &text));
            let walked = |name: &str| spans.children(id).filter(|child| spans.name(*child, &text) == Some(name)).last();
            for name in ["07", "63", "64", "98", "99", "a"] {
                assert_eq!(find(name), Some(walked(name)), "{name}");
            }
        }
        assert_eq!(spans.entry_of_many(0, "a", |_| None), None);
    }

    /// `base: &b {x: 1}\nitems: [{y: *b, "z": 2}]`, the second key of the item named `zed`.
    fn with_an_item() -> Spans {
        let mut builder = SpanBuilder::new();
        builder.open_mapping(0);
        builder.key(Span::new(0, 4), None);
        builder.open_mapping(9);
        builder.key(Span::new(10, 11), None);
        builder.scalar(Span::new(13, 14));
        builder.close(15);
        builder.key(Span::new(16, 21), None);
        builder.open_sequence(23);
        builder.open_mapping(24);
        builder.key(Span::new(25, 26), None);
        builder.alias(Span::new(28, 30), 1);
        builder.key(Span::new(32, 35), Some("zed".into()));
        builder.scalar(Span::new(37, 38));
        builder.close(39);
        builder.close(40);
        builder.close(40);
        builder.finish()
    }

    #[test]
    fn a_part_of_an_arena_stands_alone_and_still_finds_what_its_aliases_mean() {
        let text = "base: &b {x: 1}\nitems: [{y: *b, \"z\": 2}]";
        let part = with_an_item().subtree(4);
        assert_eq!(part.len(), 3);
        assert_eq!(part.value(0), Span::new(24, 39));
        let names: Vec<_> = part.children(0).filter_map(|id| part.name(id, text)).collect();
        assert_eq!(names, ["y", "zed"]);
        let target = part.alias_target(1).unwrap();
        assert_eq!(part.kind(target), NodeKind::Mapping);
        let inner: Vec<_> = part.children(target).filter_map(|id| part.name(id, text)).collect();
        assert_eq!(inner, ["x"]);
        assert_eq!(part.subtree(2).value(0), Span::new(37, 38));
        assert_eq!(part.subtree(9).len(), 0);
        assert_eq!(part.subtree(9).children(0).count(), 0);
    }
}
