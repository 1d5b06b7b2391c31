//! What a rule returned as `fix` (a Rego value) → a [`Fix`], or what is wrong with it in one line.

use std::sync::Arc;

use regorus::Value;

use super::answer::{kind, path, text};
use crate::model::brief;
use crate::model::fix::{Change, Edit, Fix, Pinned, Safety};

/// The operations that there are.
const OPERATIONS: &str =
    "add, replace, remove, replace_text, substitute, insert_before, insert_after, pin, create or append";

/// The fix of a violation, where it has one.
pub(super) fn of(value: &Value) -> Result<Option<Fix>, String> {
    if matches!(value, Value::Undefined) {
        return Ok(None);
    }
    fields(value, "a fix", &["title", "safety", "edits"])?;
    let title = text(&value["title"]).filter(|title| !title.trim().is_empty()).ok_or("`title` says what it does")?;
    let safety = text(&value["safety"]).and_then(|word| Safety::parse(&word));
    let safety = safety.ok_or("`safety` is \"safe\" or \"unsafe\"")?;
    let Value::Array(edits) = &value["edits"] else { return Err("`edits` is a list".to_owned()) };
    let edits: Vec<Edit> = edits.iter().map(edit).collect::<Result<_, String>>()?;
    if edits.is_empty() {
        return Err("`edits` has at least one edit".to_owned());
    }
    Ok(Some(Fix { title: brief::message(title), safety, edits }))
}

fn edit(value: &Value) -> Result<Edit, String> {
    let operation = text(&value["op"]).ok_or_else(|| format!("`op` of an edit is {OPERATIONS}"))?;
    let known: &[&str] = match operation.as_ref() {
        "add" | "replace" => &["op", "path", "value"],
        "remove" => &["op", "path"],
        "replace_text" | "insert_before" | "insert_after" => &["op", "path", "text"],
        "substitute" => &["op", "path", "find", "text", "times"],
        "pin" => &["op", "path", "of", "reference"],
        "create" | "append" => &["op", "file", "text"],
        other => return Err(format!("there is no `op` `{other}`; it is {OPERATIONS}")),
    };
    fields(value, &format!("an edit that is `{operation}`"), known)?;
    let written = || text(&value["text"]).ok_or_else(|| format!("`text` of `{operation}` is a string"));
    if matches!(operation.as_ref(), "create" | "append") {
        let file = text(&value["file"]).filter(|file| is_inside(file));
        let file = file.ok_or("`file` is a path relative to the repository's root")?;
        let change =
            if operation.as_ref() == "create" { Change::Create(written()?) } else { Change::Append(written()?) };
        return Ok(Edit { file: Some(file), document: 0, path: Vec::new(), change });
    }
    let given = || match &value["value"] {
        Value::Undefined => Err(format!("`{operation}` has a `value`")),
        Value::Set(_) => Err("`value` is no set: JSON has none".to_owned()),
        given => Ok(given.clone()),
    };
    let change = match operation.as_ref() {
        "add" => Change::Add(given()?),
        "replace" => Change::Replace(given()?),
        "remove" => Change::Remove,
        "replace_text" => Change::ReplaceText(written()?),
        "substitute" => Change::Substitute {
            find: text(&value["find"]).filter(|find| !find.is_empty()).ok_or("`find` of `substitute` is a text")?,
            text: written()?,
            times: times(&value["times"])?,
        },
        "insert_before" => Change::InsertBefore(written()?),
        "insert_after" => Change::InsertAfter(written()?),
        _ => pin(value)?,
    };
    Ok(Edit { file: None, document: 0, path: path("path", &value["path"])?, change })
}

/// Once, unless it is said.
fn times(value: &Value) -> Result<u32, String> {
    let given = match value {
        Value::Undefined => Some(1),
        given => given.as_u64().ok().and_then(|times| u32::try_from(times).ok()).filter(|times| *times > 0),
    };
    given.ok_or_else(|| "`times` of `substitute` is a whole number from 1".to_owned())
}

fn pin(value: &Value) -> Result<Change, String> {
    let word = text(&value["of"]);
    let of = [Pinned::Uses, Pinned::Image].into_iter().find(|own| word.as_deref() == Some(own.as_str()));
    let of = of.ok_or("`of` of `pin` is \"uses\" or \"image\"")?;
    let reference: Arc<str> = text(&value["reference"]).ok_or("`reference` of `pin` is a string")?;
    Ok(Change::Pin { of, reference })
}

/// Whether a path stays inside of the repository, and out of what git keeps there.
fn is_inside(file: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.eq_ignore_ascii_case(".git");
    !file.is_empty() && !file.contains(['\\', '\0', '\n', ':']) && file.split('/').all(is_name)
}

/// An object with no other fields than these.
fn fields(value: &Value, what: &str, known: &[&str]) -> Result<(), String> {
    let Value::Object(object) = value else { return Err(format!("{what} is an object, not {}", kind(value))) };
    let other = object.iter_sorted().find(|(key, _)| !known.iter().any(|own| **key == Value::from(*own)));
    match other {
        Some((key, _)) => Err(format!("{what} has no field `{}`", key.as_string().map_or("?", AsRef::as_ref))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Step;

    fn read(json: &str) -> Result<Option<Fix>, String> {
        of(&Value::from_json_str(json).unwrap())
    }

    #[test]
    fn a_fix_has_a_title_a_safety_and_edits() {
        let fix = read(
            r#"{"title": "t", "safety": "safe", "edits": [
                {"op": "add", "path": ["a", 0, "-"], "value": 1},
                {"op": "create", "file": ".github/CODEOWNERS", "text": "* @a\n"}]}"#,
        );
        let fix = fix.unwrap().unwrap();
        assert_eq!(fix.edits[0].path, [Step::Key("a".into()), Step::Index(0), Step::Key("-".into())]);
        assert_eq!(fix.edits[0].change, Change::Add(Value::from(1_u64)));
        assert_eq!(fix.edits[1].file.as_deref(), Some(".github/CODEOWNERS"));
        let times = |given: &str| {
            let edit = format!(r#"{{"op": "substitute", "path": [], "find": "a", "text": "b"{given}}}"#);
            let fix = read(&format!(r#"{{"title": "t", "safety": "safe", "edits": [{edit}]}}"#)).ok()??;
            match fix.edits.first()?.change {
                Change::Substitute { times, .. } => Some(times),
                _ => None,
            }
        };
        assert_eq!([times(""), times(r#", "times": 3"#), times(r#", "times": 0"#)], [Some(1), Some(3), None]);
        assert_eq!(of(&Value::Undefined), Ok(None));
    }

    #[test]
    fn what_is_no_fix_is_said() {
        let with = |edit: &str| format!(r#"{{"title": "t", "safety": "safe", "edits": [{edit}]}}"#);
        for (json, fault) in [
            ("[]".to_owned(), "a fix is an object, not an array"),
            (r#"{"title": "", "safety": "safe", "edits": []}"#.to_owned(), "`title` says what it does"),
            (r#"{"title": "t", "safety": "ok", "edits": []}"#.to_owned(), "`safety` is \"safe\" or \"unsafe\""),
            (r#"{"title": "t", "safety": "safe", "edits": []}"#.to_owned(), "`edits` has at least one edit"),
            (r#"{"title": "t", "kind": 1}"#.to_owned(), "a fix has no field `kind`"),
            (with(r#"{"op": "remove", "path": "a"}"#), "`path` is a list of keys and indices, not a string"),
            (with(r#"{"op": "add", "path": []}"#), "`add` has a `value`"),
            (with(r#"{"op": "remove", "path": [], "value": 1}"#), "an edit that is `remove` has no field `value`"),
            (
                with(r#"{"op": "create", "file": "../x", "text": ""}"#),
                "`file` is a path relative to the repository's root",
            ),
            (
                with(r#"{"op": "create", "file": ".git/hooks/x", "text": ""}"#),
                "`file` is a path relative to the repository's root",
            ),
        ] {
            assert_eq!(read(&json), Err(fault.to_owned()), "{json}");
        }
        assert!(read(&with(r#"{"op": "move", "path": []}"#)).unwrap_err().starts_with("there is no `op` `move`"));
    }
}
