//! What each of many rules reads of a value, as one tree: which of them see the difference between two values is told by one walk.

use std::collections::BTreeMap;

use regorus::Value;
use serde::{Deserialize, Serialize};

use super::reads::{Guard, Guarded, Reads};

/// Rules, each with what it reads of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Readers {
    number: usize,
    /// Those of which it is not known what they read.
    unknown: Numbers,
    tree: Node,
}

/// A set of rules, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Numbers(Vec<u64>);

/// Who reads what of a value; see [`Reads`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Node {
    /// Those that look at it at all.
    all: Numbers,
    whole: Numbers,
    scalar: Numbers,
    /// Those to which it may be told which keys or items there are.
    listed: Numbers,
    fields: Fields,
    items: BTreeMap<u64, Node>,
    each: Option<Box<Node>>,
    within: Option<Box<Node>>,
    guarded: Vec<(Guard, Node)>,
}

/// Nodes by name, sorted. Most have few, for which the leaves of a B-tree have far too much room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Fields(Vec<(Box<str>, Node)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&Node> {
        let at = self.0.binary_search_by(|(own, _)| own.as_ref().cmp(name)).ok()?;
        self.0.get(at).map(|(_, node)| node)
    }

    fn add(&mut self, name: &str, number: usize, reads: &Reads) {
        let known = self.0.binary_search_by(|(own, _)| own.as_ref().cmp(name));
        let at = known.unwrap_or_else(|at| {
            self.0.insert(at, (Box::from(name), Node::default()));
            at
        });
        self.0.get_mut(at).into_iter().for_each(|(_, node)| node.add(number, reads));
    }
}

impl Numbers {
    fn insert(&mut self, number: usize) {
        let word = number / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (number % 64);
        }
    }

    fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    fn contains(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

impl Readers {
    /// Rules, by what each reads, where that is known.
    pub(crate) fn of(rules: impl IntoIterator<Item = Option<Reads>>) -> Self {
        let mut own = Self::default();
        for reads in rules {
            match reads {
                Some(reads) => own.tree.add(own.number, &reads),
                None => own.unknown.insert(own.number),
            }
            own.number += 1;
        }
        own
    }

    /// How many rules.
    pub(crate) fn len(&self) -> usize {
        self.number
    }

    /// The rules that see some of these pairs of values differ, by their places.
    pub(crate) fn seeing<'v>(&self, pairs: impl IntoIterator<Item = (&'v Value, &'v Value)>) -> Vec<usize> {
        let mut seen = Numbers::default();
        for (was, is) in pairs.into_iter().filter(|(was, is)| was != is) {
            seen.extend(&self.unknown);
            Here::default().with(&self.tree).compare(was, is, &mut seen);
        }
        (0..self.number).filter(|number| seen.contains(*number)).collect()
    }
}

impl Node {
    fn add(&mut self, number: usize, reads: &Reads) {
        let Reads { whole, scalar, keys: _, fields, items, each, within, guarded } = reads;
        self.all.insert(number);
        for (is_so, own) in
            [(*whole, &mut self.whole), (*scalar, &mut self.scalar), (reads.is_listed(), &mut self.listed)]
        {
            if is_so {
                own.insert(number);
            }
        }
        for (name, reads) in fields {
            self.fields.add(name, number, reads);
        }
        for (index, reads) in items {
            self.items.entry(*index).or_default().add(number, reads);
        }
        if let Some(reads) = each {
            self.each.get_or_insert_default().add(number, reads);
        }
        if let Some(reads) = within {
            self.within.get_or_insert_default().add(number, reads);
        }
        for Guarded { guard, reads } in guarded {
            let known = self.guarded.iter().position(|(own, _)| own == guard);
            let place = known.unwrap_or_else(|| {
                self.guarded.push((guard.clone(), Self::default()));
                self.guarded.len() - 1
            });
            if let Some((_, node)) = self.guarded.get_mut(place) {
                node.add(number, reads);
            }
        }
    }
}

/// All that is read of the value at hand.
#[derive(Clone, Default)]
struct Here<'r> {
    each: Vec<&'r Node>,
    /// What is read of whatever is in it, too.
    deep: Vec<&'r Node>,
}

impl<'r> Here<'r> {
    fn with(mut self, node: &'r Node) -> Self {
        self.each.push(node);
        match node.within.as_deref() {
            Some(within) if !self.deep.iter().any(|own| std::ptr::eq(*own, within)) => {
                self.deep.push(within);
                self.with(within)
            }
            _ => self,
        }
    }

    /// With what is read where the value is some sort of thing, as far as it is.
    fn sorted_as(mut self, value: &Value) -> Self {
        let mut next = 0;
        while let Some(node) = self.each.get(next).copied() {
            let holding = node.guarded.iter().filter(|(guard, _)| guard.holds(value));
            self = holding.fold(self, |own, (_, node)| own.with(node));
            next += 1;
        }
        self
    }

    /// What is read of an item, `own` of which by its name.
    fn inside(&self, own: impl Fn(&'r Node) -> Option<&'r Node>) -> Self {
        let inner = Self { each: self.deep.clone(), deep: self.deep.clone() };
        let named = self.each.iter().copied().filter_map(own);
        named.chain(self.each.iter().copied().filter_map(|node| node.each.as_deref())).fold(inner, Self::with)
    }

    fn compare(self, was: &Value, is: &Value, seen: &mut Numbers) {
        if self.each.is_empty() || was == is {
            return;
        }
        let here = self.sorted_as(was);
        here.see(|node| &node.whole, seen);
        match (was, is) {
            (Value::Object(was), Value::Object(is)) => {
                if was.len() != is.len() || !was.keys().eq(is.keys()) {
                    here.see_items(seen);
                }
                for (key, value) in was.iter() {
                    let name = name(key);
                    match is.get(key) {
                        Some(other) => here.inside(|node| node.fields.get(name)).compare(value, other, seen),
                        None => here.lost(|node| node.fields.get(name), seen),
                    }
                }
                for key in is.keys().filter(|key| !was.contains_key(key)) {
                    let name = name(key);
                    here.lost(|node| node.fields.get(name), seen);
                }
            }
            (Value::Array(was), Value::Array(is)) => {
                if was.len() != is.len() {
                    here.see_items(seen);
                }
                for (index, (was, is)) in (0..).zip(was.iter().zip(is.iter())) {
                    here.inside(|node| node.items.get(&index)).compare(was, is, seen);
                }
                for index in was.len().min(is.len())..was.len().max(is.len()) {
                    here.lost(|node| node.items.get(&(index as u64)), seen);
                }
            }
            (Value::String(_), Value::String(_)) | (Value::Number(_), Value::Number(_)) => {
                here.see(|node| &node.scalar, seen);
            }
            _ => here.see(|node| &node.all, seen),
        }
    }

    fn see(&self, who: impl Fn(&Node) -> &Numbers, seen: &mut Numbers) {
        for node in &self.each {
            seen.extend(who(node));
        }
    }

    /// There are other items.
    fn see_items(&self, seen: &mut Numbers) {
        self.see(|node| &node.listed, seen);
        for node in &self.deep {
            seen.extend(&node.all);
        }
    }

    /// What only one of the values has under a name.
    fn lost(&self, own: impl Fn(&'r Node) -> Option<&'r Node>, seen: &mut Numbers) {
        self.each.iter().copied().filter_map(own).for_each(|node| seen.extend(&node.all));
    }
}

fn name(key: &Value) -> &str {
    match key {
        Value::String(text) => text,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_see_together_what_each_sees_alone() {
        let value = |text: &str| Value::from_json_str(text).unwrap();
        let scalar = Reads { scalar: true, ..Reads::default() };
        let named = |name: &str, reads: Reads| Reads { fields: [(name.to_owned(), reads)].into(), ..Reads::default() };
        let each = |reads: Reads| Reads { each: Some(Box::new(reads)), ..Reads::default() };
        let guard = Guard { field: "k".to_owned(), texts: vec!["a".to_owned()] };
        let guarded = Guarded { guard, reads: named("v", scalar.clone()) };
        let mut of_sort = named("k", scalar.clone());
        of_sort.guarded.push(guarded.clone());
        let rules = [
            Reads::default(),
            Reads { whole: true, ..Reads::default() },
            named("l", each(named("v", scalar.clone()))),
            named("l", each(of_sort)),
            named("l", Reads { keys: true, ..Reads::default() }),
            named("l", Reads { items: [(1, named("v", scalar.clone()))].into(), ..Reads::default() }),
            Reads { within: Some(Box::new(named("v", scalar.clone()))), ..Reads::default() },
            named("x", Reads::default()),
            Reads {
                within: Some(Box::new(Reads { guarded: vec![guarded.clone()], ..named("k", scalar.clone()) })),
                ..Reads::default()
            },
            named("l", Reads { within: Some(Box::new(Reads { whole: true, ..Reads::default() })), ..Reads::default() }),
            each(each(each(scalar.clone()))),
            each(Reads { fields: [("k".to_owned(), scalar.clone())].into(), ..each(named("v", Reads::default())) }),
        ];
        let values = [
            r#"{"l": [{"k": "a", "v": 1}, {"k": "b", "v": 1}]}"#,
            r#"{"l": [{"k": "a", "v": 2}, {"k": "b", "v": 1}]}"#,
            r#"{"l": [{"k": "a", "v": 1}, {"k": "b", "v": 2}]}"#,
            r#"{"l": [{"k": "b", "v": 1}, {"k": "b", "v": 1}]}"#,
            r#"{"l": [{"k": "a", "v": 1}]}"#,
            r#"{"l": {"k": "a"}, "x": 1}"#,
            r#"{"l": [{"k": "a", "v": 1}, {"k": "b", "v": 1}], "x": true}"#,
            r#"{"l": [{"k": "a", "v": {"k": "a", "v": 1}}], "x": null}"#,
            r#"{"l": [{"k": "a", "v": {"k": "a", "v": 2}}], "x": null}"#,
            r#"{"l": {"k": "b"}, "x": 2}"#,
        ];
        let all = Readers::of(rules.iter().cloned().map(Some).chain([None]));
        let mut seen = 0;
        for (a, b) in values.iter().flat_map(|a| values.iter().map(move |b| (value(a), value(b)))) {
            let alone = rules.iter().enumerate().filter(|(_, reads)| !reads.is_same(&a, &b)).map(|(number, _)| number);
            let alone: Vec<_> = alone.chain((a != b).then_some(rules.len())).collect();
            assert_eq!(all.seeing([(&a, &b)]), alone, "{a} {b}");
            seen += alone.len();
        }
        assert!(seen > 50, "{seen}");
    }
}
