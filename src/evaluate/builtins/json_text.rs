//! Values in, JSON texts as Go writes them out, and back.
use regorus::Value;
use serde::de::IgnoredAny;

use super::call::{Answer, Error, OUTPUT_LIMIT, Operands, as_str, error, too_large};
use super::{Entry, number, term};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("json.marshal", 1, marshal),
    ("json.marshal_with_options", 2, marshal_with_options),
    ("json.unmarshal", 1, unmarshal),
    ("json.is_valid", 1, |operands| {
        Ok(Value::from(operands.fits(1, |text| serde_json::from_str::<IgnoredAny>(text).is_ok())))
    }),
];

/// The most containers in one another that are written.
const DEPTH_LIMIT: usize = 1_000;

/// How lines are broken.
struct Layout<'o> {
    prefix: &'o str,
    indent: &'o str,
}

struct Writer<'o> {
    out: String,
    layout: Option<Layout<'o>>,
    depth: usize,
}

impl Writer<'_> {
    fn break_line(&mut self) {
        if let Some(layout) = &self.layout {
            self.out.push('\n');
            self.out.push_str(layout.prefix);
            for _ in 0..self.depth {
                self.out.push_str(layout.indent);
            }
        }
    }

    fn open(&mut self, bracket: char) -> Result<(), Error> {
        self.out.push(bracket);
        self.depth += 1;
        if self.out.len() > OUTPUT_LIMIT || self.depth > DEPTH_LIMIT {
            return Err(too_large("the text"));
        }
        Ok(())
    }

    fn close(&mut self, bracket: char, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.break_line();
        }
        self.out.push(bracket);
    }

    fn write(&mut self, value: &Value) -> Result<(), Error> {
        match value {
            Value::Null | Value::Undefined => self.out.push_str("null"),
            Value::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Value::Number(_) => {
                if let Some(number) = number::of(value) {
                    number::append(&mut self.out, &number);
                }
            }
            Value::String(text) => push_string(&mut self.out, text),
            Value::Array(array) => self.list(array.iter())?,
            Value::Set(_) => self.list(term::sorted_members(value).into_iter())?,
            Value::Object(object) => {
                let mut fields: Vec<(String, &Value)> =
                    object.iter().map(|(name, value)| Ok((key(name)?, value))).collect::<Result<_, Error>>()?;
                fields.sort_by(|a, b| a.0.cmp(&b.0));
                self.fields(fields)?;
            }
        }
        Ok(())
    }

    fn list<'v>(&mut self, members: impl ExactSizeIterator<Item = &'v Value>) -> Result<(), Error> {
        let empty = members.len() == 0;
        self.open('[')?;
        for (i, member) in members.enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.break_line();
            self.write(member)?;
        }
        self.close(']', empty);
        Ok(())
    }

    fn fields(&mut self, fields: Vec<(String, &Value)>) -> Result<(), Error> {
        let empty = fields.is_empty();
        self.open('{')?;
        for (i, (name, value)) in fields.into_iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.break_line();
            push_string(&mut self.out, &name);
            self.out.push_str(if self.layout.is_some() { ": " } else { ":" });
            self.write(value)?;
        }
        self.close('}', empty);
        Ok(())
    }
}

/// Appends a JSON string, with what Go escapes for HTML escaped.
pub(super) fn push_string(out: &mut String, text: &str) {
    use std::fmt::Write as _;
    let escapes = |c: char| matches!(c, '"' | '\\' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}') || c < ' ';
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(escapes) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = behind.chars();
        let short = match characters.next() {
            Some('"') => "\\\"",
            Some('\\') => "\\\\",
            Some('\n') => "\\n",
            Some('\r') => "\\r",
            Some('\t') => "\\t",
            Some('\u{8}') => "\\b",
            Some('\u{c}') => "\\f",
            Some(c) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
                ""
            }
            None => "",
        };
        out.push_str(short);
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// The text of a value on one line.
fn compact(value: &Value) -> Result<String, Error> {
    let mut writer = Writer { out: String::new(), layout: None, depth: 0 };
    writer.write(value)?;
    Ok(writer.out)
}

/// The text that stands for a key: strings as they are, other values as their JSON.
pub(super) fn key(value: &Value) -> Result<String, Error> {
    match as_str(value) {
        Some(text) => Ok(text.to_owned()),
        None => compact(value),
    }
}

fn marshal(operands: Operands<'_>) -> Answer {
    super::call::text(compact(operands.value(1))?)
}

fn marshal_with_options(operands: Operands<'_>) -> Answer {
    let (mut prefix, mut indent, mut implied, mut asked) = ("", "\t", false, None);
    for (name, value) in operands.object(2)?.iter_sorted() {
        let Some(name) = as_str(name) else {
            return error(format!("operand 2 failed to stringify key {}", term::text(name)));
        };
        let text = || as_str(value).ok_or_else(|| Error(format!("operand 2 key {name} failed cast to string")));
        match (name, value) {
            ("prefix", _) => (prefix, implied) = (text()?, true),
            ("indent", _) => (indent, implied) = (text()?, true),
            ("pretty", Value::Bool(pretty)) => asked = Some(*pretty),
            ("pretty", _) => return error("operand 2 key pretty failed cast to bool"),
            (other, _) => return error(format!("operand 2 object contained unknown key {other}")),
        }
    }
    if !asked.unwrap_or(implied) {
        return marshal(operands);
    }
    let mut writer = Writer { out: prefix.to_owned(), layout: Some(Layout { prefix, indent }), depth: 0 };
    writer.write(operands.value(1))?;
    super::call::text(writer.out)
}

fn unmarshal(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?;
    if has_huge_exponent(text) {
        return Err(too_large("a number"));
    }
    let read = Value::from_json_str(text).or_else(|cause| match without_lone_surrogates(text) {
        Some(mended) => Value::from_json_str(&mended),
        None => Err(cause),
    });
    read.map_err(|cause| Error(format!("invalid JSON: {}", cause.root_cause())))
}

/// Whether a number has an exponent of five digits: the engine writes such a number out.
pub(super) fn has_huge_exponent(text: &str) -> bool {
    let (mut quoted, mut escaped, mut before) = (false, false, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'e' | b'E' if !quoted && before.is_ascii_digit() => {
                let exponent = text.as_bytes().get(at + 1..).unwrap_or_default().iter();
                let digits = exponent.skip_while(|byte| matches!(byte, b'+' | b'-' | b'0')).take(5);
                if digits.filter(|byte| byte.is_ascii_digit()).count() == 5 {
                    return true;
                }
            }
            _ => {}
        }
        before = byte;
    }
    false
}

/// The text with halves of a surrogate pair replaced, as Go reads them; nothing when there are none.
pub(super) fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..).unwrap_or_default();
        out.push_str(rest.get(..at).unwrap_or_default());
        let (mended, length) = match (surrogate(escape, 0), surrogate(escape, 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (escape.get(..12)?, 12),
            (Some(_), _) => ("\\ufffd", 6),
            (None, _) => {
                let length = 1 + escape.chars().nth(1).map_or(0, char::len_utf8);
                (escape.get(..length)?, length)
            }
        };
        out.push_str(mended);
        rest = escape.get(length..)?;
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// The surrogate that a `\u` escape at the byte `at` stands for.
fn surrogate(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..=0xdfff).contains(unit))
}
