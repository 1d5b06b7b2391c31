//! Short ways to write the values of facts.

use std::collections::BTreeMap;

use regorus::Value;

/// An object. An entry without a value is left out: what is not known is absent.
pub(super) fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Option<Value>)>) -> Value {
    map(entries.into_iter().filter_map(|(key, value)| Some((key, value?))))
}

/// An object whose keys are data.
pub(super) fn map<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::from(entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect::<BTreeMap<_, _>>())
}

/// An array.
pub(super) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::from(items.into_iter().collect::<Vec<_>>())
}

/// An array of strings.
pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Value {
    list(texts.into_iter().map(Value::from))
}

/// A string that is known.
#[expect(clippy::unnecessary_wraps, reason = "an entry of an object may be absent")]
pub(super) fn text(text: &str) -> Option<Value> {
    Some(Value::from(text))
}

/// A number that is known.
#[expect(clippy::unnecessary_wraps, reason = "an entry of an object may be absent")]
pub(super) fn number(number: usize) -> Option<Value> {
    Some(Value::from(number))
}
