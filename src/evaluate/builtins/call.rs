//! What every built-in shares: how operands are read, what an error says, how large an answer may be.
//!
//! Operand errors carry OPA's words without the name of the built-in, which the caller puts in front.
use std::fmt;

use num_bigint::BigInt;
use regorus::Value;
use regorus::value::{Array, Object, Set};

use super::number::{self, Num};

/// The largest text or collection a built-in makes, in bytes or roughly so.
pub(crate) const OUTPUT_LIMIT: usize = 100_000_000;

/// The most elements a built-in puts in a collection it computes.
pub(crate) const ELEMENT_LIMIT: usize = 10_000_000;

/// Why a built-in gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Error(pub(crate) String);

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// What a built-in gives: a value, `Undefined` when OPA is silent, or an error.
pub(crate) type Answer = Result<Value, Error>;

/// An error in OPA's words.
pub(crate) fn error<T>(message: impl Into<String>) -> Result<T, Error> {
    Err(Error(message.into()))
}

/// The refusal of an answer that would exhaust memory.
pub(crate) fn too_large(what: &str) -> Error {
    Error(format!("{what} would be too large"))
}

/// Refuses texts beyond the limit.
pub(crate) fn text(value: String) -> Answer {
    if value.len() > OUTPUT_LIMIT { Err(too_large("the text")) } else { Ok(Value::from(value)) }
}

/// The name OPA gives the type of a value.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Set(_) => "set",
        Value::Object(_) => "object",
        Value::Undefined => "undefined",
    }
}

/// `operand 1 must be string but got number`.
pub(crate) fn wrong_type(position: usize, got: &Value, expected: &[&str]) -> Error {
    let got = type_name(got);
    match expected {
        [only] => Error(format!("operand {position} must be {only} but got {got}")),
        several => Error(format!("operand {position} must be one of {{{}}} but got {got}", several.join(", "))),
    }
}

/// `operand 1 must be array of strings but got array containing number`.
pub(crate) fn wrong_element(position: usize, collection: &Value, got: &Value, expected: &[&str]) -> Error {
    let (outer, got) = (type_name(collection), type_name(got));
    match expected {
        [only] => Error(format!("operand {position} must be {outer} of {only}s but got {outer} containing {got}")),
        several => Error(format!(
            "operand {position} must be {outer} of (any of) {{{}}} but got {outer} containing {got}",
            several.join(", ")
        )),
    }
}

/// The operands of one call.
#[derive(Clone, Copy)]
pub(crate) struct Operands<'a>(pub(crate) &'a [Value]);

impl<'a> Operands<'a> {
    /// The operand at `position`, counted from one.
    pub(crate) fn value(self, position: usize) -> &'a Value {
        self.0.get(position.wrapping_sub(1)).unwrap_or(&Value::Undefined)
    }

    /// A string operand.
    pub(crate) fn string(self, position: usize) -> Result<&'a str, Error> {
        match self.value(position) {
            Value::String(text) => Ok(text),
            other => Err(wrong_type(position, other, &["string"])),
        }
    }

    /// Whether an operand is a text that passes a test.
    pub(crate) fn fits(self, position: usize, test: impl FnOnce(&str) -> bool) -> bool {
        as_str(self.value(position)).is_some_and(test)
    }

    /// A boolean operand.
    pub(crate) fn boolean(self, position: usize) -> Result<bool, Error> {
        match self.value(position) {
            Value::Bool(value) => Ok(*value),
            other => Err(wrong_type(position, other, &["boolean"])),
        }
    }

    /// A number operand.
    pub(crate) fn number(self, position: usize) -> Result<Num, Error> {
        number::of(self.value(position)).ok_or_else(|| wrong_type(position, self.value(position), &["number"]))
    }

    /// A number operand that is an integer of 64 bits.
    pub(crate) fn int(self, position: usize) -> Result<i64, Error> {
        self.number(position)?.to_int().ok_or_else(|| not_an_integer(position))
    }

    /// A number operand that is an integer of any size.
    pub(crate) fn big(self, position: usize) -> Result<BigInt, Error> {
        let number =
            number::of(self.value(position)).ok_or_else(|| wrong_type(position, self.value(position), &["integer"]))?;
        number.to_big().ok_or_else(|| not_an_integer(position))
    }

    /// An array operand.
    pub(crate) fn array(self, position: usize) -> Result<&'a Array, Error> {
        match self.value(position) {
            Value::Array(array) => Ok(array),
            other => Err(wrong_type(position, other, &["array"])),
        }
    }

    /// A set operand.
    pub(crate) fn set(self, position: usize) -> Result<&'a Set, Error> {
        match self.value(position) {
            Value::Set(set) => Ok(set),
            other => Err(wrong_type(position, other, &["set"])),
        }
    }

    /// An object operand.
    pub(crate) fn object(self, position: usize) -> Result<&'a Object, Error> {
        match self.value(position) {
            Value::Object(object) => Ok(object),
            other => Err(wrong_type(position, other, &["object"])),
        }
    }

    /// The members of an array or set operand, in order; `expected` names the types in the error.
    pub(crate) fn members(self, position: usize, expected: &[&str]) -> Result<Vec<&'a Value>, Error> {
        members(self.value(position)).ok_or_else(|| wrong_type(position, self.value(position), expected))
    }

    /// The strings of an array or set operand.
    pub(crate) fn strings(self, position: usize, expected: &[&str]) -> Result<Vec<&'a str>, Error> {
        let collection = self.value(position);
        self.members(position, expected)?
            .into_iter()
            .map(|member| as_str(member).ok_or_else(|| wrong_element(position, collection, member, &["string"])))
            .collect()
    }
}

fn not_an_integer(position: usize) -> Error {
    Error(format!("operand {position} must be integer number but got floating-point number"))
}

/// The text of a string value.
pub(crate) fn as_str(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// The part of a text operand: the operand itself where the part is the whole.
pub(crate) fn part(whole: &Value, part: &str) -> Value {
    match whole {
        Value::String(text) if text.len() == part.len() => whole.clone(),
        _ => Value::from(part),
    }
}

/// The members of an array or set, one by one; of anything else, none.
pub(crate) fn each(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    let (array, set) = match value {
        Value::Array(array) => (Some(array), None),
        Value::Set(set) => (None, Some(set)),
        _ => (None, None),
    };
    let array = array.into_iter().flat_map(|array| array.as_slice());
    array.chain(set.into_iter().flat_map(|set| set.iter_sorted()))
}

/// The members of an array or set, in order.
pub(crate) fn members(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(array) => Some(array.iter().collect()),
        Value::Set(set) => Some(set.iter_sorted().collect()),
        _ => None,
    }
}
