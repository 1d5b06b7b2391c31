//! What a rule returned (a Rego value) → violations. A value that is none is a fault, never silence.

use std::sync::Arc;

use regorus::Value;

use super::fix;
use crate::model::brief;
use crate::model::document::{Step, ValuePath};
use crate::model::verdict::{Fraction, Violation};

/// The violations in a rule's value, sorted, and what is wrong with the others and with their parts. Rules without METADATA may mean
/// something else by the names of these parts.
pub(super) fn violations(value: &Value, is_plain: bool) -> (Vec<Violation>, Vec<String>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let mut take = |item: &Value| match violation(item) {
        Ok((violation, wrong)) => {
            found.push(violation);
            faults.extend(wrong.into_iter().filter(|_| !is_plain));
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

/// Whether conftest's `exception` names a rule: it holds lists of names, each without the `deny_`, `violation_` or `warn_` in front; what
/// has no more than that is called by the empty name.
pub(super) fn excepts(exception: &Value, entry: &str) -> bool {
    let name = Value::from(entry.split_once('_').map_or("", |(_, name)| name));
    items(exception).any(|names| items(names).any(|own| *own == name))
}

/// What is in a collection.
fn items(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Set(items) => Box::new(items.iter()),
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(items) => Box::new(items.iter().map(|(_, value)| value)),
        _ => Box::new(std::iter::empty()),
    }
}

/// A violation, and what is wrong with its parts: what they were to say more precisely is a violation all the same.
fn violation(item: &Value) -> Result<(Violation, Vec<String>), String> {
    if let Ok(message) = item.as_string() {
        let message = brief::message(message.clone());
        let violation =
            Violation { at: None, line: None, words: Vec::new(), message, resource: None, fraction: None, fix: None };
        return Ok((violation, Vec::new()));
    }
    let Ok(_) = item.as_object() else {
        return Err(format!("a violation is an object with a `message`, not {}", kind(item)));
    };
    let message = text(&item["message"]).or_else(|| text(&item["msg"]));
    let message = message.map(brief::message).ok_or("the `message` of a violation is no string, or is missing")?;
    let mut wrong = Vec::new();
    let at = given(&item["at"]).map(|at| path("at", at)).transpose();
    let line = given(&item["line"]).map(line).transpose();
    let words = given(&item["words"]).map(words).transpose();
    let fix = fix::of(&item["fix"]).map_err(|fault| format!("`fix`: {fault}"));
    let violation = Violation {
        at: or_told(at, &mut wrong),
        line: or_told(line, &mut wrong),
        words: or_told(words, &mut wrong).unwrap_or_default(),
        message,
        resource: text(&item["resource"]).map(brief::message),
        fraction: or_told(fraction(item), &mut wrong),
        fix: or_told(fix, &mut wrong).map(Arc::new),
    };
    Ok((violation, wrong))
}

fn given(value: &Value) -> Option<&Value> {
    Some(value).filter(|value| !matches!(value, Value::Undefined))
}

/// What was read, or nothing and what is wrong with it.
fn or_told<T>(read: Result<Option<T>, String>, wrong: &mut Vec<String>) -> Option<T> {
    read.unwrap_or_else(|fault| {
        wrong.push(fault);
        None
    })
}

fn line(value: &Value) -> Result<u32, String> {
    let line = value.as_u64().ok().and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
    line.ok_or_else(|| "`line` is a whole number from 1".to_owned())
}

fn words(value: &Value) -> Result<Vec<Arc<str>>, String> {
    let Value::Array(words) = value else {
        return Err(format!("`words` is a list of strings, not {}", kind(value)));
    };
    let word = |own: &Value| text(own).filter(|word| !word.is_empty());
    words
        .iter()
        .map(|own| word(own).ok_or_else(|| "`words` is a list of strings that are not empty".to_owned()))
        .collect()
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
        let (found, faults) = violations(
            &value(r#"[{"message": "b", "at": ["spec", 0], "value": 1, "of": 2}, "a", {"msg": "c"}]"#),
            false,
        );
        assert!(faults.is_empty());
        let messages: Vec<_> = found.iter().map(|violation| violation.message.as_ref()).collect();
        assert_eq!(messages, ["a", "c", "b"]);
        assert_eq!(found[2].at.as_deref(), Some(&[Step::Key("spec".into()), Step::Index(0)][..]));
        assert_eq!(found[2].fraction, Some(Fraction { value: 1, of: 2 }));
    }

    #[test]
    fn what_a_violation_quotes_is_no_longer_than_somebody_reads() {
        let long = "é".repeat(1_600_000);
        let json = format!(
            r#"["{long}", {{"message": "{long}", "resource": "{long}",
                "fix": {{"title": "{long}", "safety": "safe", "edits": [{{"op": "remove", "path": []}}]}}}}]"#
        );
        let (found, faults) = violations(&value(&json), false);
        assert!(faults.is_empty(), "{faults:?}");
        let fixes = found.iter().filter_map(|own| own.fix.as_ref().map(|fix| &fix.title));
        let texts = found.iter().flat_map(|own| own.resource.iter().chain([&own.message])).chain(fixes);
        let lengths: Vec<usize> = texts.map(|text| text.chars().count()).collect();
        assert_eq!(lengths, [brief::MESSAGE; 4]);
        assert!(found.iter().all(|own| own.message.ends_with("é…")));
    }

    #[test]
    fn what_is_no_violation_is_said() {
        for (json, fault) in [
            ("[1]", "a violation is an object with a `message`, not a number"),
            ("[{\"at\": []}]", "the `message` of a violation is no string, or is missing"),
            ("true", "the rule is a set of violations, not a boolean"),
        ] {
            for is_plain in [false, true] {
                let (found, faults) = violations(&value(json), is_plain);
                assert!(found.is_empty(), "{json}");
                assert_eq!(faults, [fault], "{json}");
            }
        }
    }

    #[test]
    fn a_violation_with_parts_that_are_none_is_one_and_rules_without_metadata_may_mean_something_else() {
        for (parts, fault) in [
            (r#""at": "x""#, "`at` is a list of keys and indices, not a string"),
            (r#""at": [-1]"#, "an index in `at` is a whole number from 0"),
            (r#""line": "12""#, "`line` is a whole number from 1"),
            (r#""line": 0"#, "`line` is a whole number from 1"),
            (r#""value": "Pod""#, "`value` and `of` are whole numbers, `value` at most `of`"),
            (r#""value": 3, "of": 2"#, "`value` and `of` are whole numbers, `value` at most `of`"),
            (r#""fix": "do this""#, "`fix`: a fix is an object, not a string"),
        ] {
            let value = value(&format!(r#"[{{"message": "m", {parts}}}]"#));
            for (is_plain, faults) in [(false, &[fault.to_owned()][..]), (true, &[])] {
                let (found, told) = violations(&value, is_plain);
                assert_eq!(found.iter().map(|own| own.message.as_ref()).collect::<Vec<_>>(), ["m"], "{parts}");
                assert_eq!((found[0].at.as_ref(), found[0].line, found[0].fraction), (None, None, None), "{parts}");
                assert_eq!(told, faults, "{parts}");
            }
        }
    }

    #[test]
    fn an_exception_names_rules_without_the_word_in_front() {
        let value = |json: &str| Value::from_json_str(json).unwrap();
        for (exception, entry, expected) in [
            (r#"[["run_as_root"]]"#, "deny_run_as_root", true),
            (r#"[["run_as_root"]]"#, "violation_run_as_root", true),
            (r#"[["run_as_root"]]"#, "warn_run_as_root", true),
            (r#"[["root"], ["a", "b"]]"#, "deny_b", true),
            (r#"{"x": ["b"]}"#, "deny_b", true),
            (r#"[["run_as_root"]]"#, "deny", false),
            (r#"[["deny"]]"#, "deny", false),
            (r#"[[""]]"#, "deny", true),
            (r#"["b"]"#, "deny_b", false),
            ("true", "deny_b", false),
        ] {
            assert_eq!(excepts(&value(exception), entry), expected, "{exception} {entry}");
        }
        assert!(!excepts(&Value::Undefined, "deny"));
    }
}
