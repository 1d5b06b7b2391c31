//! A text in, the YAML scalar Go's encoder writes for it out: plain, quoted or as a block.
use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::Regex;

use super::super::time::is_timestamp;

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    Literal,
}

/// What a text allows.
struct Traits {
    plain: bool,
    single: bool,
    block: bool,
}

fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What stands unescaped: no control characters, and nothing beyond the basic plane.
fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}') && c != '\u{feff}'
}

fn traits(text: &str) -> Traits {
    // Most texts are words.
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Traits { plain: true, single: true, block: true };
    }
    let (mut indicator, mut breaks, mut special, mut tab) = (false, false, false, false);
    let (mut space_break, mut break_space) = (false, false);
    indicator |= text.starts_with("---") || text.starts_with("...");
    let blank = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\t') || is_break(c));
    let mut characters = text.chars().peekable();
    let mut before = None;
    while let Some(c) = characters.next() {
        let after = characters.peek().copied();
        indicator |= match c {
            '#' => blank(before),
            ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => {
                before.is_none()
            }
            '?' | '-' => before.is_none() && blank(after),
            ':' => blank(after),
            _ => false,
        };
        tab |= c == '\t';
        special |= c != '\t' && !is_printable(c);
        breaks |= is_break(c);
        space_break |= is_break(c) && before == Some(' ');
        break_space |= c == ' ' && before.is_some_and(is_break);
        before = Some(c);
    }
    let at_edge = |c: char| c == ' ' || is_break(c);
    let unquotable = space_break || special || tab || break_space;
    Traits {
        plain: !(indicator || breaks || unquotable || text.starts_with(at_edge) || text.ends_with(at_edge)),
        single: !unquotable,
        block: !(space_break || special || text.ends_with(' ')),
    }
}

/// The style of a value, or of a key when `key` is set: no key on one line is a block.
pub(super) fn style(text: &str, key: bool) -> Style {
    let traits = traits(text);
    let wanted = match text {
        _ if text.contains('\n') => Style::Literal,
        _ if is_taken(text) => Style::Double,
        _ => Style::Plain,
    };
    match wanted {
        Style::Literal if key || !traits.block => Style::Double,
        Style::Plain if traits.plain => Style::Plain,
        Style::Plain if traits.single => Style::Single,
        Style::Plain => Style::Double,
        other => other,
    }
}

/// Whether a text could be the key before a colon on one line.
pub(super) fn is_simple(text: &str) -> bool {
    text.len() <= 128 && !text.contains(is_break)
}

static FLOAT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$").ok());

static SIXTIES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$").ok());

/// Whether the plain text would be read as something else than a text, by old readers too.
fn is_taken(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    let cased = |word: &str| text == word || text == word.to_ascii_uppercase() || text == capital(word);
    let word = match folded.as_str() {
        "" | "~" | "y" | "n" => true,
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" => cased(&folded),
        ".inf" | "+.inf" | "-.inf" | ".nan" => {
            let letters = text.trim_start_matches(['+', '-', '.']);
            matches!(letters, "inf" | "Inf" | "INF" | "nan" | "NaN" | "NAN")
        }
        _ => false,
    };
    word || is_number(text) || is_timestamp(text) || fits(&SIXTIES, text)
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_ascii_uppercase())
}

fn fits(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

fn is_number(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return false;
    }
    let digits = text.replace('_', "");
    let bare = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
    let based = [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)]
        .into_iter()
        .find_map(|(prefix, radix)| Some((bare.strip_prefix(prefix)?, radix)));
    if let Some((digits, radix)) = based {
        return !digits.starts_with(['+', '-']) && u64::from_str_radix(digits, radix).is_ok();
    }
    let finite = digits.parse::<f64>().is_ok_and(f64::is_finite);
    finite && if text.starts_with('.') { !text.contains('_') } else { fits(&FLOAT, &digits) }
}

/// Appends a quoted or plain scalar.
pub(super) fn append(out: &mut String, text: &str, style: Style) {
    match style {
        Style::Single => {
            out.push('\'');
            out.push_str(&text.replace('\'', "''"));
            out.push('\'');
        }
        Style::Double => append_double(out, text),
        Style::Plain | Style::Literal => out.push_str(text),
    }
}

fn append_double(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        if is_printable(c) && !is_break(c) && c != '"' && c != '\\' {
            out.push(c);
            continue;
        }
        out.push('\\');
        let code = u32::from(c);
        // Writing to a String cannot fail.
        let _ = match c {
            '\0' => write!(out, "0"),
            '\u{7}' => write!(out, "a"),
            '\u{8}' => write!(out, "b"),
            '\t' => write!(out, "t"),
            '\n' => write!(out, "n"),
            '\u{b}' => write!(out, "v"),
            '\u{c}' => write!(out, "f"),
            '\r' => write!(out, "r"),
            '\u{1b}' => write!(out, "e"),
            '"' | '\\' => write!(out, "{c}"),
            '\u{85}' => write!(out, "N"),
            '\u{2028}' => write!(out, "L"),
            '\u{2029}' => write!(out, "P"),
            _ if code <= 0xff => write!(out, "x{code:02X}"),
            _ if code <= 0xffff => write!(out, "u{code:04X}"),
            _ => write!(out, "U{code:08X}"),
        };
    }
    out.push('"');
}

/// Appends a text as a block whose lines are indented by `indent`, with a line break at the end.
pub(super) fn append_literal(out: &mut String, text: &str, indent: usize) {
    out.push('|');
    if text.starts_with(|c| c == ' ' || is_break(c)) {
        out.push('2');
    }
    let mut from_end = text.chars().rev();
    match (from_end.next().is_some_and(is_break), from_end.next().is_none_or(is_break)) {
        (false, _) => out.push('-'),
        (true, true) => out.push('+'),
        (true, false) => {}
    }
    out.push('\n');
    let mut at_start = true;
    for c in text.chars() {
        if !is_break(c) && at_start {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        at_start = is_break(c);
        out.push(c);
    }
    if !at_start {
        out.push('\n');
    }
}
