//! What statements see: the document, what is below `data` besides rules, what stands in place of something, and what is worked
//! out so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use crate::evaluate::builtins;
use crate::evaluate::machine::code::Place;

/// What statements see.
pub(super) struct World {
    pub(super) input: Value,
    /// What is below `data` besides rules.
    pub(super) data: Value,
    /// Paths below `data` at which a value stands in place of rules.
    pub(super) hidden: Vec<Vec<Value>>,
    /// What stands in place of functions; the last one counts.
    pub(super) replaced: Vec<(Callee, By)>,
    memos: Vec<Memo>,
    /// The places that are not open.
    touched: Vec<Place>,
    /// What follows from a part of the document that later ones may have, too.
    kept: BTreeMap<Place, Kept>,
}

/// The value of what is at a place, if it has one.
struct Kept {
    /// The entries of the document from which it follows, and what they were.
    entries: Vec<(Value, Option<Value>)>,
    value: Option<Value>,
}

/// A function that something stands in place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callee {
    Builtin(&'static str),
    Policy(Place),
}

/// What stands in place of a function.
#[derive(Clone, Debug)]
pub(super) enum By {
    Value(Value),
    Builtin(&'static str, builtins::Function),
    Policy(Place),
}

/// What is known of what is at a place.
#[derive(Clone, Debug, Default)]
pub(super) enum Memo {
    /// Nobody asked.
    #[default]
    Open,
    /// It is being worked out.
    Running,
    /// Its value, if it has one.
    Known(Option<Value>),
}

impl Default for World {
    fn default() -> Self {
        Self {
            input: Value::Undefined,
            data: Value::Undefined,
            hidden: Vec::new(),
            replaced: Vec::new(),
            memos: Vec::new(),
            touched: Vec::new(),
            kept: BTreeMap::new(),
        }
    }
}

impl World {
    /// Makes room for so many places.
    pub(super) fn fit(&mut self, places: usize) {
        self.memos.resize(places, Memo::Open);
    }

    /// Goes on to a document.
    pub(super) fn renew(&mut self, input: Value, data: Value) {
        for place in self.touched.drain(..) {
            if let Some(memo) = self.memos.get_mut(place) {
                *memo = Memo::Open;
            }
        }
        (self.input, self.data) = (input, data);
        self.hidden.clear();
        self.replaced.clear();
    }

    /// Becomes the same as another world, in which nothing is worked out yet.
    pub(super) fn like(&mut self, other: &Self) {
        self.renew(other.input.clone(), other.data.clone());
        self.hidden.clone_from(&other.hidden);
        self.replaced.clone_from(&other.replaced);
        self.kept.clear();
    }

    /// Keeps a value for documents that have the same entries.
    pub(super) fn keep(&mut self, place: Place, entries: &BTreeSet<Value>, value: Option<&Value>) {
        let entries = entries.iter().map(|key| (key.clone(), self.entry(key).cloned())).collect();
        self.kept.insert(place, Kept { entries, value: value.cloned() });
    }

    /// The value that was kept of what is at a place, where the document has the same entries: not such as are equal, which takes
    /// long to tell.
    pub(super) fn kept(&self, place: Place) -> Option<&Option<Value>> {
        let kept = self.kept.get(&place)?;
        let are_same = kept.entries.iter().all(|(key, was)| match (was, self.entry(key)) {
            (Some(Value::Array(was)), Some(Value::Array(is))) => Arc::ptr_eq(was, is),
            (Some(Value::Object(was)), Some(Value::Object(is))) => Arc::ptr_eq(was, is),
            (None, None) => true,
            _ => false,
        });
        are_same.then_some(&kept.value)
    }

    fn entry(&self, key: &Value) -> Option<&Value> {
        self.input.as_object().ok()?.get(key)
    }

    /// Whether nothing stands in place of rules and functions.
    pub(super) fn is_plain(&self) -> bool {
        self.hidden.is_empty() && self.replaced.is_empty()
    }

    /// The value that is known of what is at a place.
    pub(super) fn memo(&self, place: Place) -> Option<&Value> {
        match self.memos.get(place)? {
            Memo::Known(value) => value.as_ref(),
            Memo::Open | Memo::Running => None,
        }
    }

    /// What is known of what is at a place.
    pub(super) fn state(&self, place: Place) -> Option<&Memo> {
        self.memos.get(place)
    }

    /// Notes what is known of it.
    pub(super) fn note(&mut self, place: Place, memo: Memo) {
        if let Some(own) = self.memos.get_mut(place) {
            if matches!(own, Memo::Open) {
                self.touched.push(place);
            }
            *own = memo;
        }
    }
}
