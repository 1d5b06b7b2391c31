//! What a value is after an edit: the value that the edited text has to be read as.

use std::collections::BTreeMap;

use regorus::Value;

use super::draft::Placed;
use super::refusal::Refusal;
use crate::model::document::Step;
use crate::model::fix::Change;

/// The word that ends a path to a place behind the last item.
pub(super) const END: &str = "-";

/// Makes an edit of values. Edits of texts leave it: [`agrees`] judges those.
pub(super) fn apply(value: &mut Value, path: &[Step], change: &Change) -> Result<(), Refusal> {
    match change {
        Change::Add(new) => add(value, path, path, new),
        Change::Replace(new) => {
            *at(value, path)? = new.clone();
            Ok(())
        }
        Change::Remove => remove(value, path),
        _ => Ok(()),
    }
}

/// Whether a value after edits of its text is the one before, but for what was edited. Of several edits none puts text in.
pub(super) fn agrees(before: &Value, after: &Value, edits: &[Placed<'_>]) -> bool {
    if let [(path, change)] = edits
        && is_put_in(change)
    {
        let Some((Step::Index(index), list)) = path.split_last() else { return false };
        let first = if matches!(change, Change::InsertAfter(_)) { index + 1 } else { *index };
        return inserted(before, after, list, first).unwrap_or(false);
    }
    let without = |value: &Value| {
        let mut value = value.clone();
        for (path, change) in edits {
            *at(&mut value, path).ok().filter(|_| !is_put_in(change))? = Value::Null;
        }
        Some(value)
    };
    without(before).is_some_and(|before| without(after) == Some(before))
}

/// Whether a change of the text puts something beside what is there.
pub(super) const fn is_put_in(change: &Change) -> bool {
    matches!(change, Change::InsertBefore(_) | Change::InsertAfter(_))
}

/// Whether a value has at least one item more from an index of a list on, and is the same otherwise.
fn inserted(before: &Value, after: &Value, list: &[Step], index: usize) -> Option<bool> {
    let mut after = after.clone();
    let old = get(before, list)?.as_array().ok()?.len();
    let items = get(&after, list)?.as_array().ok()?;
    let more = items.len().checked_sub(old).filter(|more| *more > 0)?;
    let kept: Vec<Value> = items
        .iter()
        .enumerate()
        .filter(|(at, _)| !(index..index + more).contains(at))
        .map(|(_, item)| item.clone())
        .collect();
    *at(&mut after, list).ok()? = Value::from(kept);
    Some(after == *before)
}

/// The value at a path.
pub(super) fn get<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |here, step| match (step, here) {
        (Step::Key(key), Value::Object(object)) => object.get(&Value::from(key.as_ref())),
        (Step::Index(index), Value::Array(items)) => items.get(*index),
        (Step::Index(index), Value::Object(object)) => object.get(&Value::from(index.to_string())),
        _ => None,
    })
}

/// A value for steps that lead to nothing: the parents that a value needs.
pub(super) fn nested(rest: &[Step], value: &Value) -> Value {
    rest.iter().rev().fold(value.clone(), |inner, step| match step {
        Step::Key(key) if key.as_ref() != END => Value::from(BTreeMap::from([(Value::from(key.as_ref()), inner)])),
        _ => Value::from(vec![inner]),
    })
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> Result<&'v mut Value, Refusal> {
    path.iter().try_fold(value, |here, step| step_into(here, step)).map_err(|()| Refusal::missing(path))
}

fn step_into<'v>(value: &'v mut Value, step: &Step) -> Result<&'v mut Value, ()> {
    match (step, value) {
        (Step::Index(index), value @ Value::Array(_)) => {
            value.as_array_mut().ok().and_then(|items| items.get_mut(*index)).ok_or(())
        }
        (step, value @ Value::Object(_)) => {
            let key = key(step);
            value.as_object_mut().ok().and_then(|object| object.get_mut(&key)).ok_or(())
        }
        _ => Err(()),
    }
}

fn key(step: &Step) -> Value {
    match step {
        Step::Key(key) => Value::from(key.as_ref()),
        Step::Index(index) => Value::from(index.to_string()),
    }
}

fn add(value: &mut Value, whole: &[Step], path: &[Step], new: &Value) -> Result<(), Refusal> {
    let Some((step, rest)) = path.split_first() else {
        *value = new.clone();
        return Ok(());
    };
    if matches!(value, Value::Null) {
        *value = nested(path, new);
        return Ok(());
    }
    if let Ok(object) = value.as_object_mut() {
        if let Some(inner) = object.get_mut(&key(step)) {
            return add(inner, whole, rest, new);
        }
        object.insert(key(step), nested(rest, new));
        return Ok(());
    }
    let items = value.as_array_mut().map_err(|_| Refusal::shape(whole))?;
    let count = items.iter().count();
    match step {
        Step::Key(end) if end.as_ref() == END => items.push(nested(rest, new)),
        Step::Index(index) if *index == count => items.push(nested(rest, new)),
        Step::Index(index) if rest.is_empty() && *index < count => {
            let mut all = items.to_vec();
            all.insert(*index, new.clone());
            *value = Value::from(all);
        }
        Step::Index(index) => {
            let inner = items.get_mut(*index).ok_or_else(|| Refusal::missing(whole))?;
            return add(inner, whole, rest, new);
        }
        Step::Key(_) => return Err(Refusal::shape(whole)),
    }
    Ok(())
}

fn remove(value: &mut Value, path: &[Step]) -> Result<(), Refusal> {
    let Some((step, parent)) = path.split_last() else { return Err(Refusal::missing(path)) };
    let place = at(value, parent)?;
    step_into(place, step).map_err(|()| Refusal::missing(path))?;
    if let Ok(object) = place.as_object_mut() {
        object.remove(&key(step));
    } else if let (Step::Index(index), Ok(items)) = (step, place.as_array_mut()) {
        let mut places = 0..;
        items.retain(|_| places.next() != Some(*index));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        Value::from_json_str(text).unwrap()
    }

    fn path(text: &str) -> Vec<Step> {
        let step = |part: &str| part.parse().map_or_else(|_| Step::Key(part.into()), Step::Index);
        text.split('/').filter(|part| !part.is_empty()).map(step).collect()
    }

    #[test]
    fn edits_are_those_of_json_patch_but_for_parents_that_are_made() {
        let add = |text: &str| Change::Add(json(text));
        for (before, at, change, after) in [
            (r#"{"a": 1}"#, "b/c", add("2"), r#"{"a": 1, "b": {"c": 2}}"#),
            (r#"{"a": null}"#, "a/c", add("2"), r#"{"a": {"c": 2}}"#),
            (r#"{"a": [1]}"#, "a/-", add("2"), r#"{"a": [1, 2]}"#),
            (r#"{"a": [1]}"#, "a/0", add("0"), r#"{"a": [0, 1]}"#),
            (r#"{"a": [{"b": 1}]}"#, "a/0/b", add("0"), r#"{"a": [{"b": 0}]}"#),
            ("{}", "a/-", add("2"), r#"{"a": [2]}"#),
            (r#"{"a": [1, 2]}"#, "a/0", Change::Remove, r#"{"a": [2]}"#),
            (r#"{"a": 1, "b": 2}"#, "a", Change::Remove, r#"{"b": 2}"#),
            (r#"{"a": 1}"#, "a", Change::Replace(json("[]")), r#"{"a": []}"#),
        ] {
            let mut value = json(before);
            assert_eq!(apply(&mut value, &path(at), &change), Ok(()), "{before} {at}");
            assert_eq!(value, json(after), "{before} {at}");
        }
        for (before, at, change) in [
            (r#"{"a": 1}"#, "b", Change::Remove),
            (r#"{"a": 1}"#, "a/b", add("1")),
            (r#"{"a": [1]}"#, "a/3", add("1")),
            (r#"{"a": [1]}"#, "a/x", add("1")),
            (r#"{"a": 1}"#, "b", Change::Replace(json("1"))),
        ] {
            assert!(apply(&mut json(before), &path(at), &change).is_err(), "{before} {at}");
        }
    }

    #[test]
    fn an_edit_of_the_text_changes_nothing_but_its_place() {
        let insert = Change::InsertAfter("x".into());
        assert!(agrees(&json("[1, 2]"), &json("[1, 9, 8, 2]"), &[(&path("0"), &insert)]));
        assert!(!agrees(&json("[1, 2]"), &json("[9, 1, 2]"), &[(&path("0"), &insert)]));
        assert!(!agrees(&json("[1, 2]"), &json("[1, 2]"), &[(&path("0"), &insert)]));
        let text = Change::ReplaceText("x".into());
        let before = json(r#"{"a": [1, 2, 3]}"#);
        let (first, second) = (path("a/1"), path("a/2"));
        let both: [Placed<'_>; 2] = [(&first, &text), (&second, &text)];
        assert!(agrees(&before, &json(r#"{"a": [1, {}, 3]}"#), &both[..1]));
        assert!(!agrees(&before, &json(r#"{"a": [0, {}, 3]}"#), &both[..1]));
        assert!(!agrees(&before, &json(r#"{"a": [1, {}, []]}"#), &both[..1]));
        assert!(agrees(&before, &json(r#"{"a": [1, {}, []]}"#), &both));
        assert!(!agrees(&before, &json(r#"{"a": [1, {}]}"#), &both));
    }
}
