//! Values as the JSON that other tools put into digests: key order, spacing and escapes as theirs.

use data_encoding::HEXLOWER;
use md5::Md5;
use regorus::Value;
use sha2::{Digest as _, Sha256};

use crate::facts::reading::Node;

/// What stands between the parts of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    comma: &'static str,
    colon: &'static str,
}

/// `json.dumps(value, sort_keys=True)` of Python.
pub(super) const PYTHON: Style = Style { comma: ", ", colon: ": " };
/// The same with `separators=(",", ":")`.
pub(super) const COMPACT: Style = Style { comma: ",", colon: ":" };

/// A value with its keys sorted; none for a number that is no whole one, which every language writes its own way.
pub(super) fn sorted(value: &Value, style: Style) -> Option<String> {
    let mut out = String::new();
    write(value, style, &mut out)?;
    Some(out)
}

fn write(value: &Value, style: Style, out: &mut String) -> Option<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(_) => out.push_str(&value.as_i64().ok()?.to_string()),
        Value::String(text) => ascii(text, false, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { style.comma });
                write(item, style, out)?;
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { style.comma });
                ascii(key.as_string().ok()?, false, out);
                out.push_str(style.colon);
                write(value, style, out)?;
            }
            out.push('}');
        }
        _ => return None,
    }
    Some(())
}

/// `json_encode(value)` of PHP, which keeps the order of the text: an empty object is an empty list there, and `/` is escaped.
pub(super) fn php(node: Node<'_>, out: &mut String) -> Option<()> {
    match node.value() {
        Value::Object(entries) if entries.is_empty() => out.push_str("[]"),
        Value::Object(_) => {
            out.push('{');
            for (at, (key, value)) in node.entries().into_iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                ascii(&key, true, out);
                out.push(':');
                php(value, out)?;
            }
            out.push('}');
        }
        Value::Array(_) => {
            out.push('[');
            for (at, item) in node.items().into_iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                php(item, out)?;
            }
            out.push(']');
        }
        Value::String(text) => ascii(text, true, out),
        other => write(other, COMPACT, out)?,
    }
    Some(())
}

/// A text in quotes, everything beyond ASCII as `\uXXXX`.
fn ascii(text: &str, escapes_slash: bool, out: &mut String) {
    out.push('"');
    for unit in text.encode_utf16() {
        match (char::from_u32(u32::from(unit)), unit) {
            (Some('"'), _) => out.push_str("\\\""),
            (Some('\\'), _) => out.push_str("\\\\"),
            (Some('\n'), _) => out.push_str("\\n"),
            (Some('\r'), _) => out.push_str("\\r"),
            (Some('\t'), _) => out.push_str("\\t"),
            (Some('\u{8}'), _) => out.push_str("\\b"),
            (Some('\u{c}'), _) => out.push_str("\\f"),
            (Some('/'), _) if escapes_slash => out.push_str("\\/"),
            // Python escapes DEL too; PHP does not. Neither stands in a manifest.
            (Some(c), 0x20..=0x7e) => out.push(c),
            (_, unit) => {
                out.push_str("\\u");
                out.push_str(&HEXLOWER.encode(&unit.to_be_bytes()));
            }
        }
    }
    out.push('"');
}

/// The SHA-256 of a text in hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text))
}

/// The MD5 of a text in hexadecimal digits.
pub(super) fn md5(text: &str) -> String {
    HEXLOWER.encode(&Md5::digest(text))
}
