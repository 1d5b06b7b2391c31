//! Values in, YAML texts as Go writes them out, and back.
mod emit;
mod scalar;

use std::collections::BTreeMap;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, as_str, error};
use super::number::{self, Num};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("yaml.marshal", 1, |operands| super::call::text(emit::emit(operands.value(1))?)),
    ("yaml.unmarshal", 1, |operands| read(operands.string(1)?)),
    ("yaml.is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |text| read(text).is_ok())))),
];

/// Reads the first document.
fn read(text: &str) -> Answer {
    let whole = Value::from_yaml_str(text).or_else(|cause| match first_document(text) {
        Some(first) => Value::from_yaml_str(first),
        None => Err(cause),
    });
    match whole {
        Ok(value) => as_json(&value),
        Err(cause) => error(format!("yaml: {}", cause.root_cause())),
    }
}

/// The text before the mark that starts a second document.
fn first_document(text: &str) -> Option<&str> {
    let start = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let from = start + if text.get(start..)?.starts_with("---") { 3 } else { 0 };
    text.get(from..)?.find("\n---").and_then(|at| text.get(..from + at))
}

/// What the value is in JSON: keys are texts, merge keys are merged, whole floats are integers.
fn as_json(value: &Value) -> Answer {
    Ok(match value {
        Value::Array(array) => Value::from(array.iter().map(as_json).collect::<Result<Vec<_>, _>>()?),
        Value::Object(object) => {
            let mut fields = BTreeMap::new();
            if let Some(merged) = object.get(&Value::from("<<")) {
                merge(&mut fields, merged)?;
            }
            for (key, value) in object.iter().filter(|(key, _)| as_str(key) != Some("<<")) {
                fields.insert(json_key(key)?, as_json(value)?);
            }
            Value::from(fields)
        }
        Value::Number(_) => match number::of(value) {
            Some(Num::Float(float)) if !float.is_finite() => return error("json: unsupported value"),
            Some(Num::Float(float)) => number::float_value(float),
            // Integers beyond 64 bits go through a float.
            Some(big @ Num::Big(_)) if !big.fits_unsigned() => {
                Value::from_numeric_string(&format!("{:e}", big.to_float())).unwrap_or(Value::Undefined)
            }
            _ => value.clone(),
        },
        other => other.clone(),
    })
}

/// Adds the fields of a merge key's value, the first of several mappings first.
fn merge(fields: &mut BTreeMap<Value, Value>, merged: &Value) -> Result<(), Error> {
    match merged {
        Value::Object(_) => {
            if let Value::Object(object) = as_json(merged)? {
                for (key, value) in object.iter() {
                    fields.entry(key.clone()).or_insert_with(|| value.clone());
                }
            }
            Ok(())
        }
        Value::Array(several) => several.iter().try_for_each(|one| match one {
            Value::Object(_) => merge(fields, one),
            _ => error("yaml: map merge requires map or sequence of maps as the value"),
        }),
        _ => error("yaml: map merge requires map or sequence of maps as the value"),
    }
}

fn json_key(key: &Value) -> Answer {
    match key {
        Value::String(_) => Ok(key.clone()),
        Value::Bool(_) | Value::Number(_) => super::json_text::key(key).map(Value::from),
        other => error(format!("unsupported map key of type: {}", super::call::type_name(other))),
    }
}
