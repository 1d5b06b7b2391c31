//! An object and paths in, the object with only these paths or without them out.
//!
//! A path is a text (`a/b/0`, `/a~1b`) or an array of keys. Paths are gathered in a tree whose leaves say "this one".
use std::collections::BTreeMap;

use regorus::Value;
use regorus::value::{Array, Object, Set};

use super::Entry;
use super::call::{Answer, Error, Operands, error, wrong_type};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("json.filter", 2, filter), ("json.remove", 2, remove)];

/// What paths say of a place: it is meant itself, or places in it.
enum Paths {
    Leaf,
    Inner(BTreeMap<Value, Paths>),
}

/// Reads one path. Slashes in front do not count; the empty text is the whole document.
pub(super) fn parse_path(path: &Value) -> Result<Vec<Value>, Error> {
    match path {
        Value::String(text) if text.is_empty() => Ok(Vec::new()),
        Value::String(text) => {
            let key = |part: &str| Value::from(unescaped(part));
            Ok(text.trim_start_matches('/').split('/').map(key).collect())
        }
        Value::Array(keys) => Ok(keys.iter().cloned().collect()),
        other => error(format!(
            "operand 2 must be one of {{set, array}} containing string paths or array of path segments but got {}",
            super::call::type_name(other)
        )),
    }
}

/// The name that a part of a JSON pointer stands for: `~1` is a slash, `~0` a tilde.
pub(super) fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

/// Gathers the paths of the second operand. A path below one that is meant as a whole adds nothing.
fn gather(operands: Operands<'_>) -> Result<BTreeMap<Value, Paths>, Error> {
    let mut root = BTreeMap::new();
    for path in operands.members(2, &["set", "array"])? {
        let path = parse_path(path)?;
        let Some((last, parents)) = path.split_last() else { continue };
        let mut node = Some(&mut root);
        for key in parents {
            node =
                node.and_then(|node| match node.entry(key.clone()).or_insert_with(|| Paths::Inner(BTreeMap::new())) {
                    Paths::Inner(inner) => Some(inner),
                    Paths::Leaf => None,
                });
        }
        if let Some(node) = node {
            node.insert(last.clone(), Paths::Leaf);
        }
    }
    Ok(root)
}

fn object(operands: Operands<'_>) -> Result<&Value, Error> {
    match operands.value(1) {
        object @ Value::Object(_) => Ok(object),
        other => Err(wrong_type(1, other, &["object"])),
    }
}

fn remove(operands: Operands<'_>) -> Answer {
    let from = object(operands)?;
    Ok(without(from, Some(&Paths::Inner(gather(operands)?))).unwrap_or(Value::Undefined))
}

/// The key under which paths name the place `index` of an array.
fn index_key(index: usize) -> Value {
    Value::from(index.to_string())
}

/// The value without what `paths` mean in it; nothing when it is meant itself.
fn without(value: &Value, paths: Option<&Paths>) -> Option<Value> {
    let inner = match paths {
        None => return Some(value.clone()),
        Some(Paths::Leaf) => return None,
        Some(Paths::Inner(inner)) => inner,
    };
    Some(match value {
        Value::Object(object) => {
            let kept = object.iter().filter_map(|(key, value)| Some((key.clone(), without(value, inner.get(key))?)));
            Value::Object(kept.collect::<Object>().into())
        }
        Value::Array(array) => {
            let kept = array.iter().enumerate().filter_map(|(i, value)| without(value, inner.get(&index_key(i))));
            Value::Array(kept.collect::<Array>().into())
        }
        Value::Set(set) => {
            let kept = set.iter().filter_map(|value| without(value, inner.get(value)));
            Value::Set(kept.collect::<Set>().into())
        }
        scalar => scalar.clone(),
    })
}

fn filter(operands: Operands<'_>) -> Answer {
    let from = object(operands)?;
    Ok(only(from, &Paths::Inner(gather(operands)?)))
}

/// The value with only what `paths` mean in it. Where a path goes on below a scalar, the scalar stays.
fn only(value: &Value, paths: &Paths) -> Value {
    let Paths::Inner(inner) = paths else { return value.clone() };
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter_map(|(key, value)| Some((key.clone(), only(value, inner.get(key)?))));
            Value::Object(kept.collect::<Object>().into())
        }
        Value::Array(array) => {
            let kept = array.iter().enumerate().filter_map(|(i, value)| Some(only(value, inner.get(&index_key(i))?)));
            Value::Array(kept.collect::<Array>().into())
        }
        Value::Set(set) => {
            let kept = set.iter().filter_map(|value| Some(only(value, inner.get(value)?)));
            Value::Set(kept.collect::<Set>().into())
        }
        scalar => scalar.clone(),
    }
}
