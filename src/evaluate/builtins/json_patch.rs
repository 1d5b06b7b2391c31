//! A document and JSON Patch operations (RFC 6902) in, the changed document out; sets may be changed, too.
use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, as_str, error, type_name};
use super::json_paths::parse_path;
use super::term;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("json.patch", 2, patch)];

/// The longest path.
const DEPTH_LIMIT: usize = 1_000;

fn patch(operands: Operands<'_>) -> Answer {
    let mut document = operands.value(1).clone();
    for operation in operands.array(2)? {
        document = apply(document, operation)?;
    }
    Ok(document)
}

/// An attribute of an operation.
fn attribute<'o>(operation: &'o Value, name: &str) -> Result<&'o Value, Error> {
    let Value::Object(fields) = operation else {
        return error("must be an array of JSON-Patch objects, but at least one element is not an object");
    };
    fields.get(&Value::from(name)).ok_or_else(|| Error(format!("missing required attribute '{name}'")))
}

fn path(operation: &Value, name: &str) -> Result<Vec<Value>, Error> {
    let path = parse_path(attribute(operation, name)?)?;
    if path.len() > DEPTH_LIMIT { Err(super::call::too_large("the path")) } else { Ok(path) }
}

fn apply(document: Value, operation: &Value) -> Answer {
    attribute(operation, "path")?;
    let op = attribute(operation, "op")?;
    let Some(op) = as_str(op) else {
        return error(format!("attribute 'op' must be a string but found: {}", type_name(op)));
    };
    let path = path(operation, "path")?;
    match op {
        "add" => insert(&document, &path, attribute(operation, "value")?),
        "remove" => remove(&document, &path),
        "replace" => {
            let without = remove(&document, &path)?;
            insert(&without, &path, attribute(operation, "value")?)
        }
        "move" | "copy" => {
            let from = self::path(operation, "from")?;
            let moved = get(&document, &from)?.clone();
            let base = if op == "move" { remove(&document, &from)? } else { document };
            insert(&base, &path, &moved)
        }
        "test" => {
            let (found, expected) = (get(&document, &path)?, attribute(operation, "value")?);
            if found == expected {
                return Ok(document);
            }
            let (found, expected) = (term::text(found), term::text(expected));
            error(format!("value from EditTree != patch value.\n\nExpected: {expected}\n\nFound: {found}"))
        }
        other => error(format!("unrecognized op: '{other}'")),
    }
}

fn missing<T>(key: &Value, what: &str) -> Result<T, Error> {
    error(format!("path {} does not exist in {what}", term::text(key)))
}

fn scalar<T>(value: &Value) -> Result<T, Error> {
    error(format!("expected composite type, found value: {}", term::text(value)))
}

/// The place a key names in an array of `length`; `-` is the one behind the last.
fn index(key: &Value, length: usize) -> Result<usize, Error> {
    let index = match key {
        Value::Number(number) if number.is_integer() => number.as_i64(),
        Value::String(text) if &**text == "-" => return Ok(length),
        Value::String(text) if text.len() > 1 && text.starts_with('0') => {
            return error("leading zeros are not allowed in JSON paths");
        }
        Value::String(text) => match text.parse::<i64>() {
            Ok(index) => Some(index),
            Err(_) => return error("invalid string for indexing"),
        },
        _ => return error("invalid type for indexing"),
    };
    match index.and_then(|index| usize::try_from(index).ok()).filter(|index| *index <= length) {
        Some(index) => Ok(index),
        None => error(format!("index {} out of array bounds [0, {length})", term::text(key))),
    }
}

fn get<'v>(value: &'v Value, path: &[Value]) -> Result<&'v Value, Error> {
    let Some((key, rest)) = path.split_first() else { return Ok(value) };
    let inner = match value {
        Value::Object(object) => object.get(key),
        Value::Array(array) => array.get(index(key, array.len())?),
        Value::Set(set) => set.get(key),
        other => return scalar(other),
    };
    match inner {
        Some(inner) => get(inner, rest),
        None => missing(key, type_name(value)),
    }
}

/// The value with the place `path` changed by `change`, which is given what is there, when it is there.
fn edit(value: &Value, path: &[Value], change: &Change<'_>) -> Answer {
    match path {
        [] => Ok(change.whole()),
        [key] => change.last(value, key),
        [key, rest @ ..] => {
            let changed = edit(get(value, std::slice::from_ref(key))?, rest, change)?;
            replaced(value, key, changed)
        }
    }
}

/// Puts `changed` where `key` is.
fn replaced(value: &Value, key: &Value, changed: Value) -> Answer {
    Ok(match value {
        Value::Object(object) => {
            let mut object = object.clone();
            std::sync::Arc::make_mut(&mut object).insert(key.clone(), changed);
            Value::Object(object)
        }
        Value::Array(array) => {
            let at = index(key, array.len())?;
            let with = array.iter().enumerate().map(|(i, old)| if i == at { changed.clone() } else { old.clone() });
            Value::from(with.collect::<Vec<_>>())
        }
        Value::Set(set) => {
            let mut set = set.clone();
            let members = std::sync::Arc::make_mut(&mut set);
            members.remove(key);
            members.insert(changed);
            Value::Set(set)
        }
        other => return scalar(other),
    })
}

/// What happens at the end of a path.
enum Change<'v> {
    Insert(&'v Value),
    Remove,
}

impl Change<'_> {
    /// The new document when the path is empty.
    fn whole(&self) -> Value {
        match self {
            Self::Insert(new) => (*new).clone(),
            Self::Remove => Value::Undefined,
        }
    }

    fn last(&self, value: &Value, key: &Value) -> Answer {
        match (value, self) {
            (Value::Object(_), Self::Insert(new)) => replaced(value, key, (*new).clone()),
            (Value::Object(object), Self::Remove) => {
                let mut object = object.clone();
                match std::sync::Arc::make_mut(&mut object).remove(key) {
                    Some(_) => Ok(Value::Object(object)),
                    None => missing(key, "object"),
                }
            }
            (Value::Array(array), _) => {
                let at = index(key, array.len())?;
                let mut members: Vec<Value> = array.iter().cloned().collect();
                match self {
                    Self::Insert(new) => members.insert(at, (*new).clone()),
                    Self::Remove if at < members.len() => drop(members.remove(at)),
                    Self::Remove => return error(format!("index {at} out of array bounds [0, {at})")),
                }
                Ok(Value::from(members))
            }
            (Value::Set(set), Self::Insert(new)) => {
                if key != *new {
                    let (key, new) = (term::text(key), term::text(new));
                    return error(format!("set key {key} does not equal value to be inserted {new}"));
                }
                let mut set = set.clone();
                std::sync::Arc::make_mut(&mut set).insert((*new).clone());
                Ok(Value::Set(set))
            }
            (Value::Set(set), Self::Remove) => {
                let mut set = set.clone();
                if std::sync::Arc::make_mut(&mut set).remove(key) { Ok(Value::Set(set)) } else { missing(key, "set") }
            }
            (other, _) => scalar(other),
        }
    }
}

fn insert(document: &Value, path: &[Value], value: &Value) -> Answer {
    edit(document, path, &Change::Insert(value))
}

fn remove(document: &Value, path: &[Value]) -> Answer {
    edit(document, path, &Change::Remove)
}
