//! What statements see: the document, what is below `data` besides rules, what stands in place of something, and what is worked
//! out so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::give::{item, stored};
use crate::evaluate::builtins;
use crate::evaluate::machine::code::Place;

/// What statements see.
pub(super) struct World {
    pub(super) input: Value,
    /// What is below `data` besides rules, as files give it.
    files: Value,
    /// What stands in place of something below `data`, and nothing else.
    stand_ins: Value,
    /// Both: what files give, and what stands in their place laid over it.
    pub(super) data: Value,
    /// Paths below `data` at which a value stands in place of what is there.
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
            files: Value::Undefined,
            stand_ins: Value::Undefined,
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
    pub(super) fn renew(&mut self, input: Value, files: Value) {
        for place in self.touched.drain(..) {
            if let Some(memo) = self.memos.get_mut(place) {
                *memo = Memo::Open;
            }
        }
        self.input = input;
        self.data = files.clone();
        self.files = files;
        self.stand_ins = Value::Undefined;
        self.hidden.clear();
        self.replaced.clear();
    }

    /// Becomes the same as another world, in which nothing is worked out yet.
    pub(super) fn like(&mut self, other: &Self) {
        self.renew(other.input.clone(), other.files.clone());
        self.data = other.data.clone();
        self.stand_ins = other.stand_ins.clone();
        self.hidden.clone_from(&other.hidden);
        self.replaced.clone_from(&other.replaced);
        self.kept.clear();
    }

    /// Puts a value in place of what is at a path below `data`.
    pub(super) fn stand_in(&mut self, path: Vec<Value>, value: Value) {
        put(&mut self.stand_ins, &path, value);
        self.data = laid_over(&self.files, &self.stand_ins);
        self.hidden.push(path);
    }

    /// What is below `data` at a path: where something stands in its place, there or above, that alone; else what files give, with
    /// what stands in place of a part of it.
    pub(super) fn data_at<'p>(&self, path: &(impl Iterator<Item = &'p Value> + Clone)) -> Option<&Value> {
        let is_below = |hidden: &Vec<Value>| {
            let mut path = path.clone();
            hidden.iter().all(|part| path.next() == Some(part))
        };
        if self.hidden.iter().any(is_below) {
            return path.clone().try_fold(&self.stand_ins, item);
        }
        path.clone().try_fold(&self.data, stored)
    }

    /// Puts into what is at a path below `data` what stands in place of its items, which asked for one by one are that alone.
    pub(super) fn put_stand_ins<'p>(&self, path: &(impl Iterator<Item = &'p Value> + Clone), items: &mut Value) {
        for hidden in &self.hidden {
            if let Some((key, above)) = hidden.split_last()
                && above.iter().eq(path.clone())
                && let Some(value) = hidden.iter().try_fold(&self.stand_ins, item)
                && let Ok(object) = items.as_object_mut()
            {
                object.insert(key.clone(), value.clone());
            }
        }
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

/// Puts a value at a path in a document, whatever is there.
pub(super) fn put(document: &mut Value, path: &[Value], value: Value) {
    let [key, rest @ ..] = path else {
        *document = value;
        return;
    };
    if document.as_object().is_err() {
        *document = Value::new_object();
    }
    if let Ok(object) = document.as_object_mut() {
        let below = object.get_or_insert_with(key.clone(), Value::new_object);
        put(below, rest, value);
    }
}

/// A value with another one laid over it: of two objects the entries of both, each laid over its like.
fn laid_over(below: &Value, above: &Value) -> Value {
    match (below, above) {
        (_, Value::Undefined) => below.clone(),
        (Value::Object(old), Value::Object(new)) => {
            let mut all = below.clone();
            if let Ok(object) = all.as_object_mut() {
                for (key, value) in new.iter() {
                    let value = old.get(key).map_or_else(|| value.clone(), |old| laid_over(old, value));
                    object.insert(key.clone(), value);
                }
            }
            all
        }
        _ => above.clone(),
    }
}
