//! Checks the fields of rows and gives them their types: a moment becomes seconds since 1970, a number of CSV a number.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use regorus::Value;

use super::super::value::object;
use super::{Mistake, Row};
use crate::model::import::Import;
use crate::model::standard::{FieldKind, FieldType};

/// The fields of a source.
pub(super) struct Types<'i> {
    import: &'i Import,
}

impl<'i> Types<'i> {
    pub(super) fn new(import: &'i Import) -> Self {
        Self { import }
    }

    /// Checks a row, and gives its fields their types.
    pub(super) fn check(&self, row: &mut Row, mistakes: &mut Vec<Mistake>) {
        let names = self.import.key.iter().chain(self.import.map.keys());
        let is_named = names.clone().any(|name| self::name(at(&row.value, name)).is_some());
        if !is_named && names.clone().next().is_some() {
            let wanted: Vec<_> = names.map(|name| format!("`{name}`")).collect();
            mistakes.push(Mistake {
                at: row.at,
                message: format!("the row names no entity: {} is empty", wanted.join(" or ")),
            });
        }
        let mut changed: BTreeMap<&str, Value> = BTreeMap::new();
        for (name, kind) in &self.import.fields {
            match typed(at(&row.value, name), kind) {
                Ok(Some(value)) if !name.contains('.') => drop(changed.insert(name, value)),
                Ok(_) => {}
                Err(message) => {
                    let place = row.fields.get(name.split('.').next().unwrap_or(name)).copied();
                    mistakes.push(Mistake { at: place.unwrap_or(row.at), message: format!("`{name}` {message}") });
                }
            }
        }
        if changed.is_empty() {
            return;
        }
        if let Ok(entries) = row.value.as_object() {
            let own = entries.iter().filter_map(|(key, value)| Some((key.as_string().ok()?.as_ref(), value.clone())));
            let mut entries: BTreeMap<&str, Value> = own.collect();
            entries.extend(changed);
            let value = object(entries.into_iter().map(|(key, value)| (key, Some(value))));
            row.value = value;
        }
    }

    /// When a row is from: its time field, or else the latest of its moments.
    pub(super) fn date(&self, row: &Value) -> Option<i64> {
        if let Some(time) = &self.import.time {
            return moment(at(row, time));
        }
        let moments =
            self.import.fields.iter().filter(|(_, kind)| matches!(kind.kind, FieldKind::Date | FieldKind::DateTime));
        moments.filter_map(|(name, _)| moment(at(row, name))).max()
    }
}

/// The value at a way of names with dots between them. A name with a dot in it is found too.
pub(super) fn at<'v>(row: &'v Value, way: &str) -> &'v Value {
    let whole = &row[way];
    if *whole != Value::Undefined {
        return whole;
    }
    way.split('.').fold(row, |value, name| match &value[name] {
        // FOCUS has its columns in capitals, and `tags.service` means `Tags`.
        Value::Undefined => {
            let same = |key: &Value| key.as_string().is_ok_and(|key| key.eq_ignore_ascii_case(name));
            let entries = value.as_object().ok();
            let found = entries.and_then(|entries| entries.iter().find(|(key, _)| same(key)));
            found.map_or(&value[name], |(_, found)| found)
        }
        found => found,
    })
}

/// A name of an entity: a text that is not empty, or a number.
pub(super) fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.format_decimal()),
        _ => None,
    }
    .filter(|name| !name.is_empty())
}

/// A value with its type; none where it may stay as it is.
fn typed(value: &Value, field: &FieldType) -> Result<Option<Value>, String> {
    let is_empty =
        matches!(value, Value::Undefined | Value::Null) || value.as_string().is_ok_and(|text| text.trim().is_empty());
    if is_empty {
        return if field.is_optional { Ok(None) } else { Err("is missing".to_owned()) };
    }
    let text = value.as_string().ok().map(|text| text.trim());
    let wrong = |what: &str| Err(format!("is {}, not {what}", shown(value)));
    match &field.kind {
        FieldKind::Text | FieldKind::Entity | FieldKind::Deployment | FieldKind::Url => {
            if text.is_some() || value.as_number().is_ok() { Ok(None) } else { wrong("a text") }
        }
        FieldKind::Enum(words) => match text {
            Some(text) if words.iter().any(|word| word == text) => Ok(None),
            _ => wrong(&format!("one of {}", words.join(", "))),
        },
        FieldKind::Boolean => match (value, text) {
            (Value::Bool(_), _) => Ok(None),
            (_, Some("true")) => Ok(Some(Value::Bool(true))),
            (_, Some("false")) => Ok(Some(Value::Bool(false))),
            _ => wrong("true or false"),
        },
        FieldKind::Integer | FieldKind::Number => {
            let is_whole = field.kind == FieldKind::Integer;
            let number = match text {
                Some(text) => {
                    Value::from_numeric_string(text).ok().filter(|_| text.parse::<f64>().is_ok_and(f64::is_finite))
                }
                None => value.as_number().is_ok().then(|| value.clone()),
            };
            match number {
                Some(number) if !is_whole || number.as_i64().is_ok() => Ok(Some(number)),
                _ => wrong(if is_whole { "a whole number" } else { "a number" }),
            }
        }
        FieldKind::Date | FieldKind::DateTime => match moment(value) {
            Some(seconds) => Ok(Some(Value::from(seconds))),
            None => wrong("a date, such as 2026-11-26 or 2026-11-26T10:00:00Z"),
        },
    }
}

/// Seconds since 1970 of a date, a moment (without a zone it is UTC), or such a number.
pub(super) fn moment(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => moment_of(text.trim()),
        _ => None,
    }
}

/// The same of a text.
pub(super) fn moment_of(text: &str) -> Option<i64> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.timestamp());
    }
    let plain = text.trim_end_matches(" UTC");
    for form in ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(plain, form) {
            return Some(moment.and_utc().timestamp());
        }
    }
    let date = NaiveDate::parse_from_str(plain, "%Y-%m-%d").ok()?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc().timestamp())
}

/// A value as a message shows it.
fn shown(value: &Value) -> String {
    let text = value.as_string().map_or_else(|_| value.to_string(), ToString::to_string);
    let mut short: String = text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("`{short}`")
}
