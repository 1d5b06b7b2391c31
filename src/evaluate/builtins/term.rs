//! A value in, the text OPA prints for it as a term out, and OPA's order of values.
use std::cmp::Ordering;

use regorus::Value;
use regorus::value::Object;

use super::gofmt::quote::{self, Alphabet};
use super::number;

/// The text of `value` as a Rego term: `{"a": 1, "b": [true, null]}`, `{1, 2}`, `set()`.
pub(crate) fn text(value: &Value) -> String {
    let mut out = String::new();
    append(&mut out, value);
    out
}

/// Appends the text of `value` as a Rego term.
pub(crate) fn append(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(_) => {
            if let Some(number) = number::of(value) {
                number::append(out, &number);
            }
        }
        Value::String(text) => quote::append_string(out, text, Alphabet::Unicode),
        Value::Array(array) => append_list(out, array.iter(), '[', ']'),
        Value::Set(set) if set.is_empty() => out.push_str("set()"),
        Value::Set(_) => append_list(out, sorted_members(value).into_iter(), '{', '}'),
        Value::Object(object) => {
            out.push('{');
            for (i, (key, value)) in sorted_pairs(object).into_iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                append(out, key);
                out.push_str(": ");
                append(out, value);
            }
            out.push('}');
        }
        Value::Undefined => {}
    }
}

fn append_list<'v>(out: &mut String, members: impl Iterator<Item = &'v Value>, open: char, close: char) {
    out.push(open);
    for (i, member) in members.enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        append(out, member);
    }
    out.push(close);
}

/// The members of a set or array in OPA's order.
pub(crate) fn sorted_members(value: &Value) -> Vec<&Value> {
    let mut members = super::call::members(value).unwrap_or_default();
    members.sort_by(|a, b| compare(a, b));
    members
}

/// The pairs of an object by their keys in OPA's order.
fn sorted_pairs(object: &Object) -> Vec<(&Value, &Value)> {
    let mut pairs: Vec<_> = object.iter_sorted().collect();
    if !are_plain(object.keys()) {
        pairs.sort_by(|(a, _), (b, _)| compare(a, b));
    }
    pairs
}

/// Whether none of the values is made of others: then regorus has them in OPA's order.
fn are_plain<'v>(mut values: impl Iterator<Item = &'v Value>) -> bool {
    !values.any(|value| matches!(value, Value::Array(_) | Value::Object(_) | Value::Set(_)))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
        Value::Set(_) => 6,
        Value::Undefined => 7,
    }
}

/// OPA's order: by type, objects before sets (regorus has them the other way round).
pub(crate) fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => compare_lists(a.iter(), b.iter()),
        (Value::Set(x), Value::Set(y)) if are_plain(x.iter_sorted().chain(y.iter_sorted())) => {
            compare_lists(x.iter_sorted(), y.iter_sorted())
        }
        (Value::Set(_), Value::Set(_)) => compare_lists(sorted_members(a).into_iter(), sorted_members(b).into_iter()),
        (Value::Object(a), Value::Object(b)) if are_plain(a.keys().chain(b.keys())) => {
            compare_pairs(a.iter_sorted(), b.iter_sorted()).then(a.len().cmp(&b.len()))
        }
        (Value::Object(a), Value::Object(b)) => {
            compare_pairs(sorted_pairs(a).into_iter(), sorted_pairs(b).into_iter()).then(a.len().cmp(&b.len()))
        }
        _ => rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)),
    }
}

/// The order of the first pairs that differ, key or value.
fn compare_pairs<'v>(
    a: impl Iterator<Item = (&'v Value, &'v Value)>,
    b: impl Iterator<Item = (&'v Value, &'v Value)>,
) -> Ordering {
    let mut orders = a.zip(b).map(|((ka, va), (kb, vb))| compare(ka, kb).then_with(|| compare(va, vb)));
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn compare_lists<'v>(mut a: impl Iterator<Item = &'v Value>, mut b: impl Iterator<Item = &'v Value>) -> Ordering {
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => match compare(a, b) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
        }
    }
}
