//! Functions that write and read encodings: JSON, base64, URLs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use data_encoding::BASE64;

use super::super::convert::text;
use super::super::mixed::Mixed;
use super::super::value::{Answer, Failure, Number, Val};
use super::argument;

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    let own = || argument(arguments, 0).and_then(text);
    Some(match name {
        "jsonencode" => argument(arguments, 0).and_then(|value| {
            let mut text = Mixed::default();
            write(value, &mut text)?;
            text.finish()
        }),
        "jsondecode" => own().and_then(|text| {
            let value: serde_json::Value = serde_json::from_str(&text).map_err(|_| Failure::Wrong)?;
            read(&value)
        }),
        "base64encode" => own().and_then(|text| Val::text(BASE64.encode(text.as_bytes()))),
        "base64decode" => own().and_then(|text| {
            let bytes = BASE64.decode(text.as_bytes()).map_err(|_| Failure::Wrong)?;
            Val::text(String::from_utf8(bytes).map_err(|_| Failure::Wrong)?)
        }),
        "urlencode" => own().and_then(|text| Val::text(url(&text))),
        _ => return None,
    })
}

/// A known value as JSON.
pub(super) fn json(value: &Val) -> Answer<String> {
    let mut text = Mixed::default();
    write(value, &mut text)?;
    match text.finish()? {
        Val::Text(text) => Ok(text.to_string()),
        _ => Err(Failure::Unknown),
    }
}

/// Writes JSON; what is unknown stands in it as a text, so that the rest can still be read.
fn write(value: &Val, text: &mut Mixed) -> Answer<()> {
    match value {
        Val::Null => text.known("null"),
        Val::Bool(_) | Val::Number(_) => text.known(&super::super::convert::text(value)?),
        Val::Text(own) => text.known(&quoted(own)),
        Val::Partial(source) | Val::Unknown(source) => text.unknown(&quoted(source)),
        Val::List(list) => {
            text.known("[")?;
            for (at, item) in list.items.iter().enumerate() {
                if at > 0 {
                    text.known(",")?;
                }
                write(item, text)?;
            }
            text.known("]")
        }
        Val::Map(map) => {
            text.known("{")?;
            for (at, (key, item)) in map.entries.iter().enumerate() {
                if at > 0 {
                    text.known(",")?;
                }
                text.known(&quoted(key))?;
                text.known(":")?;
                write(item, text)?;
            }
            text.known("}")
        }
    }
}

/// A text in quotes, with the characters escaped that Terraform escapes for HTML's sake.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{0}'..='\u{1f}' => {
                // Writing to a String cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn read(value: &serde_json::Value) -> Answer {
    match value {
        serde_json::Value::Null => Ok(Val::Null),
        serde_json::Value::Bool(value) => Ok(Val::Bool(*value)),
        serde_json::Value::String(text) => Val::text(text.as_str()),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(number) => Ok(Val::Number(Number::Int(number))),
            None => Number::of(number.as_f64().ok_or(Failure::Wrong)?).map(Val::Number),
        },
        serde_json::Value::Array(items) => Val::list(items.iter().map(read).collect::<Answer<_>>()?),
        serde_json::Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Ok((Arc::from(key.as_str()), read(value)?)));
            Val::map(entries.collect::<Answer<BTreeMap<_, _>>>()?)
        }
    }
}

fn url(text: &str) -> String {
    let mut url = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => url.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => url.push(char::from(byte)),
            byte => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}
