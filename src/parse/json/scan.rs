//! What has no parts in JSON: blanks and comments, strings, numbers, words.

use std::borrow::Cow;

use regorus::Value;

use super::{Reader, Syntax};
use crate::model::Span;
use crate::parse::part::offset;
use crate::parse::{Fault, Key};

/// What was read, or what is wrong with it.
pub(super) type Read<T> = Result<T, Fault>;

/// Digits of a number, its exponent written out; more are refused.
const MAX_DIGITS: usize = 1_000;

/// Blanks that are skipped at once.
const INDENT: &[u8] = b"        ";

impl<'t> Reader<'t> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips blanks and comments.
    pub(super) fn skip_blank(&mut self) -> Read<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\r' | b'\t') => self.at += 1,
                Some(b'\n') => {
                    self.at += 1;
                    // Most of a laid out text is indentation.
                    while self.bytes.get(self.at..self.at + INDENT.len()) == Some(INDENT) {
                        self.at += INDENT.len();
                    }
                }
                Some(b'/') => self.comment()?,
                Some(b'#') if self.syntax == Syntax::Json => return Err(self.hash()),
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Read<()> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        self.at = if rest.starts_with("//") {
            start + rest.find('\n').unwrap_or(rest.len())
        } else if let Some(inner) = rest.strip_prefix("/*") {
            let end = inner.find("*/").ok_or_else(|| Fault::syntax(start, "the comment that starts here has no end"));
            start + 4 + end?
        } else {
            return Err(self.unexpected());
        };
        if self.syntax == Syntax::Json {
            self.say_comment(start);
        }
        Ok(())
    }

    /// Reads a key; equal ones share their text. Says whether it is written as it is, without escapes.
    pub(super) fn key_string(&mut self) -> Read<(Key, Span, bool)> {
        let start = self.at;
        let name = self.string()?;
        let span = Span::new(offset(start), offset(self.at));
        Ok((self.keys.get(&name), span, matches!(name, Cow::Borrowed(_))))
    }

    /// Reads the string whose opening quote is next.
    pub(super) fn string(&mut self) -> Read<Cow<'t, str>> {
        let start = self.at;
        let text = self.text;
        let mut from = start + 1;
        let mut built = String::new();
        loop {
            let end = plain_end(self.bytes, from);
            let plain = text.get(from..end).unwrap_or("");
            match self.bytes.get(end) {
                Some(b'"') if built.is_empty() => {
                    self.at = end + 1;
                    return Ok(Cow::Borrowed(plain));
                }
                Some(b'"') => {
                    built.push_str(plain);
                    self.at = end + 1;
                    return Ok(Cow::Owned(built));
                }
                Some(b'\\') => {
                    built.push_str(plain);
                    self.at = end;
                    built.push(self.escape()?);
                    from = self.at;
                }
                Some(b'\n' | b'\r') | None => return Err(Self::unclosed_string(start)),
                Some(byte) => {
                    let message = format!("the control character \\u{byte:04x} stands in a string");
                    let help = format!("write it as \\u{byte:04x}");
                    return Err(Fault { help: Some(help), ..Fault::syntax(end, message) });
                }
            }
        }
    }

    /// Reads the escape whose backslash is next.
    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        self.at += 2;
        let found = match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.bad_escape(start)),
        };
        Ok(found)
    }

    /// Reads `\uXXXX`, or two of them where they are halves of one character.
    fn unicode(&mut self, start: usize) -> Read<char> {
        let first = self.hex(start)?;
        self.at = start + 6;
        if let Some(found) = char::from_u32(first) {
            return Ok(found);
        }
        let is_pair = first < 0xDC00 && self.bytes.get(start + 6..start + 8) == Some(b"\\u");
        let second = if is_pair { self.hex(start + 6).ok() } else { None };
        if let Some(second) = second.filter(|second| (0xDC00..0xE000).contains(second)) {
            self.at = start + 12;
            let joined = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        // RFC 8259, section 8.2: the grammar allows half of a pair. Go, and so OPA, reads it like this.
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&self, start: usize) -> Read<u32> {
        let digits = self.bytes.get(start + 2..start + 6).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        digits
            .and_then(|digits| u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
            .ok_or_else(|| self.bad_escape(start))
    }

    /// Reads a number.
    pub(super) fn number(&mut self) -> Read<Value> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let first = self.at;
        let count = self.digits();
        if count == 0 || (count > 1 && self.bytes.get(first) == Some(&b'0')) {
            return Err(self.bad_number(start));
        }
        let mut is_integer = true;
        if self.peek() == Some(b'.') {
            is_integer = false;
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            is_integer = false;
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        if self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-')) {
            return Err(self.bad_number(start));
        }
        let literal = self.text.get(start..self.at).unwrap_or("");
        value_of(literal, is_integer)
            .ok_or_else(|| Fault::syntax(start, "the number is too large: more than 1,000 digits"))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    /// Reads `true`, `false` or `null`.
    pub(super) fn word(&mut self) -> Read<Value> {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let end = rest.iter().take(MAX_WORD).take_while(|byte| is_word(**byte)).count();
        let value = match rest.get(..end) {
            Some(b"true") => Value::Bool(true),
            Some(b"false") => Value::Bool(false),
            Some(b"null") => Value::Null,
            _ => return Err(self.unexpected()),
        };
        self.at += end;
        Ok(value)
    }
}

/// Longer words are not looked at.
pub(super) const MAX_WORD: usize = 40;

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

/// The value of a literal, exact where it is an integer; none where it is larger than anybody means.
fn value_of(literal: &str, is_integer: bool) -> Option<Value> {
    if is_integer && literal.len() <= 18 {
        return literal.parse::<i64>().ok().map(whole);
    }
    let exponent = literal.find(['e', 'E']).map(|at| literal.get(at + 1..).unwrap_or("").parse::<i64>());
    match exponent {
        None if is_integer && literal.len() > MAX_DIGITS => None,
        None if is_integer => Value::from_numeric_string(literal).ok(),
        Some(Ok(exponent)) if exponent >= 0 => {
            let digits = i64::try_from(literal.len()).unwrap_or(i64::MAX).saturating_add(exponent);
            let is_small = usize::try_from(digits).is_ok_and(|digits| digits <= MAX_DIGITS);
            if is_small { Value::from_numeric_string(literal).ok() } else { float(literal) }
        }
        // What is too small for a float is 0.
        _ => float(literal),
    }
}

fn whole(number: i64) -> Value {
    u64::try_from(number).map_or_else(|_| Value::from(number), Value::from)
}

fn float(literal: &str) -> Option<Value> {
    let number = literal.parse::<f64>().ok().filter(|number| number.is_finite())?;
    Some(if number == 0.0 { Value::from(0u64) } else { Value::from(number) })
}

/// The first byte from `from` on that is no plain part of a string: a quote, a backslash, a control character; else the end.
fn plain_end(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        // Eight bytes at once: the lowest high bit that is set marks the first such byte.
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let found = zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5C)) | control;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len())
}
