//! What a rule returned (a Rego value) → violations. A value that is none is a fault, never silence.

use std::sync::Arc;

use regorus::Value;

use super::fix;
use crate::model::document::{Step, ValuePath};
use crate::model::verdict::{Fraction, Violation};

/// The violations in a rule's value, sorted, and what is wrong with the others.
pub(super) fn violations(value: &Value) -> (Vec<Violation>, Vec<String>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let mut take = |item: &Value| match violation(item) {
        Ok(mut violation) => {
            // A fix that is none is told; what it was to mend stays a violation.
            match fix::of(&item["fix"]) {
                Ok(fix) => violation.fix = fix.map(Arc::new),
                Err(fault) => faults.push(format!("`fix`: {fault}")),
            }
            found.push(violation);
        }
        Err(fault) => faults.push(fault),
    };
    match value {
        Value::Set(items) => items.iter().for_each(&mut take),
        Value::Array(items) => items.iter().for_each(&mut take),
        Value::Undefined | Value::Bool(false) => {}
        other => faults.push(format!("the rule is a set of violations, not {}", kind(other))),
    }
    found.sort();
    faults.sort();
    faults.dedup();
    (found, faults)
}

/// `{"value": 37, "of": 50}`.
pub(super) fn measure(value: &Value) -> Result<Option<Fraction>, String> {
    if matches!(value, Value::Undefined) {
        return Ok(None);
    }
    fraction(value).map_err(|fault| format!("`measure`: {fault}"))
}

fn violation(item: &Value) -> Result<Violation, String> {
    if let Ok(message) = item.as_string() {
        return Ok(Violation {
            at: None,
            line: None,
            message: message.clone(),
            resource: None,
            fraction: None,
            fix: None,
        });
    }
    let Ok(_) = item.as_object() else {
        return Err(format!("a violation is an object with a `message`, not {}", kind(item)));
    };
    let message = text(&item["message"]).or_else(|| text(&item["msg"]));
    let message = message.ok_or("a violation has a `message` that is a string")?;
    let at = match &item["at"] {
        Value::Undefined => None,
        other => Some(path("at", other)?),
    };
    let line = match &item["line"] {
        Value::Undefined => None,
        line => {
            let line = line.as_u64().ok().and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
            Some(line.ok_or("`line` is a whole number from 1")?)
        }
    };
    Ok(Violation { at, line, message, resource: text(&item["resource"]), fraction: fraction(item)?, fix: None })
}

fn fraction(item: &Value) -> Result<Option<Fraction>, String> {
    match (&item["value"], &item["of"]) {
        (Value::Undefined, Value::Undefined) => Ok(None),
        (value, of) => match (value.as_u64(), of.as_u64()) {
            (Ok(value), Ok(of)) if value <= of => Ok(Some(Fraction { value, of })),
            _ => Err("`value` and `of` are whole numbers, `value` at most `of`".to_owned()),
        },
    }
}

/// The path in a field.
pub(super) fn path(field: &str, value: &Value) -> Result<ValuePath, String> {
    let Value::Array(steps) = value else {
        return Err(format!("`{field}` is a list of keys and indices, not {}", kind(value)));
    };
    steps.iter().map(|own| step(field, own)).collect()
}

fn step(field: &str, step: &Value) -> Result<Step, String> {
    match step {
        Value::String(key) => Ok(Step::Key(key.clone())),
        Value::Number(_) => step
            .as_u64()
            .ok()
            .and_then(|index| usize::try_from(index).ok())
            .map(Step::Index)
            .ok_or_else(|| format!("an index in `{field}` is a whole number from 0")),
        other => Err(format!("`{field}` is a list of keys and indices; {} stands in it", kind(other))),
    }
}

/// A string.
pub(super) fn text(value: &Value) -> Option<Arc<str>> {
    value.as_string().ok().cloned()
}

/// What a value is, for messages.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Set(_) => "a set",
        Value::Object(_) => "an object",
        Value::Undefined => "undefined",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Value {
        Value::from_json_str(json).unwrap()
    }

    #[test]
    fn violations_come_from_objects_and_strings() {
        let (found, faults) =
            violations(&value(r#"[{"message": "b", "at": ["spec", 0], "value": 1, "of": 2}, "a", {"msg": "c"}]"#));
        assert!(faults.is_empty());
        let messages: Vec<_> = found.iter().map(|violation| violation.message.as_ref()).collect();
        assert_eq!(messages, ["a", "c", "b"]);
        assert_eq!(found[2].at.as_deref(), Some(&[Step::Key("spec".into()), Step::Index(0)][..]));
        assert_eq!(found[2].fraction, Some(Fraction { value: 1, of: 2 }));
    }

    #[test]
    fn what_is_no_violation_is_said() {
        for (json, fault) in [
            ("[1]", "a violation is an object with a `message`, not a number"),
            ("[{\"at\": []}]", "a violation has a `message` that is a string"),
            ("[{\"message\": \"m\", \"at\": \"x\"}]", "`at` is a list of keys and indices, not a string"),
            ("[{\"message\": \"m\", \"at\": [-1]}]", "an index in `at` is a whole number from 0"),
            (
                "[{\"message\": \"m\", \"value\": 3, \"of\": 2}]",
                "`value` and `of` are whole numbers, `value` at most `of`",
            ),
            ("true", "the rule is a set of violations, not a boolean"),
        ] {
            let (found, faults) = violations(&value(json));
            assert!(found.is_empty(), "{json}");
            assert_eq!(faults, [fault], "{json}");
        }
    }
}
