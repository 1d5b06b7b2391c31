//! Values → values of a wanted type, as Terraform converts them: `"80"` is a number where one is asked for, `null` is nothing.
//! What hangs on something unknown is [`Failure::Unknown`]; never guesses.

use std::collections::BTreeMap;
use std::sync::Arc;

use hcl_edit::expr::{Expression, FuncCall, ObjectKey};

use super::value::{Answer, Failure, List, Map, Number, Val};

/// A text: numbers and booleans are written out.
pub(super) fn text(value: &Val) -> Answer<Arc<str>> {
    match value {
        Val::Text(text) => Ok(text.clone()),
        Val::Number(number) => Ok(number.to_string().into()),
        Val::Bool(true) => Ok("true".into()),
        Val::Bool(false) => Ok("false".into()),
        Val::Unknown(_) | Val::Partial(_) => Err(Failure::Unknown),
        Val::Null | Val::List(_) | Val::Map(_) => Err(Failure::Wrong),
    }
}

/// A number, also from a text.
pub(super) fn number(value: &Val) -> Answer<Number> {
    match value {
        Val::Number(number) => Ok(*number),
        Val::Text(text) => number_of(text),
        Val::Unknown(_) | Val::Partial(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

fn number_of(text: &str) -> Answer<Number> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Failure::Wrong);
    }
    match text.parse::<i64>() {
        Ok(number) => Ok(Number::Int(number)),
        Err(_) => Number::of(text.parse().map_err(|_| Failure::Wrong)?),
    }
}

/// A whole number.
pub(super) fn int(value: &Val) -> Answer<i64> {
    match number(value)? {
        Number::Int(number) => Ok(number),
        Number::Float(_) => Err(Failure::Wrong),
    }
}

/// A boolean, also from a text.
pub(super) fn bool(value: &Val) -> Answer<bool> {
    match value {
        Val::Bool(value) => Ok(*value),
        Val::Text(text) if text.as_ref() == "true" => Ok(true),
        Val::Text(text) if text.as_ref() == "false" => Ok(false),
        Val::Unknown(_) | Val::Partial(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

/// A list, tuple or set.
pub(super) fn list(value: &Val) -> Answer<&List> {
    match value {
        Val::List(list) => Ok(list),
        Val::Unknown(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

/// A map or object.
pub(super) fn map(value: &Val) -> Answer<&Map> {
    match value {
        Val::Map(map) => Ok(map),
        Val::Unknown(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

/// A value as a variable's type wants it. A type that is not understood changes nothing.
pub(super) fn to_type(value: Val, wanted: &Expression) -> Answer {
    if matches!(value, Val::Null | Val::Unknown(_)) {
        return Ok(value);
    }
    match wanted {
        Expression::Parenthesis(inner) => to_type(value, inner.inner()),
        Expression::Variable(name) => primitive(value, name.as_str()),
        Expression::FuncCall(call) => collection(value, call),
        _ => Ok(value),
    }
}

fn primitive(value: Val, name: &str) -> Answer {
    match (name, &value) {
        ("string" | "number" | "bool", Val::Partial(_)) => Ok(value),
        ("string", _) => text(&value).map(Val::Text),
        ("number", _) => number(&value).map(Val::Number),
        ("bool", _) => bool(&value).map(Val::Bool),
        _ => Ok(value),
    }
}

fn collection(value: Val, call: &FuncCall) -> Answer {
    let Some(wanted) = call.args.get(0) else { return Ok(value) };
    match (call.name.name.as_str(), &value, wanted) {
        ("list", Val::List(list), _) => Val::list(items(list, wanted)?),
        ("set", Val::List(list), _) => Val::set(items(list, wanted)?),
        ("map", Val::Map(map), _) => {
            let entry = |(key, value): (&Arc<str>, &Val)| Ok((key.clone(), to_type(value.clone(), wanted)?));
            Val::map(map.entries.iter().map(entry).collect::<Answer<_>>()?)
        }
        ("object", Val::Map(map), Expression::Object(types)) => {
            let mut entries = BTreeMap::new();
            for (key, of) in types {
                let ObjectKey::Ident(key) = key else { return Ok(value) };
                let (wanted, default) = optional(of.expr());
                let given =
                    map.entries.get(key.as_str()).filter(|given| !matches!(given, Val::Null) || default.is_none());
                let given = match given {
                    Some(given) => to_type(given.clone(), wanted)?,
                    None => to_type(default.map_or(Ok(Val::Null), literal)?, wanted)?,
                };
                entries.insert(Arc::from(key.as_str()), given);
            }
            Val::map(entries)
        }
        ("list" | "set" | "map" | "object", _, _) => Err(Failure::Wrong),
        _ => Ok(value),
    }
}

fn items(list: &List, wanted: &Expression) -> Answer<Vec<Val>> {
    list.items.iter().map(|item| to_type(item.clone(), wanted)).collect()
}

/// The type and default of `optional(type, default)`.
fn optional(of: &Expression) -> (&Expression, Option<&Expression>) {
    match of {
        Expression::FuncCall(call) if call.name.name.as_str() == "optional" => {
            (call.args.get(0).unwrap_or(of), call.args.get(1))
        }
        _ => (of, None),
    }
}

/// A literal: defaults of optional attributes are nothing else.
fn literal(expression: &Expression) -> Answer {
    match expression {
        Expression::Null(_) => Ok(Val::Null),
        Expression::Bool(value) => Ok(Val::Bool(*value.value())),
        Expression::Number(value) => super::eval::number(value.value()).map(Val::Number),
        Expression::String(text) => Val::text(text.as_str()),
        Expression::Array(array) => Val::list(array.iter().map(literal).collect::<Answer<_>>()?),
        Expression::Object(object) => {
            let mut entries = BTreeMap::new();
            for (key, value) in object {
                let key = match key {
                    ObjectKey::Ident(name) => Arc::from(name.as_str()),
                    ObjectKey::Expression(key) => text(&literal(key)?)?,
                };
                entries.insert(key, literal(value.expr())?);
            }
            Val::map(entries)
        }
        _ => Err(Failure::Unknown),
    }
}
