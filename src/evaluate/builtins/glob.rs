//! Glob patterns with delimiters in, whether a text fits out.
//!
//! A glob becomes a pattern of the `regex` crate, so matching takes time in proportion to the text. Compiled globs are
//! kept for the thread, up to a number.
use std::cell::RefCell;
use std::collections::HashMap;
use std::iter::Peekable;
use std::str::Chars;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, as_str, error, wrong_element, wrong_type};
use super::regex::Matcher;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("glob.match", 3, is_match), ("glob.quote_meta", 1, quote_meta)];

/// The most globs a thread keeps.
const KEPT: usize = 256;

thread_local! {
    static GLOBS: RefCell<HashMap<String, Matcher>> = RefCell::new(HashMap::new());
}

fn is_match(operands: Operands<'_>) -> Answer {
    let pattern = operands.string(1)?;
    let delimiters = delimiters(operands.value(2))?;
    let text = operands.string(3)?;
    let key = format!("{}:{delimiters}{pattern}", delimiters.len());
    let known = |glob: &Matcher| glob.on(text).map(|glob| glob.is_match(text));
    if let Some(fits) = GLOBS.with_borrow(|globs| globs.get(&key).map(known)) {
        return Ok(Value::from(fits?));
    }
    let glob = Matcher::new(translate(pattern, &delimiters)?)?;
    let fits = glob.on(text)?.is_match(text);
    GLOBS.with_borrow_mut(|globs| {
        if globs.len() >= KEPT {
            globs.clear();
        }
        globs.insert(key, glob);
    });
    Ok(Value::from(fits))
}

/// The characters a star does not match: none for `null`, the point for no delimiters.
fn delimiters(value: &Value) -> Result<String, Error> {
    let listed = match value {
        Value::Null => return Ok(String::new()),
        Value::Array(listed) => listed,
        other => return Err(wrong_type(2, other, &["array", "null"])),
    };
    let mut all = String::new();
    for member in listed.iter() {
        let text = as_str(member).ok_or_else(|| wrong_element(2, value, member, &["string"]))?;
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => all.push(only),
            _ => return Err(wrong_element(2, value, member, &["rune"])),
        }
    }
    Ok(if all.is_empty() { ".".to_owned() } else { all })
}

fn translate(pattern: &str, delimiters: &str) -> Result<String, Error> {
    let inside = if delimiters.is_empty() { "(?s:.)".to_owned() } else { format!("[^{}]", escaped(delimiters)) };
    let mut out = String::from("\\A");
    let mut rest = pattern.chars().peekable();
    let mut depth = 0usize;
    while let Some(c) = rest.next() {
        match c {
            '*' if rest.next_if_eq(&'*').is_some() => out.push_str("(?s:.)*"),
            '*' => {
                out.push_str(&inside);
                out.push('*');
            }
            '?' => out.push_str(&inside),
            '[' => class(&mut rest, &mut out)?,
            '{' => {
                depth += 1;
                out.push_str("(?:");
            }
            ',' if depth > 0 => out.push('|'),
            '}' if depth > 0 => {
                depth -= 1;
                out.push(')');
            }
            '\\' => match rest.next() {
                Some(c) => push(&mut out, c),
                None => return error("glob: syntax error: trailing backslash"),
            },
            c => push(&mut out, c),
        }
    }
    if depth > 0 {
        return error(format!("glob: syntax error at {}: unclosed `{{`", pattern.len()));
    }
    out.push_str("\\z");
    Ok(out)
}

fn push(out: &mut String, c: char) {
    out.push_str(&escaped(c.encode_utf8(&mut [0; 4])));
}

fn escaped(text: &str) -> String {
    regex::escape(text)
}

/// `[abc]`, `[!abc]`, `[a-c]` or `[!a-c]` behind the bracket: either a list or one range.
fn class(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), Error> {
    let bad = |what: &str| error(format!("glob: syntax error: {what}"));
    out.push('[');
    if rest.next_if_eq(&'!').is_some() {
        out.push('^');
    }
    let Some(first) = rest.next() else { return bad("unexpected end of input") };
    if rest.next_if_eq(&'-').is_some() {
        let Some(last) = rest.next() else { return bad("unexpected end of input") };
        if last < first {
            return bad("range hi character is less than lo");
        }
        push(out, first);
        out.push('-');
        push(out, last);
        return match rest.next() {
            Some(']') => {
                out.push(']');
                Ok(())
            }
            Some(_) => bad("expected close range character"),
            None => bad("unexpected end of input"),
        };
    }
    let mut next = Some(first);
    let mut empty = true;
    while let Some(c) = next {
        match c {
            ']' if empty => return bad("could not parse range"),
            ']' => {
                out.push(']');
                return Ok(());
            }
            '\\' => match rest.next() {
                Some(c) => push(out, c),
                None => return bad("trailing backslash"),
            },
            c => push(out, c),
        }
        empty = false;
        next = rest.next();
    }
    bad("unexpected end of input")
}

fn quote_meta(operands: Operands<'_>) -> Answer {
    let mut out = String::new();
    for c in operands.string(1)?.chars() {
        if matches!(c, '*' | '?' | '\\' | '[' | ']' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    Ok(Value::from(out))
}
