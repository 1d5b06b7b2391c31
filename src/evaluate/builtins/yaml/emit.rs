//! A value in, the YAML text Go's encoder writes for it out, with two spaces a level.
use std::cmp::Ordering;

use regorus::Value;

use super::super::call::{Error, OUTPUT_LIMIT, too_large};
use super::super::gofmt::float::{self, Precision};
use super::super::number::{self, Num};
use super::super::{json_text, term};
use super::scalar::{self, Style};

/// The most containers in one another that are written.
const DEPTH_LIMIT: usize = 500;

/// The text of a document.
pub(super) fn emit(value: &Value) -> Result<String, Error> {
    let mut out = String::new();
    node(&mut out, value, Place { column: 0, inline: true, depth: 0 })?;
    Ok(out)
}

/// Where a node stands.
#[derive(Clone, Copy)]
struct Place {
    /// Where the entries of a collection, or the text of a block less two, start.
    column: usize,
    /// Whether the cursor is where the first entry goes already.
    inline: bool,
    depth: usize,
}

fn indent(out: &mut String, column: usize) {
    out.extend(std::iter::repeat_n(' ', column));
}

/// Appends a node and a line break.
fn node(out: &mut String, value: &Value, place: Place) -> Result<(), Error> {
    if out.len() > OUTPUT_LIMIT || place.depth > DEPTH_LIMIT {
        return Err(too_large("the text"));
    }
    match value {
        Value::Array(array) if !array.is_empty() => return list(out, array.iter(), place),
        Value::Set(set) if !set.is_empty() => return list(out, term::sorted_members(value).into_iter(), place),
        Value::Object(object) if !object.is_empty() => return map(out, value, place),
        Value::Array(_) | Value::Set(_) => out.push_str("[]"),
        Value::Object(_) => out.push_str("{}"),
        Value::Null | Value::Undefined => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(_) => append_number(out, value),
        Value::String(text) => match scalar::style(text, false) {
            Style::Literal => {
                scalar::append_literal(out, text, place.column.max(2 * usize::from(place.depth == 0)));
                return Ok(());
            }
            style => scalar::append(out, text, style),
        },
    }
    out.push('\n');
    Ok(())
}

/// Integers of 64 bits as they are, everything else as Go writes a float.
fn append_number(out: &mut String, value: &Value) {
    match number::of(value) {
        Some(Num::Int(int)) => out.push_str(&int.to_string()),
        Some(number @ Num::Big(_)) if number.fits_unsigned() => number::append(out, &number),
        Some(other) => {
            let float = other.to_float();
            if float.fract() == 0.0 && float.abs() < 1e15 {
                out.push_str(&float.to_string());
            } else {
                float::append(out, float, 'g', Precision::Shortest);
            }
        }
        None => {}
    }
}

fn list<'v>(out: &mut String, members: impl Iterator<Item = &'v Value>, place: Place) -> Result<(), Error> {
    for (i, member) in members.enumerate() {
        if i > 0 || !place.inline {
            indent(out, place.column);
        }
        out.push_str("- ");
        node(out, member, Place { column: place.column + 2, inline: true, depth: place.depth + 1 })?;
    }
    Ok(())
}

fn map(out: &mut String, value: &Value, place: Place) -> Result<(), Error> {
    let Value::Object(object) = value else { return Ok(()) };
    let mut fields: Vec<(String, &Value)> =
        object.iter().map(|(key, value)| Ok((json_text::key(key)?, value))).collect::<Result<_, Error>>()?;
    fields.sort_by(|a, b| key_order(&a.0, &b.0));
    for (i, (key, value)) in fields.into_iter().enumerate() {
        if i > 0 || !place.inline {
            indent(out, place.column);
        }
        let inner = Place { column: place.column + 2, inline: true, depth: place.depth + 1 };
        if !scalar::is_simple(&key) {
            out.push_str("? ");
            node(out, &Value::from(key), inner)?;
            indent(out, place.column);
            out.push_str(": ");
            node(out, value, inner)?;
            continue;
        }
        scalar::append(out, &key, scalar::style(&key, true));
        out.push(':');
        let nested = match value {
            Value::Array(array) => !array.is_empty(),
            Value::Set(set) => !set.is_empty(),
            Value::Object(object) => !object.is_empty(),
            _ => false,
        };
        out.push(if nested { '\n' } else { ' ' });
        node(out, value, Place { inline: !nested, ..inner })?;
    }
    Ok(())
}

/// Go's order of keys: numbers within names by their size, letters behind other characters.
fn key_order(a: &str, b: &str) -> Ordering {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let Some(at) = a.iter().zip(&b).position(|(a, b)| a != b) else { return a.len().cmp(&b.len()) };
    let (Some(first), Some(second)) = (a.get(at).copied(), b.get(at).copied()) else { return Ordering::Equal };
    let is_digit = |c: &char| c.is_numeric();
    let in_digits = at > 0 && a.get(at - 1).is_some_and(is_digit);
    match (first.is_alphabetic(), second.is_alphabetic()) {
        (true, true) => return first.cmp(&second),
        (true, false) => return if in_digits { Ordering::Less } else { Ordering::Greater },
        (false, true) => return if in_digits { Ordering::Greater } else { Ordering::Less },
        (false, false) => {}
    }
    // Zeros count as the places behind a number, unless the number is nothing but zeros.
    let before = a.get(..at).unwrap_or_default();
    let digits_before = before.iter().rev().take_while(|c| is_digit(c));
    let carries = (first == '0' || second == '0') && digits_before.into_iter().any(|c| *c != '0');
    let size = |text: &[char]| {
        let digits: Vec<char> = text.iter().skip(at).copied().take_while(is_digit).collect();
        let start = i64::from(carries);
        let value = digits.iter().fold(start, |so_far, digit| {
            so_far.wrapping_mul(10).wrapping_add(i64::from(u32::from(*digit)) - i64::from(u32::from('0')))
        });
        (value, digits.len())
    };
    size(&a).cmp(&size(&b)).then_with(|| first.cmp(&second))
}
