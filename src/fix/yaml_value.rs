//! A value → YAML text: scalars that no reader takes for something else, blocks by the indentation around them, and flow.

use std::fmt::Write as _;

use regorus::Value;

/// How blocks are indented.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Spaces of one level.
    pub(super) step: usize,
    /// Whether a list below a key is indented further than the key.
    pub(super) indents_lists: bool,
    /// The line break.
    pub(super) eol: &'static str,
}

/// The quotes of a string where it needs some, or had some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// None, if it can do without.
    None,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
}

impl Quotes {
    /// Those of a scalar that stands in a text.
    pub(super) fn of(source: &str) -> Self {
        match source.as_bytes().first() {
            Some(b'\'') => Self::Single,
            Some(b'"') => Self::Double,
            _ => Self::None,
        }
    }
}

/// Keys that name the thing, and stand first.
const FIRST: [&str; 8] = ["apiVersion", "kind", "name", "id", "package-ecosystem", "uses", "directory", "metadata"];

/// Entries in the order in which they are written.
pub(super) fn entries(object: &regorus::value::Object) -> Vec<(&str, &Value)> {
    let mut entries: Vec<_> =
        object.iter_sorted().filter_map(|(key, value)| Some((key.as_string().ok()?.as_ref(), value))).collect();
    entries.sort_by_key(|(key, _)| FIRST.iter().position(|first| first == key).unwrap_or(FIRST.len()));
    entries
}

/// What stands behind `key:` or `-`, at a column: a scalar on the line, or a block on the next lines.
pub(super) fn behind_key(value: &Value, column: usize, layout: Layout) -> String {
    match value {
        Value::Object(object) if !object.is_empty() => {
            let column = column + layout.step;
            format!("{}{}{}", layout.eol, " ".repeat(column), block(value, column, layout))
        }
        Value::Array(items) if !items.is_empty() => {
            let column = if layout.indents_lists { column + layout.step } else { column };
            format!("{}{}{}", layout.eol, " ".repeat(column), block(value, column, layout))
        }
        Value::String(text) if is_literal(text) => format!(" {}", literal(text, column + layout.step, layout)),
        _ => format!(" {}", flow(value, Quotes::None)),
    }
}

/// A collection as a block whose lines stand at a column; the first line comes without its blanks.
pub(super) fn block(value: &Value, column: usize, layout: Layout) -> String {
    let lines: Vec<String> = match value {
        Value::Object(object) if !object.is_empty() => entries(object)
            .into_iter()
            .map(|(name, value)| format!("{}:{}", key(name), behind_key(value, column, layout)))
            .collect(),
        Value::Array(items) if !items.is_empty() => items.iter().map(|item| dashed(item, column, layout)).collect(),
        other => return flow(other, Quotes::None),
    };
    lines.join(&format!("{}{}", layout.eol, " ".repeat(column)))
}

/// An item of a block sequence whose dash stands at a column.
pub(super) fn dashed(item: &Value, column: usize, layout: Layout) -> String {
    match item {
        Value::String(text) if is_literal(text) => format!("- {}", literal(text, column + layout.step, layout)),
        _ => format!("- {}", block(item, column + 2, layout)),
    }
}

/// Whether a text of several lines can be written as a literal block.
fn is_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        && !body.ends_with('\n')
        && !body.starts_with([' ', '\n', '\t'])
        && body.chars().all(|c| c == '\n' || c == '\t' || !c.is_control())
        && !body.contains(['\u{feff}', '\u{85}', '\u{2028}', '\u{2029}'])
}

fn literal(text: &str, column: usize, layout: Layout) -> String {
    let (body, mark) = text.strip_suffix('\n').map_or((text, "|-"), |body| (body, "|"));
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(column)) };
    let lines: Vec<String> = body.split('\n').map(line).collect();
    format!("{mark}{}{}", layout.eol, lines.join(layout.eol))
}

/// A value on one line.
pub(super) fn flow(value: &Value, quotes: Quotes) -> String {
    match value {
        Value::Object(object) => {
            let inside =
                entries(object).into_iter().map(|(name, value)| format!("{}: {}", key(name), flow(value, quotes)));
            format!("{{{}}}", inside.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| flow(item, quotes)).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => string(text, quotes),
        other => other.to_json_str().unwrap_or_default(),
    }
}

/// A key.
pub(super) fn key(name: &str) -> String {
    // `on:` is what workflows are written with, whatever YAML 1.1 says.
    if name == "on" { name.to_owned() } else { string(name, Quotes::None) }
}

/// A string, quoted where another reader would take it for something else.
pub(super) fn string(text: &str, quotes: Quotes) -> String {
    let needs_escapes =
        text.chars().any(|c| c.is_control() || matches!(c, '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}'));
    match quotes {
        Quotes::Single if !needs_escapes => format!("'{}'", text.replace('\'', "''")),
        Quotes::None if !needs_escapes && is_plain(text) => text.to_owned(),
        _ => double(text),
    }
}

fn double(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() && u32::from(c) < 0x100 => {
                let _ = write!(quoted, "\\x{:02x}", u32::from(c));
            }
            '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Words that some reader of YAML takes for a boolean or for nothing.
const WORDS: [&str; 12] = ["y", "yes", "n", "no", "on", "off", "true", "false", "null", "~", "=", "<<"];

/// Whether a string is one without quotes, too, in blocks and in flow, for readers of YAML 1.1 and of 1.2.
fn is_plain(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '$');
    let starts_well = text.starts_with(is_word) || text.starts_with('.') && text.contains('/');
    let holds = |c: char| is_word(c) || " -.@+*();=^~<>\"'!%&|:\\".contains(c);
    starts_well
        && text.chars().all(holds)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && !text.contains(" #")
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !is_number_like(text)
}

/// Whether a text begins as numbers, dates, times of YAML 1.1 do: `1.0`, `0x1`, `1_000`, `12:30:45`, `2001-01-01`, `1e3`.
fn is_number_like(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-', '.']);
    let is_special = matches!(digits.to_ascii_lowercase().as_str(), "inf" | "nan");
    let mut chars = digits.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_digit());
    let numeric = |c: char| c.is_ascii_hexdigit() || "_.:+-xXoOtTzZ ".contains(c);
    is_special && digits.len() < text.len() || starts && digits.chars().all(numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rustfmt::skip]
    const QUOTED: &[&str] = &[
        "yes", "on", "No", "TRUE", "null", "~", "", "1.0", "0x1", "0o7", "1_000", "1e3", "12:30:45",
        "2001-01-01", "+1", "-1", ".5", ".inf", "-", "- a", "a: b", "a #b", "a:", " a", "a ", "*a", "&a",
        "!a", "%a", "@a", "`a", "[a", "{a", "a, b", "a]", "'a", "\"a", "? a", "|", ">", "#a", "=", "<<",
        "123", "0777", ".NaN", "a\nb", "\u{7}", "e\u{301}\u{85}", "1.2.3",
    ];

    #[test]
    fn strings_that_another_reader_would_take_for_something_else_are_quoted() {
        for text in QUOTED {
            assert!(string(text, Quotes::None).starts_with('"'), "{text}");
        }
        for text in [
            "a",
            "RuntimeDefault",
            "actions/checkout@v4",
            "a-b_c.d",
            "../x",
            "./x",
            "/tmp",
            "500m",
            "128Mi",
            "it's",
            "v1.2.3",
            "sha256:ab",
        ] {
            assert_eq!(string(text, Quotes::None), text);
        }
        assert_eq!(string("it's", Quotes::Single), "'it''s'");
        assert_eq!(string("a\tb\"", Quotes::Single), "\"a\\tb\\\"\"");
    }
}
