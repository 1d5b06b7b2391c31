//! Text in, a Go string or character literal out, as Go's `strconv.Quote` writes it.
use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::Regex;

/// Letters, marks, numbers, punctuation and symbols: what Go calls printable, beside the space.
static PRINTABLE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\pL\pM\pN\pP\pS]$").ok());

/// Which characters a literal may hold as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// Everything printable.
    Unicode,
    /// Printable ASCII only.
    Ascii,
}

/// Whether Go would print the character as it is.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    let mut buffer = [0; 4];
    PRINTABLE.as_ref().is_some_and(|printable| printable.is_match(c.encode_utf8(&mut buffer)))
}

/// Appends `text` as a double-quoted Go string literal.
pub(crate) fn append_string(out: &mut String, text: &str, alphabet: Alphabet) {
    out.reserve(text.len() + 2);
    out.push('"');
    if text.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\') {
        out.push_str(text);
    } else {
        text.chars().for_each(|c| append_escaped(out, c, '"', alphabet));
    }
    out.push('"');
}

/// Appends `c` as a single-quoted Go character literal.
pub(crate) fn append_char(out: &mut String, c: char, alphabet: Alphabet) {
    out.push('\'');
    append_escaped(out, c, '\'', alphabet);
    out.push('\'');
}

/// Whether the text can stand between backquotes unchanged.
pub(crate) fn can_backquote(text: &str) -> bool {
    text.chars().all(|c| c != '`' && c != '\u{feff}' && c != '\u{7f}' && (c >= ' ' || c == '\t'))
}

fn append_escaped(out: &mut String, c: char, quote: char, alphabet: Alphabet) {
    if c == quote || c == '\\' {
        out.push('\\');
        out.push(c);
        return;
    }
    if (alphabet == Alphabet::Unicode || c.is_ascii()) && is_printable(c) {
        out.push(c);
        return;
    }
    let short = match c {
        '\u{7}' => "\\a",
        '\u{8}' => "\\b",
        '\u{c}' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u{b}' => "\\v",
        _ => "",
    };
    // Writing to a String cannot fail.
    let _ = match u32::from(c) {
        _ if !short.is_empty() => write!(out, "{short}"),
        code if code < 0x20 || code == 0x7f => write!(out, "\\x{code:02x}"),
        code if code < 0x1_0000 => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    };
}
