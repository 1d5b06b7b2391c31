//! Replacement texts with `$1` and `${name}`, and texts with patterns between delimiters.
use super::super::call::{Error, error};
use super::compiled;

/// A part of a replacement text.
pub(super) enum Part<'t> {
    Text(&'t str),
    Index(usize),
    Name(&'t str),
}

/// Takes a replacement text apart. A dollar that names nothing is a dollar.
pub(super) fn parse(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        parts.push(Part::Text(rest.get(..at).unwrap_or_default()));
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix('$') {
            parts.push(Part::Text("$"));
            rest = after;
        } else if let Some((name, after)) = reference(rest) {
            parts.push(named(name));
            rest = after;
        } else {
            parts.push(Part::Text("$"));
        }
    }
    parts.push(Part::Text(rest));
    parts
}

/// `1`, `name` or `{name}`, and what follows.
fn reference(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{');
    let letters = inner.unwrap_or(text);
    let end = letters.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(letters.len());
    let (name, after) = letters.split_at(end);
    if name.is_empty() {
        return None;
    }
    if inner.is_some() { after.strip_prefix('}').map(|after| (name, after)) } else { Some((name, after)) }
}

/// A number with zeros in front is a name.
fn named(name: &str) -> Part<'_> {
    let plain = name == "0" || !name.starts_with('0');
    match name.parse::<usize>() {
        Ok(index) if plain && name.bytes().all(|b| b.is_ascii_digit()) && index < 100_000_000 => Part::Index(index),
        _ => Part::Name(name),
    }
}

/// Appends the replacement for one match, given what a group matched in it. `names` are those of the groups from 1 on.
pub(super) fn expand<'t>(
    out: &mut String,
    parts: &[Part<'_>],
    group: impl Fn(usize) -> Option<&'t str>,
    names: &[Option<String>],
) {
    for part in parts {
        out.push_str(match part {
            Part::Text(text) => text,
            Part::Index(index) => group(*index).unwrap_or_default(),
            Part::Name(name) => {
                let mut alike = names.iter().enumerate().filter(|(_, known)| known.as_deref() == Some(*name));
                alike.find_map(|(i, _)| group(i + 1)).unwrap_or_default()
            }
        });
    }
}

/// The pattern of a text whose parts between the delimiters are patterns.
pub(super) fn delimited(text: &str, open: &str, close: &str) -> Result<String, Error> {
    let (&[open_byte], &[close_byte]) = (open.as_bytes(), close.as_bytes()) else {
        // OPA tells the length of the start in both cases.
        let which = if open.len() == 1 { "end" } else { "start" };
        return error(format!("{which} delimiter has to be exactly one character long but is {} long", open.len()));
    };
    let unbalanced = || Error(format!("unbalanced braces in {text:?}"));
    let (mut pattern, mut level, mut start, mut done) = (String::from("^"), 0usize, 0, 0);
    for (at, byte) in text.bytes().enumerate() {
        if byte == open_byte {
            level += 1;
            if level == 1 {
                start = at;
            }
        } else if byte == close_byte {
            level = level.checked_sub(1).ok_or_else(unbalanced)?;
            if level == 0 {
                let inner = text.get(start + 1..at).unwrap_or_default();
                compiled(&format!("^{inner}$"))?;
                quote(&mut pattern, text.get(done..start).unwrap_or_default());
                pattern.push('(');
                pattern.push_str(inner);
                pattern.push(')');
                done = at + 1;
            }
        }
    }
    if level != 0 {
        return Err(unbalanced());
    }
    quote(&mut pattern, text.get(done..).unwrap_or_default());
    pattern.push('$');
    Ok(pattern)
}

/// Appends a text as a pattern that matches just it.
fn quote(pattern: &mut String, text: &str) {
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
}
