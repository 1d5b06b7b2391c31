//! What of a value is read: two values that differ elsewhere alone are the same to who reads.

use std::collections::BTreeMap;

use regorus::Value;
use serde::{Deserialize, Serialize};

/// What of a value is read. Where it is looked at at all, that is what sort of value it is, and whether it is true or false.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reads {
    /// All of it.
    pub(crate) whole: bool,
    /// The text or number that it is.
    pub(crate) scalar: bool,
    /// Its keys, or how many items it has.
    pub(crate) keys: bool,
    /// What is under some keys.
    pub(crate) fields: BTreeMap<String, Reads>,
    /// What is at some places of a list.
    pub(crate) items: BTreeMap<u64, Reads>,
    /// What is under every key or at every place.
    pub(crate) each: Option<Box<Reads>>,
    /// What is at any depth, the value itself among it.
    pub(crate) within: Option<Box<Reads>>,
    /// What is read of it where it is some sort of thing; what tells so is read in any case.
    pub(crate) guarded: Vec<Guarded>,
}

/// What is read of a value that is of some sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Guarded {
    pub(crate) guard: Guard,
    pub(crate) reads: Reads,
}

/// Values of a sort: what is under one of their keys is one of some texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Guard {
    pub(crate) field: String,
    pub(crate) texts: Vec<String>,
}

impl Guard {
    /// Whether a value is of the sort.
    pub(crate) fn holds(&self, value: &Value) -> bool {
        let Value::Object(fields) = value else { return false };
        let text = fields.get(&Value::from(self.field.as_str())).and_then(|own| own.as_string().ok());
        text.is_some_and(|text| self.texts.iter().any(|own| own.as_str() == text.as_ref()))
    }
}

impl Reads {
    /// Whether two values are the same to who reads this of them.
    pub(crate) fn is_same(&self, a: &Value, b: &Value) -> bool {
        is_same(&Looking::default().with(self), a, b)
    }

    /// What is read of what is under a key.
    pub(crate) fn field(&self, name: &str) -> Self {
        Looking::default().with(self).where_it_is(|_| true).field(name).together()
    }

    /// What is read of any item of a list.
    pub(crate) fn any_item(&self) -> Self {
        let readers = Looking::default().with(self).where_it_is(|_| true);
        let mut own = readers.item(None).together();
        for reads in readers.each.iter().flat_map(|reads| reads.items.values()) {
            own.add(reads);
        }
        own
    }

    /// Whether it may be told which keys or items there are, whatever they are called.
    pub(crate) fn is_listed(&self) -> bool {
        self.whole || self.keys || self.each.is_some() || self.within.is_some()
    }

    /// With what somebody else reads.
    pub(crate) fn add(&mut self, other: &Self) {
        let Self { whole, scalar, keys, fields, items, each, within, guarded } = other;
        self.whole |= whole;
        self.scalar |= scalar;
        self.keys |= keys;
        for (name, reads) in fields {
            self.fields.entry(name.clone()).or_default().add(reads);
        }
        for (index, reads) in items {
            self.items.entry(*index).or_default().add(reads);
        }
        if let Some(reads) = each {
            self.each.get_or_insert_default().add(reads);
        }
        if let Some(reads) = within {
            self.within.get_or_insert_default().add(reads);
        }
        for Guarded { guard, reads } in guarded {
            match self.guarded.iter_mut().find(|own| own.guard == *guard) {
                Some(own) => own.reads.add(reads),
                None => self.guarded.push(Guarded { guard: guard.clone(), reads: reads.clone() }),
            }
        }
    }
}

/// All that read a value.
#[derive(Clone, Default)]
struct Looking<'r> {
    each: Vec<&'r Reads>,
    /// Those that read whatever is in it, too.
    deep: Vec<&'r Reads>,
}

impl<'r> Looking<'r> {
    fn with(mut self, reads: &'r Reads) -> Self {
        self.each.push(reads);
        match reads.within.as_deref() {
            Some(within) if !self.deep.iter().any(|own| std::ptr::eq(*own, within)) => {
                self.deep.push(within);
                self.with(within)
            }
            _ => self,
        }
    }

    /// With those that read a value where it is some sort of thing, as far as it is.
    fn where_it_is(mut self, holds: impl Fn(&Guard) -> bool) -> Self {
        let mut next = 0;
        while let Some(reads) = self.each.get(next).copied() {
            self = reads
                .guarded
                .iter()
                .filter(|own| holds(&own.guard))
                .fold(self, |own, guarded| own.with(&guarded.reads));
            next += 1;
        }
        self
    }

    fn read(&self, is_read: impl Fn(&Reads) -> bool) -> bool {
        self.each.iter().any(|reads| is_read(reads))
    }

    /// All of them, as one.
    fn together(self) -> Reads {
        let mut own = Reads::default();
        for reads in self.each {
            own.add(reads);
        }
        for reads in self.deep {
            own.within.get_or_insert_default().add(reads);
        }
        own
    }

    /// Whether every item is looked at.
    fn is_listed(&self) -> bool {
        !self.deep.is_empty() || self.read(Reads::is_listed)
    }

    /// What reads an item, `own` of which by its name.
    fn inside(&self, own: impl Fn(&'r Reads) -> Option<&'r Reads>) -> Self {
        let whole = self.each.iter().copied().filter(|reads| reads.whole);
        let named = self.each.iter().copied().filter_map(own);
        let each = self.each.iter().copied().filter_map(|reads| reads.each.as_deref());
        let inner = Self { each: self.deep.clone(), deep: self.deep.clone() };
        whole.chain(named).chain(each).fold(inner, Self::with)
    }

    fn field(&self, name: &str) -> Self {
        self.inside(|reads| reads.fields.get(name))
    }

    fn item(&self, index: Option<u64>) -> Self {
        self.inside(|reads| reads.items.get(&index?))
    }
}

fn is_same(readers: &Looking<'_>, a: &Value, b: &Value) -> bool {
    if readers.each.is_empty() {
        return true;
    }
    if readers.read(|reads| !reads.guarded.is_empty()) {
        return is_same_of(&readers.clone().where_it_is(|guard| guard.holds(a)), a, b);
    }
    is_same_of(readers, a, b)
}

fn is_same_of(readers: &Looking<'_>, a: &Value, b: &Value) -> bool {
    if readers.read(|reads| reads.whole) {
        return a == b;
    }
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if readers.is_listed() => {
            let is_same = |((key, a), (other, b)): ((&Value, &Value), (&Value, &Value))| {
                key == other && is_same(&readers.field(name(key)), a, b)
            };
            a.len() == b.len() && a.iter().zip(b.iter()).all(is_same)
        }
        (Value::Array(a), Value::Array(b)) if readers.is_listed() => {
            let is_same = |(index, (a, b)): (u64, (&Value, &Value))| is_same(&readers.item(Some(index)), a, b);
            a.len() == b.len() && (0..).zip(a.iter().zip(b.iter())).all(is_same)
        }
        (Value::Object(a), Value::Object(b)) => {
            let mut names = readers.each.iter().flat_map(|reads| reads.fields.keys());
            names.all(|name| {
                let key = Value::from(name.as_str());
                are_same(&readers.field(name), a.get(&key), b.get(&key))
            })
        }
        (Value::Array(a), Value::Array(b)) => {
            let mut indices = readers.each.iter().flat_map(|reads| reads.items.keys());
            indices.all(|index| {
                let at = usize::try_from(*index).unwrap_or(usize::MAX);
                are_same(&readers.item(Some(*index)), a.get(at), b.get(at))
            })
        }
        (Value::String(_), Value::String(_)) | (Value::Number(_), Value::Number(_)) => {
            !readers.read(|reads| reads.scalar) || a == b
        }
        _ => a == b,
    }
}

fn are_same(readers: &Looking<'_>, a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => is_same(readers, a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn name(key: &Value) -> &str {
    match key {
        Value::String(text) => text,
        _ => "",
    }
}
