//! Objects in, a part of them or what they add up to out.
use std::collections::BTreeMap;

use regorus::Value;
use regorus::value::{Object, Set};

use super::Entry;
use super::call::{Answer, Error, Operands, each, wrong_element, wrong_type};
use super::number;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("object.get", 3, get),
    ("object.keys", 1, keys),
    ("object.remove", 2, remove),
    ("object.filter", 2, filter),
    ("object.union", 2, union),
    ("object.union_n", 1, union_n),
];

/// What is under a key of an object, at a place of an array, or a member of a set.
pub(super) fn at<'v>(collection: &'v Value, key: &Value) -> Option<&'v Value> {
    match collection {
        Value::Object(object) => object.get(key),
        Value::Array(array) => array.get(usize::try_from(number::of(key)?.to_int()?).ok()?),
        Value::Set(set) => set.get(key),
        _ => None,
    }
}

/// What is under a key, or at the end of an array of keys, each into the value before.
fn get(operands: Operands<'_>) -> Answer {
    let object = operands.object(1)?;
    let found = match operands.value(2) {
        Value::Array(path) => path.iter().try_fold(operands.value(1), at),
        key => object.get(key),
    };
    Ok(found.unwrap_or_else(|| operands.value(3)).clone())
}

fn keys(operands: Operands<'_>) -> Answer {
    let keys: Set = operands.object(1)?.keys().cloned().collect();
    Ok(keys.into_value())
}

/// The second operand, which holds keys: the members of an array or set, the keys of an object.
fn chosen(operands: Operands<'_>) -> Result<impl Iterator<Item = &Value> + Clone, Error> {
    let chosen = operands.value(2);
    let object = match chosen {
        Value::Object(object) => Some(object),
        Value::Array(_) | Value::Set(_) => None,
        other => return Err(wrong_type(2, other, &["object", "set", "array"])),
    };
    Ok(each(chosen).chain(object.into_iter().flat_map(|object| object.iter_sorted().map(|(key, _)| key))))
}

fn remove(operands: Operands<'_>) -> Answer {
    let object = operands.object(1)?;
    let mut there = chosen(operands)?.filter(|key| object.contains_key(key)).peekable();
    if there.peek().is_none() {
        return Ok(operands.value(1).clone());
    }
    let mut left = object.clone();
    for key in there {
        left.remove(key);
    }
    Ok(left.into_value())
}

fn filter(operands: Operands<'_>) -> Answer {
    let object = operands.object(1)?;
    let kept = chosen(operands)?.filter_map(|key| Some((key.clone(), object.get(key)?.clone())));
    Ok(Value::from(kept.collect::<BTreeMap<_, _>>()))
}

fn union(operands: Operands<'_>) -> Answer {
    Ok(match (operands.object(1)?, operands.object(2)?) {
        (left, _) if left.is_empty() => operands.value(2).clone(),
        (_, right) if right.is_empty() => operands.value(1).clone(),
        (left, right) => {
            let mut merged = left.clone();
            merge(&mut merged, right);
            merged.into_value()
        }
    })
}

fn union_n(operands: Operands<'_>) -> Answer {
    let objects = operands.array(1)?;
    if let Some(other) = objects.iter().find(|member| !matches!(member, Value::Object(_))) {
        return Err(wrong_element(1, operands.value(1), other, &["object"]));
    }
    if let [only] = objects.as_slice() {
        return Ok(only.clone());
    }
    let mut merged = Object::new();
    for member in objects {
        if let Value::Object(object) = member {
            merge(&mut merged, object);
        }
    }
    Ok(merged.into_value())
}

/// Puts what is in `from` into `object`: objects under the same key are merged, anything else is replaced.
fn merge(object: &mut Object, from: &Object) {
    for (key, new) in from {
        match (object.get_mut(key), new) {
            (Some(Value::Object(old)), Value::Object(new)) => merge(std::sync::Arc::make_mut(old), new),
            (Some(old), new) => *old = new.clone(),
            (None, new) => {
                object.insert(key.clone(), new.clone());
            }
        }
    }
}
