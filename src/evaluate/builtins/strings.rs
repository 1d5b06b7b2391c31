//! Strings in, strings out: `sprintf` and its kin.
use std::borrow::Cow;

use regorus::Value;

use super::call::{Answer, Operands};
use super::gofmt::{self, Arg};
use super::number::{self, Num};
use super::{Entry, term};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("sprintf", 2, sprintf)];

fn sprintf(operands: Operands<'_>) -> Answer {
    let format = operands.string(1)?;
    let args: Vec<Arg<'_>> = operands.array(2)?.iter().map(argument).collect();
    gofmt::sprintf(format, &args).map(Value::from)
}

/// Converts a term as OPA does before it calls Go's `fmt`.
fn argument(value: &Value) -> Arg<'_> {
    match value {
        Value::String(text) => Arg::Text(Cow::Borrowed(text)),
        Value::Number(_) => match number::of(value) {
            Some(Num::Int(value)) => Arg::Int(value),
            Some(Num::Big(value)) => Arg::Big(value),
            Some(Num::Float(value)) => Arg::Float(value),
            None => Arg::Text(Cow::Borrowed("")),
        },
        other => Arg::Text(Cow::Owned(term::text(other))),
    }
}
