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

/// Reads the first document. The others must be YAML, too.
fn read(text: &str) -> Answer {
    let whole = Value::from_yaml_str(text).or_else(|cause| match documents(text).split_first() {
        Some((first, others)) if !others.is_empty() => {
            others.iter().try_for_each(|other| Value::from_yaml_str(other).map(drop))?;
            Value::from_yaml_str(first)
        }
        _ => Err(cause),
    });
    match whole {
        Ok(value) => as_json(&value),
        Err(cause) => error(format!("yaml: {}", cause.root_cause())),
    }
}

/// The texts of the documents of a stream, each of which `---` starts, with all that is said of it above.
fn documents(text: &str) -> Vec<&str> {
    let (mut documents, mut start, mut offset, mut is_open) = (Vec::new(), 0, 0, false);
    for line in text.split_inclusive('\n') {
        let starts =
            line.strip_prefix("---").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if is_open && starts {
            documents.extend(text.get(start..offset));
            start = offset;
        }
        offset += line.len();
        let says_nothing = line.trim().is_empty() || line.starts_with(['#', '%']);
        is_open |= starts || !says_nothing;
    }
    documents.extend(text.get(start..).filter(|_| is_open));
    documents
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_stream_the_first_document_is_read_and_all_must_be_yaml() {
        let table = [
            ("a: 1\n---\nb: 2\n", true),
            ("---\na: 1\n---\na: 1\na: 2\n", true),
            ("%YAML 1.1\n---\na: 1\n--- b\n", true),
            ("# c\n---\na: 1\n---\n", true),
            ("a: 1\n...\n---\nb: 2\n", true),
            ("a: 1\n---\n\tb: 2\n", false),
            ("a: 1\n---\nb: [\n", false),
            ("a: 1\n---\nb: *x\n", false),
            ("a: 1\n---\n- b\nc\n", false),
            ("a: 1\n--- b: @", false),
            ("a: 1\n---\n%", false),
            ("a: 1\n---\nb: 1\n---\n\tx", false),
            ("a: 1\n...\n@", false),
        ];
        let first = Value::from_json_str(r#"{"a": 1}"#).unwrap();
        for (text, expected) in table {
            assert_eq!(read(text).ok(), expected.then(|| first.clone()), "{text}");
        }
    }
}
