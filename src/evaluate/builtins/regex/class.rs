//! Character classes and escapes of Go's pattern syntax in, those of the `regex` crate out.
use std::fmt::Write as _;

use super::syntax::{Cursor, Refusal, push_literal, refuse};

const DIGITS: &str = "0-9";
const SPACES: &str = r"\t\n\x0C\r ";
const WORDS: &str = "0-9A-Za-z_";

/// The classes that `[:name:]` names.
const POSIX: &[(&str, &str)] = &[
    ("alnum", "0-9A-Za-z"),
    ("alpha", "A-Za-z"),
    ("ascii", r"\x00-\x7F"),
    ("blank", r"\t "),
    ("cntrl", r"\x00-\x1F\x7F"),
    ("digit", DIGITS),
    ("graph", r"\x21-\x7E"),
    ("lower", "a-z"),
    ("print", r"\x20-\x7E"),
    ("punct", r"\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E"),
    ("space", r"\t\n\x0B\x0C\r "),
    ("upper", "A-Z"),
    ("word", WORDS),
    ("xdigit", "0-9A-Fa-f"),
];

fn push_set(out: &mut String, members: &str, negated: bool) {
    // Writing to a String cannot fail.
    let _ = write!(out, "[{}{members}]", if negated { "^" } else { "" });
}

/// Translates `[…]`, whose bracket at `start` was read.
pub(super) fn bracket(cursor: &mut Cursor<'_>, out: &mut String, start: usize) -> Result<(), Refusal> {
    let unclosed = |cursor: &Cursor<'_>| refuse("missing closing ]", cursor.text.get(start..).unwrap_or_default());
    out.push('[');
    if cursor.eat("^") {
        out.push('^');
    }
    let mut first = true;
    loop {
        match cursor.rest().chars().next() {
            None => return unclosed(cursor),
            Some(']') if !first => break,
            Some('[') if posix(cursor, out)? => {}
            Some('\\') if in_class_shorthand(cursor, out)? => {}
            Some(_) => range(cursor, out, start)?,
        }
        first = false;
    }
    cursor.at += 1;
    out.push(']');
    Ok(())
}

/// `[:alpha:]` at the cursor, if there is one.
fn posix(cursor: &mut Cursor<'_>, out: &mut String) -> Result<bool, Refusal> {
    let Some(inner) = cursor.rest().strip_prefix("[:") else { return Ok(false) };
    let Some(length) = inner.find(":]") else { return Ok(false) };
    let name = inner.get(..length).unwrap_or_default();
    let whole = cursor.rest().get(..length + 4).unwrap_or_default();
    let bare = name.strip_prefix('^').unwrap_or(name);
    let Some((_, members)) = POSIX.iter().find(|(known, _)| *known == bare) else {
        return refuse("invalid character class range", whole);
    };
    push_set(out, members, bare.len() < name.len());
    cursor.at += whole.len();
    Ok(true)
}

fn in_class_shorthand(cursor: &mut Cursor<'_>, out: &mut String) -> Result<bool, Refusal> {
    let start = cursor.at;
    cursor.at += 1;
    let found = shorthand(cursor, out, start)?;
    if !found {
        cursor.at = start;
    }
    Ok(found)
}

/// `\d`, `\pL` and the like at the cursor, whose backslash at `start` was read, if there is one.
pub(super) fn shorthand(cursor: &mut Cursor<'_>, out: &mut String, start: usize) -> Result<bool, Refusal> {
    let Some(letter) = cursor.rest().chars().next() else { return Ok(false) };
    let members = match letter {
        'd' | 'D' => DIGITS,
        's' | 'S' => SPACES,
        'w' | 'W' => WORDS,
        'p' | 'P' => {
            cursor.at += 1;
            property(cursor, out, letter == 'P', start)?;
            return Ok(true);
        }
        _ => return Ok(false),
    };
    push_set(out, members, letter.is_ascii_uppercase());
    cursor.at += 1;
    Ok(true)
}

/// `L` or `{Greek}` behind `\p`.
fn property(cursor: &mut Cursor<'_>, out: &mut String, negated: bool, start: usize) -> Result<(), Refusal> {
    let invalid = |part: &str| refuse("invalid character class range", part);
    let name = match cursor.next() {
        Some('{') => {
            let Some(length) = cursor.rest().find('}') else {
                return invalid(cursor.text.get(start..).unwrap_or_default());
            };
            let name = cursor.rest().get(..length).unwrap_or_default();
            cursor.at += length + 1;
            name.to_owned()
        }
        Some(letter) => letter.to_string(),
        None => return invalid(cursor.since(start)),
    };
    let (negated, name) = match name.strip_prefix('^') {
        Some(rest) => (!negated, rest),
        None => (negated, name.as_str()),
    };
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' '));
    if !plain || !is_category_or_script(name) {
        return invalid(cursor.since(start));
    }
    let class = format!("\\{}{{{name}}}", if negated { 'P' } else { 'p' });
    out.push_str(&class);
    Ok(())
}

/// Scripts whose names have four letters, as the codes of all have.
const SHORT_SCRIPTS: [&str; 9] = ["ahom", "cham", "kawi", "lisu", "miao", "modi", "newa", "thai", "toto"];

/// Whether Go knows a class of characters: by general category, or by script, which it knows by no code. It knows no other property.
fn is_category_or_script(name: &str) -> bool {
    let is = |property: &str| regex_automata::util::syntax::parse(&format!("\\p{{{property}={name}}}")).is_ok();
    let short: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let is_code = short.len() == 4 && !SHORT_SCRIPTS.contains(&short.as_str());
    let prefixed = short.starts_with("is");
    !prefixed && (is("gc") || (is("sc") && !is_code))
}

/// One character of a class, or a range of them.
fn range(cursor: &mut Cursor<'_>, out: &mut String, class: usize) -> Result<(), Refusal> {
    let start = cursor.at;
    let low = member(cursor, class)?;
    push_literal(out, low);
    let ahead = cursor.rest();
    if !ahead.starts_with('-') || ahead.starts_with("-]") || ahead.len() == 1 {
        return Ok(());
    }
    cursor.at += 1;
    let high = member(cursor, class)?;
    if high < low {
        return refuse("invalid character class range", cursor.since(start));
    }
    out.push('-');
    push_literal(out, high);
    Ok(())
}

fn member(cursor: &mut Cursor<'_>, class: usize) -> Result<char, Refusal> {
    let start = cursor.at;
    match cursor.next() {
        Some('\\') => escaped(cursor, start),
        Some(c) => Ok(c),
        None => refuse("missing closing ]", cursor.text.get(class..).unwrap_or_default()),
    }
}

/// The character of an escape, whose backslash at `start` was read.
pub(super) fn escaped(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Refusal> {
    let Some(letter) = cursor.next() else { return refuse("trailing backslash at end of expression", "") };
    let value = match letter {
        '0' => octal(cursor, 0, 2),
        // A single digit would be a reference to a group.
        '1'..='7' if cursor.rest().starts_with(|c| matches!(c, '0'..='7')) => {
            octal(cursor, letter.to_digit(8).unwrap_or(0), 2)
        }
        'x' => return hexadecimal(cursor, start),
        'a' => 0x7,
        'f' => 0xc,
        'n' => 0xa,
        'r' => 0xd,
        't' => 0x9,
        'v' => 0xb,
        c if c.is_ascii() && !c.is_ascii_alphanumeric() => return Ok(c),
        _ => return refuse("invalid escape sequence", cursor.since(start)),
    };
    Ok(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn octal(cursor: &mut Cursor<'_>, mut value: u32, most: usize) -> u32 {
    for _ in 0..most {
        let Some(digit) = cursor.rest().chars().next().and_then(|c| c.to_digit(8)) else { break };
        value = value * 8 + digit;
        cursor.at += 1;
    }
    value
}

/// `41` or `{1F600}` behind `\x`.
fn hexadecimal(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Refusal> {
    let braced = cursor.eat("{");
    let mut value: u32 = 0;
    let mut digits = 0;
    loop {
        if !braced && digits == 2 {
            break;
        }
        match cursor.next() {
            Some('}') if braced && digits > 0 => break,
            Some(c) if c.is_ascii_hexdigit() => {
                value = value.saturating_mul(16).saturating_add(c.to_digit(16).unwrap_or(0));
                digits += 1;
            }
            _ => return refuse("invalid escape sequence", cursor.since(start)),
        }
        if value > 0x10_ffff {
            return refuse("invalid escape sequence", cursor.since(start));
        }
    }
    Ok(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER))
}
