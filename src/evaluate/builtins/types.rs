//! A value in, what type it has out.
use regorus::Value;

use super::Entry;
use super::call::{self, Answer, Operands};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("is_array", 1, |operands| is(matches!(operands.value(1), Value::Array(_)))),
    ("is_boolean", 1, |operands| is(matches!(operands.value(1), Value::Bool(_)))),
    ("is_null", 1, |operands| is(matches!(operands.value(1), Value::Null))),
    ("is_number", 1, |operands| is(matches!(operands.value(1), Value::Number(_)))),
    ("is_object", 1, |operands| is(matches!(operands.value(1), Value::Object(_)))),
    ("is_set", 1, |operands| is(matches!(operands.value(1), Value::Set(_)))),
    ("is_string", 1, |operands| is(matches!(operands.value(1), Value::String(_)))),
    ("type_name", 1, type_name),
];

/// A value of another type makes them false, not undefined.
#[expect(clippy::unnecessary_wraps, reason = "what a built-in gives")]
fn is(so: bool) -> Answer {
    Ok(Value::Bool(so))
}

#[expect(clippy::unnecessary_wraps, reason = "what a built-in gives")]
fn type_name(operands: Operands<'_>) -> Answer {
    Ok(Value::from(call::type_name(operands.value(1))))
}
