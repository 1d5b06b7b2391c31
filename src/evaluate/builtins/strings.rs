//! Strings in, strings, places and parts of them out.
use std::borrow::Cow;

use regorus::Value;

use super::call::{self, Answer, ELEMENT_LIMIT, Error, OUTPUT_LIMIT, Operands, error, too_large};
use super::gofmt::{self, Arg};
use super::number::{self, Num};
use super::{Entry, term};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("sprintf", 2, sprintf),
    ("concat", 2, concat),
    ("indexof", 2, index_of),
    ("indexof_n", 2, index_of_n),
    ("substring", 3, substring),
    ("lower", 1, lower),
    ("upper", 1, upper),
    ("replace", 3, replace),
    ("split", 2, split),
    ("strings.count", 2, count),
    ("strings.replace_n", 2, replace_n),
    ("strings.reverse", 1, reverse),
    ("strings.split_n", 3, split_n),
    // A note for whoever traces, which nobody does.
    ("trace", 1, |operands| operands.string(1).map(|_| Value::from(true))),
];

fn sprintf(operands: Operands<'_>) -> Answer {
    let format = operands.string(1)?;
    let args: Vec<Arg<'_>> = operands.array(2)?.iter().map(argument).collect();
    gofmt::sprintf(format, &args).map(Value::from)
}

/// Converts a term as OPA does before it calls Go's `fmt`.
fn argument(value: &Value) -> Arg<'_> {
    match value {
        Value::String(text) => Arg::Text(Cow::Borrowed(text)),
        Value::Number(_) => match number::of(value) {
            Some(Num::Int(value)) => Arg::Int(value),
            Some(Num::Big(value)) => Arg::Big(value),
            Some(Num::Float(value)) => Arg::Float(value),
            None => Arg::Text(Cow::Borrowed("")),
        },
        other => Arg::Text(Cow::Owned(term::text(other))),
    }
}

fn concat(operands: Operands<'_>) -> Answer {
    let separator = operands.string(1)?;
    let parts = operands.strings(2, &["set", "array"])?;
    let size = parts.iter().map(|part| part.len()).sum::<usize>();
    let separators = separator.len().saturating_mul(parts.len().saturating_sub(1));
    if size.saturating_add(separators) > OUTPUT_LIMIT {
        return Err(too_large("the text"));
    }
    Ok(Value::from(parts.join(separator)))
}

/// The text to search in and what to search for, which must not be empty.
fn search(operands: Operands<'_>) -> Result<(&str, &str), Error> {
    let (text, wanted) = (operands.string(1)?, operands.string(2)?);
    if wanted.is_empty() { error("empty search character") } else { Ok((text, wanted)) }
}

fn index_of(operands: Operands<'_>) -> Answer {
    let (text, wanted) = search(operands)?;
    Ok(match text.find(wanted).and_then(|at| text.get(..at)) {
        Some(before) => Value::from(before.chars().count()),
        None => Value::from(-1i64),
    })
}

/// Every place, overlapping ones too, counted in characters.
fn index_of_n(operands: Operands<'_>) -> Answer {
    let (text, wanted) = search(operands)?;
    let (mut places, mut passed, mut rest) = (Vec::new(), 0, text);
    while let Some(at) = rest.find(wanted) {
        passed += rest.get(..at).unwrap_or_default().chars().count();
        places.push(Value::from(passed));
        passed += 1;
        let first = wanted.chars().next().map_or(1, char::len_utf8);
        rest = rest.get(at + first..).unwrap_or_default();
    }
    Ok(Value::from(places))
}

fn substring(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?;
    let (offset, length) = (operands.int(2)?, operands.int(3)?);
    let Ok(offset) = usize::try_from(offset) else { return error("negative offset") };
    let place = |text: &str, count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let tail = text.get(place(text, offset)..).unwrap_or_default();
    let part = match usize::try_from(length) {
        Ok(length) => tail.get(..place(tail, length)).unwrap_or_default(),
        Err(_) => tail,
    };
    Ok(Value::from(part))
}

/// Go maps each character to one character; where Unicode's full mapping has several, the character stays.
fn mapped(text: &str, one: fn(char) -> char) -> Value {
    Value::from(text.chars().map(one).collect::<String>())
}

fn lower(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?;
    if text.is_ascii() {
        return Ok(Value::from(text.to_ascii_lowercase()));
    }
    Ok(mapped(text, |c| if c == 'İ' { 'i' } else { single(c.to_lowercase(), c) }))
}

fn upper(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?;
    if text.is_ascii() {
        return Ok(Value::from(text.to_ascii_uppercase()));
    }
    Ok(mapped(text, |c| single_upper(c).unwrap_or_else(|| single(c.to_uppercase(), c))))
}

fn single(mut mapped: impl Iterator<Item = char>, original: char) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(only), None) => only,
        _ => original,
    }
}

/// Characters whose simple capital differs from their full one: Greek with a iota written below.
fn single_upper(c: char) -> Option<char> {
    let code = u32::from(c);
    let up = match code {
        0x1f80..=0x1f87 | 0x1f90..=0x1f97 | 0x1fa0..=0x1fa7 => code + 8,
        0x1fb3 | 0x1fc3 | 0x1ff3 => code + 9,
        _ => return None,
    };
    char::from_u32(up)
}

fn replace(operands: Operands<'_>) -> Answer {
    let (text, old, new) = (operands.string(1)?, operands.string(2)?, operands.string(3)?);
    if old.is_empty() {
        return interleave(text, new);
    }
    let count = if new.len() > old.len() { text.matches(old).count() } else { 0 };
    bounded(text.len(), count, new.len())?;
    Ok(Value::from(text.replace(old, new)))
}

fn bounded(size: usize, count: usize, each: usize) -> Result<(), Error> {
    if size.saturating_add(count.saturating_mul(each)) > OUTPUT_LIMIT { Err(too_large("the text")) } else { Ok(()) }
}

/// Puts `new` before every character and at the end. (OPA does so between bytes, which breaks characters apart.)
fn interleave(text: &str, new: &str) -> Answer {
    bounded(text.len(), text.len() + 1, new.len())?;
    let mut out = String::from(new);
    for c in text.chars() {
        out.push(c);
        out.push_str(new);
    }
    Ok(Value::from(out))
}

fn count(operands: Operands<'_>) -> Answer {
    let (text, wanted) = (operands.string(1)?, operands.string(2)?);
    let count = if wanted.is_empty() { text.chars().count() + 1 } else { text.matches(wanted).count() };
    Ok(Value::from(count))
}

/// Replaces at each place the first pattern, in their order, that is found there.
fn replace_n(operands: Operands<'_>) -> Answer {
    let patterns = operands.object(1)?;
    let text = operands.string(2)?;
    let mut pairs: Vec<(&str, &str)> = Vec::with_capacity(patterns.len());
    for (old, new) in patterns.iter_sorted() {
        let Some(old) = call::as_str(old) else { return error("operand 1 non-string key found in pattern object") };
        let Some(new) = call::as_str(new) else { return error("operand 1 non-string value found in pattern object") };
        pairs.push((old, new));
    }
    // The empty pattern is first in order: it is found at every place, and then the others are tried.
    let everywhere = pairs.iter().find(|(old, _)| old.is_empty()).map_or("", |(_, new)| *new);
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    loop {
        out.push_str(everywhere);
        if let Some((old, new)) = pairs.iter().find(|(old, _)| !old.is_empty() && rest.starts_with(old)) {
            out.push_str(new);
            rest = rest.get(old.len()..).unwrap_or_default();
        } else if let Some(c) = rest.chars().next() {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        } else {
            return call::text(out);
        }
        if out.len() > OUTPUT_LIMIT {
            return Err(too_large("the text"));
        }
    }
}

/// The parts between separators; the characters where the separator is empty.
fn split(operands: Operands<'_>) -> Answer {
    let (text, separator) = (operands.string(1)?, operands.string(2)?);
    let whole = operands.value(1);
    let mut first = separator.chars();
    match (first.next(), first.next()) {
        (None, _) => list(text.chars().map(|c| Value::from(&*c.encode_utf8(&mut [0; 4])))),
        // A single character is found faster than a text.
        (Some(only), None) => list(text.split(only).map(|part| call::part(whole, part))),
        _ => list(text.split(separator).map(|part| call::part(whole, part))),
    }
}

fn list(parts: impl Iterator<Item = Value>) -> Answer {
    let parts: Vec<Value> = parts.take(ELEMENT_LIMIT + 1).collect();
    if parts.len() > ELEMENT_LIMIT { Err(too_large("the array")) } else { Ok(Value::from(parts)) }
}

fn reverse(operands: Operands<'_>) -> Answer {
    Ok(Value::from(operands.string(1)?.chars().rev().collect::<String>()))
}

/// The first `n` parts; the last ones when `n` is negative.
fn split_n(operands: Operands<'_>) -> Answer {
    let (text, separator, count) = (operands.string(1)?, operands.string(2)?, operands.int(3)?);
    let parts: Vec<&str> = if separator.is_empty() {
        text.char_indices().filter_map(|(at, c)| text.get(at..at + c.len_utf8())).collect()
    } else {
        text.split(separator).collect()
    };
    let wanted = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX).min(parts.len());
    let kept = if count < 0 { parts.get(parts.len() - wanted..) } else { parts.get(..wanted) };
    Ok(Value::from(kept.unwrap_or_default().iter().map(|part| Value::from(*part)).collect::<Vec<_>>()))
}
