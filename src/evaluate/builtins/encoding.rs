//! Texts in, their Base64, hexadecimal or query encoding out, and back.
//!
//! Bytes that are no UTF-8 become replacement characters, since a value holds text only.
use std::collections::BTreeMap;

use data_encoding::{BASE64, BASE64URL, BASE64URL_NOPAD, Encoding, HEXLOWER, Specification};
use regorus::Value;

use super::call::{Answer, Error, Operands, as_str, error, members};
use super::{Entry, json_text};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("base64.decode", 1, base64_decode),
    ("base64.encode", 1, |operands| encoded(operands, &BASE64)),
    ("base64.is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |text| decode(text, "+/").is_ok())))),
    ("base64url.decode", 1, base64url_decode),
    ("base64url.encode", 1, |operands| encoded(operands, &BASE64URL)),
    ("base64url.encode_no_pad", 1, |operands| encoded(operands, &BASE64URL_NOPAD)),
    ("hex.decode", 1, hex_decode),
    ("hex.encode", 1, |operands| encoded(operands, &HEXLOWER)),
    ("urlquery.encode", 1, |operands| Ok(Value::from(query_escape(operands.string(1)?)))),
    ("urlquery.decode", 1, |operands| query_unescape(operands.string(1)?).map(Value::from)),
    ("urlquery.encode_object", 1, encode_object),
    ("urlquery.decode_object", 1, decode_object),
];

/// Go's decoding: line breaks do not count, nor do the bits that are left over.
fn lenient(symbols: &str) -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(symbols);
    specification.padding = Some('=');
    specification.check_trailing_bits = false;
    specification.ignore.push_str("\r\n");
    specification.encoding().ok()
}

/// The bytes of a text in base 64, whose last two symbols are given.
pub(super) fn decode(text: &str, last: &str) -> Result<Vec<u8>, Error> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let illegal = |at: usize| Error(format!("illegal base64 data at input byte {at}"));
    let encoding = lenient(&format!("{letters}{last}")).ok_or_else(|| illegal(0))?;
    // Nothing may follow the padding.
    let padding = text.find('=').unwrap_or(text.len());
    if let Some(at) = text.get(padding..).and_then(|rest| rest.find(|c| !matches!(c, '=' | '\r' | '\n'))) {
        return Err(illegal(padding + at));
    }
    encoding.decode(text.as_bytes()).map_err(|cause| illegal(cause.position))
}

fn text(bytes: &[u8]) -> Value {
    Value::from(String::from_utf8_lossy(bytes).into_owned())
}

fn base64_decode(operands: Operands<'_>) -> Answer {
    decode(operands.string(1)?, "+/").map(|bytes| text(&bytes))
}

/// Padding may be left out.
fn base64url_decode(operands: Operands<'_>) -> Answer {
    let encoded = operands.string(1)?;
    let padding = match encoded.len() % 4 {
        _ if encoded.ends_with('=') => "",
        0 => "",
        2 => "==",
        3 => "=",
        _ => return error(format!("illegal base64url string: {encoded}")),
    };
    decode(&format!("{encoded}{padding}"), "-_").map(|bytes| text(&bytes))
}

fn encoded(operands: Operands<'_>, encoding: &Encoding) -> Answer {
    super::call::text(encoding.encode(operands.string(1)?.as_bytes()))
}

fn hex_decode(operands: Operands<'_>) -> Answer {
    let digits = operands.string(1)?.as_bytes();
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        b'A'..=b'F' => Ok(byte - b'A' + 10),
        other => Err(Error(format!("encoding/hex: invalid byte: {}", go_rune(other)))),
    };
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks(2) {
        match *pair {
            [high, low] => bytes.push(digit(high)? << 4 | digit(low)?),
            [single] => return digit(single).and_then(|_| error("encoding/hex: odd length hex string")),
            _ => {}
        }
    }
    Ok(text(&bytes))
}

/// A byte as Go writes it with `%#U`: its code, and what it looks like if that can be seen.
fn go_rune(byte: u8) -> String {
    match byte {
        b' '..=b'~' | 0xa1..=0xac | 0xae..=0xff => format!("U+{byte:04X} '{}'", char::from(byte)),
        _ => format!("U+{byte:04X}"),
    }
}

fn push_hex(out: &mut String, byte: u8) {
    out.push('%');
    out.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
}

/// Writes letters, digits and `-_.~` as they are, a space as `+`.
pub(super) fn query_escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => push_hex(&mut out, byte),
        }
    }
    out
}

/// The first three bytes between quotes. They may end within a character.
fn quoted_start(text: &str) -> String {
    let bytes = text.as_bytes().get(..3).unwrap_or(text.as_bytes());
    match std::str::from_utf8(bytes) {
        Ok(whole) => format!("{whole:?}"),
        Err(_) => format!("\"{}\"", bytes.escape_ascii()),
    }
}

/// Undoes `%41`; a plus becomes `plus`.
pub(super) fn unescape(text: &str, plus: u8) -> Result<String, Error> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'%' => {
                let digits = text.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
                let Some(value) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                    return error(format!("invalid URL escape {}", quoted_start(text.get(at..).unwrap_or_default())));
                };
                out.push(value);
                bytes.nth(1);
            }
            b'+' => out.push(plus),
            other => out.push(other),
        }
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn query_unescape(text: &str) -> Result<String, Error> {
    unescape(text, b' ')
}

fn encode_object(operands: Operands<'_>) -> Answer {
    let bad = || Error("operand 1 values must be string, array[string], or set[string]".to_owned());
    let mut query: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (key, value) in operands.object(1)?.iter() {
        let texts = match members(value) {
            Some(members) => members.into_iter().map(as_str).collect::<Option<Vec<_>>>(),
            None => as_str(value).map(|text| vec![text]),
        };
        query.insert(json_text::key(key)?, texts.ok_or_else(bad)?);
    }
    let mut out = String::new();
    for (key, texts) in query {
        for text in texts {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(&query_escape(&key));
            out.push('=');
            out.push_str(&query_escape(text));
        }
    }
    super::call::text(out)
}

fn decode_object(operands: Operands<'_>) -> Answer {
    let mut query: BTreeMap<Value, Vec<Value>> = BTreeMap::new();
    for part in operands.string(1)?.split('&').filter(|part| !part.is_empty()) {
        if part.contains(';') {
            return error("invalid semicolon separator in query");
        }
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        query.entry(Value::from(query_unescape(key)?)).or_default().push(Value::from(query_unescape(value)?));
    }
    let object: BTreeMap<Value, Value> = query.into_iter().map(|(key, values)| (key, Value::from(values))).collect();
    Ok(Value::from(object))
}
