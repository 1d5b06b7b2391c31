//! Two values in, whether they are equal or in what order they stand out: what `==`, `!=`, `<`, `<=`, `>` and `>=` are calls
//! of, and what `in` is.
use std::cmp::Ordering;

use regorus::Value;

use super::call::{Answer, Operands, each};
use super::objects::at;
use super::{Entry, term};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("eq", 2, |operands| truth(equal(operands))),
    ("equal", 2, |operands| truth(equal(operands))),
    ("neq", 2, |operands| truth(!equal(operands))),
    ("lt", 2, |operands| truth(order(operands).is_lt())),
    ("lte", 2, |operands| truth(order(operands).is_le())),
    ("gt", 2, |operands| truth(order(operands).is_gt())),
    ("gte", 2, |operands| truth(order(operands).is_ge())),
    ("internal.member_2", 2, |operands| truth(is_member(operands.value(1), operands.value(2)))),
    ("internal.member_3", 3, |operands| truth(at(operands.value(3), operands.value(1)) == Some(operands.value(2)))),
];

#[expect(clippy::unnecessary_wraps, reason = "what a built-in gives")]
fn truth(so: bool) -> Answer {
    Ok(Value::Bool(so))
}

fn equal(operands: Operands<'_>) -> bool {
    operands.value(1) == operands.value(2)
}

fn order(operands: Operands<'_>) -> Ordering {
    term::compare(operands.value(1), operands.value(2))
}

/// Whether a value is in an array or a set, or under a key of an object; in anything else it is not.
fn is_member(value: &Value, collection: &Value) -> bool {
    match collection {
        Value::Set(set) => set.contains(value),
        Value::Object(object) => object.values().any(|member| member == value),
        other => each(other).any(|member| member == value),
    }
}
