//! A value in, the text OPA prints for it as a term out, and OPA's order of values.
use std::cmp::Ordering;

use regorus::Value;

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
            for (i, (key, value)) in object.iter_sorted().enumerate() {
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
        (Value::Set(_), Value::Set(_)) => compare_lists(sorted_members(a).into_iter(), sorted_members(b).into_iter()),
        (Value::Object(a), Value::Object(b)) => {
            let mut pairs = a.iter_sorted().zip(b.iter_sorted());
            let unequal = pairs.find_map(|((ka, va), (kb, vb))| {
                Some(compare(ka, kb).then_with(|| compare(va, vb))).filter(|order| order.is_ne())
            });
            unequal.unwrap_or_else(|| a.len().cmp(&b.len()))
        }
        _ => rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)),
    }
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
