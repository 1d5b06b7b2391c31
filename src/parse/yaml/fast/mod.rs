//! The fast way through plain YAML: most files are read here, a line at a time, without tokens and events.
//!
//! Takes block mappings and sequences, plain and quoted scalars, `|` and `>`, flow collections in one line, comments and `---`.
//! Everything else (anchors, tags, tabs, `?`, `%`, …), and every text that may be broken, is refused with `None` and left to
//! the events, which know the whole of YAML. What it takes must be, value for value and place for place, what the events
//! give: a fuzz test holds it to that.

mod block;
mod flow;
mod literal;
mod quoted;

use regorus::Value;

use super::build::Builder;
use super::scalars::plain;
use super::{Dialect, small};
use crate::model::Span;
use crate::parse::Parsed;
use crate::parse::keys::Keys;

/// More nesting than this is rare enough for the events.
const MAX_DEPTH: usize = 100;
/// Longer keys may be none.
const MAX_KEY: usize = 1_000;

/// The documents of a text, or `None` where it is not plain enough.
pub(super) fn parse(text: &str, dialect: Dialect) -> Option<Parsed> {
    if !is_plain(text) {
        return None;
    }
    let mut fast = Fast {
        text,
        bytes: text.as_bytes(),
        dialect,
        builder: Builder::default(),
        keys: Keys::default(),
        at: 0,
        blocks: Vec::new(),
        brackets: Vec::new(),
        awaits: true,
        gap: 0,
        cursor: 0,
        parsed: Parsed::default(),
    };
    while fast.at < fast.bytes.len() {
        fast.line()?;
    }
    fast.finish_document();
    Some(fast.parsed)
}

/// A block mapping or sequence that is open.
#[derive(Clone, Copy)]
struct Block {
    /// The column of its keys or dashes.
    indent: usize,
    is_mapping: bool,
}

struct Fast<'t> {
    text: &'t str,
    bytes: &'t [u8],
    dialect: Dialect,
    builder: Builder,
    keys: Keys,
    /// The first byte that is not read.
    at: usize,
    blocks: Vec<Block>,
    /// Open flow collections, by their closing bracket.
    brackets: Vec<u8>,
    /// The innermost block, or else the document, awaits a value.
    awaits: bool,
    /// Where the awaited value stands if it is empty: right after the colon or dash.
    gap: usize,
    /// Where the last node ends.
    cursor: usize,
    parsed: Parsed,
}

impl<'t> Fast<'t> {
    /// The byte at an offset, 0 at the end; the text holds no 0 itself.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    fn skip_spaces(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|byte| *byte != b' ').unwrap_or(rest.len())
    }

    /// The start of the line after the one that `at` is in.
    fn next_line(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1)
    }

    /// Whether `at` is white space or the end: what makes an indicator of a `-` or `:` before it.
    fn is_blank(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | b'\n' | 0)
    }

    /// Goes to the next line if nothing but a comment stands in this one from `at` on.
    fn end_line(&mut self, at: usize) -> Option<()> {
        let end = self.skip_spaces(at);
        match self.byte(end) {
            b'\n' => self.at = end + 1,
            0 => self.at = end,
            b'#' if end > at || self.byte(end.wrapping_sub(1)) == b' ' => self.at = self.next_line(end),
            _ => return None,
        }
        Some(())
    }

    /// Whether a line at column 0 begins or ends a document.
    fn is_marker(&self, line: usize) -> bool {
        matches!(self.bytes.get(line..line + 3), Some(b"---" | b"...")) && self.is_blank(line + 3)
    }

    fn plain(&mut self, text: &str, start: usize, end: usize) -> Option<()> {
        let value = plain(text, self.dialect).value().ok()?;
        self.scalar(value, start, end);
        Some(())
    }

    fn scalar(&mut self, value: Value, start: usize, end: usize) {
        self.builder.spans.scalar(Span::new(small(start), small(end)));
        self.builder.place(value);
        self.cursor = end;
    }

    /// A key, by its text in the source.
    fn plain_key(&mut self, start: usize, end: usize) -> Option<()> {
        let text = self.slice(start, end);
        if text == "<<" {
            return None;
        }
        let scalar = plain(text, self.dialect);
        let key = scalar.key().ok()?;
        let name = self.keys.get(&key);
        let given = (*key != *text).then(|| name.clone());
        self.builder.spans.key(Span::new(small(start), small(end)), given);
        self.builder.key(name, small(start));
        Some(())
    }

    /// A key in quotes.
    fn quoted_key(&mut self, text: &str, start: usize, end: usize) {
        let name = self.keys.get(text);
        self.builder.spans.key(Span::new(small(start), small(end)), Some(name.clone()));
        self.builder.key(name, small(start));
    }

    fn finish_document(&mut self) {
        while !self.blocks.is_empty() {
            self.close();
        }
        self.parsed.faults.append(&mut self.builder.duplicates);
        let tree = self.builder.finish().filter(|tree| tree.value != Value::Null);
        self.parsed.trees.extend(tree);
        self.awaits = true;
    }
}

/// Whether the text has no character whose meaning is disputed: control characters, other line breaks, byte order marks.
fn is_plain(text: &str) -> bool {
    let is_control = |byte: u8| matches!(byte, 0..=8 | 11..=31 | 127);
    let chunks_are_clean =
        text.as_bytes().chunks(4_096).all(|chunk| !chunk.iter().fold(false, |bad, byte| bad | is_control(*byte)));
    let is_odd = |c| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    chunks_are_clean && (text.is_ascii() || !text.chars().any(is_odd))
}
