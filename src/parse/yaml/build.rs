//! Nodes in document order → the value and its arena, in one pass and without recursion.
//!
//! Takes `key`, `place`, `open` … `close` from whoever reads the text, and gives a [`Tree`] for each document. All entries and
//! items that are still open stand on two stacks, so that a collection costs one allocation when it is closed. Never looks at
//! the text.

use std::collections::{BTreeMap, btree_map as map};

use regorus::Value;

use crate::model::ProblemKind;
use crate::model::spans::SpanBuilder;
use crate::parse::faults::quoted;
use crate::parse::{Fault, Key, Tree};

/// The offset of an entry that a merge key brought: it may stand twice.
const MERGED: u32 = u32::MAX;
/// Mappings with so many entries are one node of a tree: filling it as they come is cheaper than sorting them first.
const FEW: usize = 11;

/// An entry of a mapping that is still open.
struct Entry {
    key: Value,
    value: Value,
    at: u32,
}

/// A mapping or sequence that is still open.
struct Frame {
    /// Where its entries or items start on their stack.
    base: usize,
    is_mapping: bool,
    /// The key whose value comes next.
    key: Option<(Value, u32)>,
}

/// A document in the making, and what was found wrong in it.
#[derive(Default)]
pub(super) struct Builder {
    /// The arena; the reader adds a node before it gives the value.
    pub spans: SpanBuilder,
    frames: Vec<Frame>,
    entries: Vec<Entry>,
    items: Vec<Value>,
    root: Option<Value>,
    /// Keys that stand twice, by the offset of the later one.
    pub duplicates: Vec<Fault>,
    /// Whether a key overrides what merge keys bring, wherever these stand; else the later of both counts.
    keys_win: bool,
}

impl Builder {
    /// A builder, and whether a key overrides what merge keys bring.
    pub(super) fn new(keys_win: bool) -> Self {
        Self { keys_win, ..Self::default() }
    }

    /// How many collections are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Opens a mapping.
    pub(super) fn open_mapping(&mut self) {
        self.frames.push(Frame { base: self.entries.len(), is_mapping: true, key: None });
    }

    /// Opens a sequence.
    pub(super) fn open_sequence(&mut self) {
        self.frames.push(Frame { base: self.items.len(), is_mapping: false, key: None });
    }

    /// The key of the next value, which stands at an offset.
    pub(super) fn key(&mut self, key: Key, at: u32) {
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some((Value::String(key), at));
        }
    }

    /// Puts a value where the next one belongs.
    pub(super) fn place(&mut self, value: Value) {
        match self.frames.last_mut() {
            Some(Frame { is_mapping: false, .. }) => self.items.push(value),
            Some(frame) => {
                if let Some((key, at)) = frame.key.take() {
                    self.entries.push(Entry { key, value, at });
                }
            }
            None => self.root = Some(value),
        }
    }

    /// Adds the entry of a merge key's mapping to the mapping that is open.
    pub(super) fn merge(&mut self, key: Value, value: Value) {
        self.entries.push(Entry { key, value, at: MERGED });
    }

    /// Closes the innermost collection and gives its value, which is not placed yet.
    pub(super) fn close(&mut self) -> Value {
        match self.frames.pop() {
            Some(Frame { base, is_mapping: true, .. }) => self.object(base),
            Some(Frame { base, .. }) => Value::from(self.items.drain(base..).collect::<Vec<_>>()),
            None => Value::Null,
        }
    }

    /// The finished document; the builder is ready for the next one.
    pub(super) fn finish(&mut self) -> Option<Tree> {
        let spans = std::mem::take(&mut self.spans).finish();
        self.root.take().map(|value| Tree { value, spans })
    }

    /// Forgets the document that was begun.
    pub(super) fn reset(&mut self) {
        self.spans = SpanBuilder::new();
        self.frames.clear();
        self.entries.clear();
        self.items.clear();
        self.duplicates.clear();
        self.root = None;
    }

    fn object(&mut self, base: usize) -> Value {
        let open = self.entries.get(base..).unwrap_or_default();
        if open.len() > FEW || open.iter().any(|entry| entry.at == MERGED) {
            return self.large_object(base);
        }
        let mut object = BTreeMap::new();
        for Entry { key, value, at } in self.entries.drain(base..) {
            match object.entry(key) {
                map::Entry::Vacant(place) => {
                    place.insert(value);
                }
                map::Entry::Occupied(mut place) => {
                    self.duplicates.push(duplicate(place.key(), at));
                    place.insert(value);
                }
            }
        }
        Value::from(object)
    }

    /// Sorts the entries first, which is cheaper where they are many; here some may be merged ones.
    fn large_object(&mut self, base: usize) -> Value {
        let open = self.entries.get_mut(base..).unwrap_or_default();
        // The sort is stable: of equal keys the later one wins below.
        let is_stronger = |entry: &Entry| self.keys_win && entry.at != MERGED;
        open.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| is_stronger(a).cmp(&is_stronger(b))));
        for same in open.chunk_by(|a, b| a.key == b.key).filter(|same| same.len() > 1) {
            let own = same.iter().filter(|entry| entry.at != MERGED);
            self.duplicates.extend(own.skip(1).map(|entry| duplicate(&entry.key, entry.at)));
        }
        let entries = self.entries.drain(base..).map(|entry| (entry.key, entry.value));
        Value::from(entries.collect::<BTreeMap<_, _>>())
    }
}

fn duplicate(key: &Value, at: u32) -> Fault {
    let key = key.as_string().map_or("", AsRef::as_ref);
    Fault {
        kind: ProblemKind::DuplicateKey,
        offset: at,
        message: format!("the key {} stands twice in one mapping; this one counts", quoted(key)),
        help: Some("remove one of the two".to_owned()),
    }
}
