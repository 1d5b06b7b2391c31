//! Documents and JSON Schemas in, what is wrong with the document or the schema out, as OPA tells it.
//!
//! Schemas of drafts 4, 6 and 7; one that names no draft may use the keywords of all. References lead to places of the same
//! schema alone: nothing is fetched, and no schema of schemas is known. What each thread compiled last is kept.
mod compile;
mod decimal;
mod email;
mod format;
mod json;
mod keywords;
mod pool;
mod problem;
mod reference;
mod schema;
mod validate;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, OUTPUT_LIMIT, Operands, too_large};
use super::number;
use json::{Json, Unread};
use problem::Problem;
use schema::Schema;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] =
    &[("json.match_schema", 2, match_schema), ("json.verify_schema", 1, verify_schema)];

/// How many schemas are kept.
const KEPT: usize = 16;

/// The most values in a schema that is kept.
const KEPT_SIZE: usize = 50_000;

/// Why a schema or a document cannot be used.
enum Fault {
    /// It is wrong, in OPA's words.
    Invalid(String),
    /// It is not judged, since that would reach out or take too much.
    Refused(Error),
}

impl Fault {
    fn invalid(why: &str) -> Self {
        Self::Invalid(why.to_owned())
    }

    fn refused(why: impl Into<String>) -> Self {
        Self::Refused(Error(why.into()))
    }

    /// A reference that could not be read.
    fn unreadable(Error(why): Error) -> Self {
        Self::Invalid(why)
    }

    fn error(self) -> Error {
        match self {
            Self::Invalid(why) => Error(why),
            Self::Refused(error) => error,
        }
    }
}

/// The tree of an operand: a text of JSON, an object or an array.
fn tree(value: &Value) -> Result<Json<'_>, Fault> {
    match value {
        Value::String(text) => Json::of_text(text).map_err(|unread| match unread {
            Unread::Invalid => Fault::invalid("invalid JSON string"),
            Unread::Refused(error) => Fault::Refused(error),
        }),
        Value::Object(_) | Value::Array(_) => Json::of(value).map_err(Fault::Refused),
        _ => Err(Fault::invalid("wrong type, expected string or object")),
    }
}

thread_local! {
    /// The last ones, the latest at the end.
    static COMPILED: RefCell<Vec<(Value, Rc<Schema>)>> = const { RefCell::new(Vec::new()) };
}

/// The compiled form of a schema.
fn compiled(value: &Value) -> Result<Rc<Schema>, Fault> {
    let known = COMPILED.with_borrow_mut(|kept| {
        let at = kept.iter().position(|(known, _)| is_same(known, value))?;
        let found = kept.remove(at);
        kept.push(found);
        kept.last().map(|(_, schema)| Rc::clone(schema))
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let mut document = tree(value)?;
    let size = document.size();
    let made = Rc::new(compile::compile(&mut document)?);
    if size.max(made.nodes.len()) <= KEPT_SIZE {
        COMPILED.with_borrow_mut(|kept| {
            if kept.len() >= KEPT {
                kept.remove(0);
            }
            kept.push((value.clone(), Rc::clone(&made)));
        });
    }
    Ok(made)
}

/// Whether two values are the same to the spelling of their numbers: `1` and `1.0` are not.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a == b,
        (Value::Number(_), Value::Number(_)) => number::of(a) == number::of(b),
        (Value::Array(a), Value::Array(b)) => {
            let are_same = || a.iter().zip(b.iter()).all(|(a, b)| is_same(a, b));
            std::ptr::eq(&raw const **a, &raw const **b) || (a.len() == b.len() && are_same())
        }
        (Value::Object(a), Value::Object(b)) => {
            let mut pairs = a.iter_sorted().zip(b.iter_sorted());
            let mut are_same = || pairs.all(|((key, value), (other, own))| is_same(key, other) && is_same(value, own));
            std::ptr::eq(&raw const **a, &raw const **b) || (a.len() == b.len() && are_same())
        }
        (Value::Set(a), Value::Set(b)) => {
            let are_same = || a.iter_sorted().zip(b.iter_sorted()).all(|(a, b)| is_same(a, b));
            std::ptr::eq(&raw const **a, &raw const **b) || (a.len() == b.len() && are_same())
        }
        (Value::Null, Value::Null) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        _ => false,
    }
}

fn verify_schema(operands: Operands<'_>) -> Answer {
    let (is_valid, why) = match compiled(operands.value(1)) {
        Ok(_) => (true, Value::Null),
        Err(Fault::Invalid(why)) => (false, Value::from(format!("jsonschema: {why}"))),
        Err(Fault::Refused(error)) => return Err(error),
    };
    Ok(Value::from(vec![Value::from(is_valid), why]))
}

fn match_schema(operands: Operands<'_>) -> Answer {
    let document = tree(operands.value(1)).map_err(Fault::error)?;
    let schema = compiled(operands.value(2)).map_err(Fault::error)?;
    let problems = validate::validate(&schema, &document)?;
    let is_valid = problems.is_empty();
    let mut bytes = 0;
    let mut told = Vec::with_capacity(problems.len());
    for problem in &problems {
        told.push(told_of(problem, &mut bytes)?);
    }
    Ok(Value::from(vec![Value::from(is_valid), Value::from(told)]))
}

/// What is told of a problem. Counts the bytes of all texts so far.
fn told_of(problem: &Problem<'_>, bytes: &mut usize) -> Answer {
    let field = problem.path.field();
    let description = problem.kind.description(&field);
    *bytes += 2 * (field.len() + description.len());
    if *bytes > OUTPUT_LIMIT {
        return Err(too_large("the list of errors"));
    }
    let whole = format!("{field}: {description}");
    let texts = [("error", whole), ("type", problem.kind.name().to_owned()), ("desc", description), ("field", field)];
    let object: BTreeMap<Value, Value> =
        texts.into_iter().map(|(name, text)| (Value::from(name), Value::from(text))).collect();
    Ok(Value::from(object))
}
