//! JSON and JSON with comments → one tree a value: a text may hold several, one a line or one behind the other.
//!
//! An own scanner, because positions are wanted: one pass, no recursion (at most [`MAX_DEPTH`] levels), the value built as it
//! goes. `scan` reads what has no parts, `wrong` says what is wrong. In strict JSON a comment or a trailing comma is a fault, and the value is read all the
//! same, for there is no doubt about it. Never guesses: single quotes, bare words and numbers of other languages end a value.

mod scan;
#[cfg(test)]
mod tests;
mod wrong;

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use self::scan::Read;
use super::faults::Faults;
use super::keys::Keys;
use super::part::offset;
use super::{Fault, Parsed, Tree};
use crate::model::{Span, SpanBuilder};

/// Arrays and objects inside of each other.
pub const MAX_DEPTH: usize = 1_000;

/// Which JSON it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// As RFC 8259 has it.
    Json,
    /// With comments and trailing commas.
    Jsonc,
}

/// Parses every value of a text.
pub fn parse(text: &str, syntax: Syntax) -> Parsed {
    let mut reader = Reader::new(text, syntax);
    let mut trees = Vec::new();
    loop {
        match reader.document() {
            Ok(Some(tree)) => trees.push(tree),
            Ok(None) => break,
            Err(fault) => {
                reader.faults.push(fault);
                // In a file with a value on each line, a broken line does not hide the next ones.
                if trees.is_empty() || !reader.next_line() {
                    break;
                }
            }
        }
    }
    if trees.is_empty() && reader.faults.is_empty() && syntax == Syntax::Json {
        reader.faults.push(Fault::syntax(0, "there is no value in this file"));
    }
    Parsed { trees, faults: reader.faults.finish() }
}

/// An open array or object.
struct Frame {
    /// Where it opens.
    start: usize,
    /// Its first item among the values, or entry among the entries, that are being built.
    first: usize,
    /// The key that waits for its value; an object has always one when a value comes.
    key: Option<Value>,
    is_object: bool,
}

/// Entries up to this many are put into a map one by one, which then is cheaper than to sort them first.
const FEW: usize = 8;

/// A text on its way to values.
struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    syntax: Syntax,
    /// Where the document that is being read starts.
    started: usize,
    /// Whether every document before had one line.
    by_line: bool,
    frames: Vec<Frame>,
    values: Vec<Value>,
    entries: Vec<(Value, Value)>,
    /// Where the keys of `entries` stand.
    places: Vec<u32>,
    spans: SpanBuilder,
    keys: Keys,
    faults: Faults,
    said_comment: bool,
    said_comma: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, syntax: Syntax) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            syntax,
            started: 0,
            by_line: true,
            frames: Vec::new(),
            values: Vec::new(),
            entries: Vec::new(),
            places: Vec::new(),
            spans: SpanBuilder::new(),
            keys: Keys::new(),
            faults: Faults::default(),
            said_comment: false,
            said_comma: false,
        }
    }

    /// The next value of the text with all its parts, or none at the end.
    fn document(&mut self) -> Read<Option<Tree>> {
        self.frames.clear();
        self.values.clear();
        self.entries.clear();
        self.places.clear();
        self.spans = SpanBuilder::new();
        self.skip_blank()?;
        self.started = self.at;
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        loop {
            let Some(mut value) = self.value()? else { continue };
            loop {
                let Some(frame) = self.frames.last_mut() else {
                    self.by_line &= !self.text.get(self.started..self.at).unwrap_or("").contains('\n');
                    let spans = std::mem::take(&mut self.spans).finish();
                    return Ok(Some(Tree { value, spans }));
                };
                match frame.key.take() {
                    Some(key) => self.entries.push((key, value)),
                    None => self.values.push(value),
                }
                match self.separator()? {
                    Some(closed) => value = closed,
                    None => break,
                }
            }
        }
    }

    /// Reads a value; none where an array or object was opened that has parts, the first of which comes next.
    fn value(&mut self) -> Read<Option<Value>> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => return self.open(true),
            Some(b'[') => return self.open(false),
            Some(b'"') => {
                let text = self.string()?;
                Value::from(text.as_ref())
            }
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        self.spans.scalar(Span::new(offset(start), offset(self.at)));
        Ok(Some(value))
    }

    fn open(&mut self, is_object: bool) -> Read<Option<Value>> {
        let start = self.at;
        if self.frames.len() >= MAX_DEPTH {
            return Err(Fault::syntax(start, "nested deeper than 1,000 levels"));
        }
        let first = if is_object { self.entries.len() } else { self.values.len() };
        self.frames.push(Frame { start, first, key: None, is_object });
        if is_object {
            self.spans.open_mapping(offset(start));
        } else {
            self.spans.open_sequence(offset(start));
        }
        self.at += 1;
        self.skip_blank()?;
        match (self.peek(), is_object) {
            (Some(b'}'), true) | (Some(b']'), false) => Ok(self.close()),
            (None, _) => Err(self.unclosed()),
            (_, true) => self.key().map(|()| None),
            (_, false) => Ok(None),
        }
    }

    /// What stands behind a part: a comma and the next part, or the end of its container, which is then a value itself.
    fn separator(&mut self) -> Read<Option<Value>> {
        self.skip_blank()?;
        let Some(is_object) = self.frames.last().map(|frame| frame.is_object) else { return Ok(None) };
        let end = if is_object { b'}' } else { b']' };
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_blank()?;
                if self.peek() == Some(end) {
                    self.trailing_comma(comma);
                    return Ok(self.close());
                }
                if is_object {
                    self.key()?;
                }
                Ok(None)
            }
            Some(byte) if byte == end => Ok(self.close()),
            None => Err(self.unclosed()),
            Some(_) => Err(self.missing_comma(is_object)),
        }
    }

    /// A key and its colon; the value comes next.
    fn key(&mut self) -> Read<()> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.no_key());
        }
        let (name, span, is_plain) = self.key_string()?;
        self.places.push(offset(start));
        self.spans.key(span, (!is_plain).then(|| name.clone()));
        self.skip_blank()?;
        if self.peek() != Some(b':') {
            let message = format!("a colon is missing after the key {}", super::faults::quoted(&name));
            return Err(Fault::syntax(span.end as usize, message));
        }
        self.at += 1;
        self.skip_blank()?;
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some(Value::String(name));
        }
        Ok(())
    }

    /// Closes the innermost container at its last byte: a value now.
    fn close(&mut self) -> Option<Value> {
        let frame = self.frames.pop()?;
        self.at += 1;
        self.spans.close(offset(self.at));
        if !frame.is_object {
            return Some(Value::from(self.values.split_off(frame.first)));
        }
        let count = self.entries.len().saturating_sub(frame.first);
        let first_place = self.places.len().saturating_sub(count);
        let own = self.entries.drain(frame.first..);
        let entries = if count <= FEW {
            let mut entries = BTreeMap::new();
            own.for_each(|(key, value)| drop(entries.insert(key, value)));
            entries
        } else {
            own.collect()
        };
        if entries.len() < count {
            self.say_duplicates(first_place);
        }
        self.places.truncate(first_place);
        Some(Value::from(entries))
    }

    /// Reads the keys of an object again, which has some twice.
    fn say_duplicates(&mut self, first_place: usize) {
        let resume = self.at;
        let mut seen = BTreeSet::new();
        for place in self.places.split_off(first_place) {
            self.at = place as usize;
            if let Ok((name, span, _)) = self.key_string()
                && !seen.insert(name.clone())
            {
                self.faults.duplicate(span.start as usize, &name);
            }
        }
        self.at = resume;
    }

    /// Goes to the line after the one where the broken value starts, if the values before it had one line each.
    fn next_line(&mut self) -> bool {
        let Some(rest) = self.text.get(self.started..).filter(|_| self.by_line && !self.faults.is_full()) else {
            return false;
        };
        let Some(end) = rest.find('\n') else { return false };
        self.at = self.started + end + 1;
        true
    }
}
