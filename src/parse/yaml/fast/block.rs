//! Lines: which open block a line belongs to, the dashes and the key in it, and plain scalars over several lines.
//!
//! Takes the text from the start of a line, leaves it at the start of another. Refuses (`None`) what does not fit at once.

use std::borrow::Cow;

use regorus::Value;

use super::{Block, Fast, MAX_DEPTH, MAX_KEY};
use crate::parse::yaml::small;

/// Why a plain scalar ends in its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A colon that makes a key of it.
    Colon(usize),
    /// A comment.
    Comment,
    /// The end of the line, at this offset.
    Line(usize),
}

/// Whether a plain scalar goes on in a further line.
enum Further {
    /// It does: where its text starts, and how many line breaks lie before.
    Text(usize, usize),
    /// It is over.
    Over,
}

impl Fast<'_> {
    /// Reads a line, and those that go on with its last scalar.
    pub(super) fn line(&mut self) -> Option<()> {
        let start = self.at;
        let first = self.skip_spaces(start);
        let column = first - start;
        match self.byte(first) {
            b'\n' => {
                self.at = first + 1;
                return Some(());
            }
            0 => {
                self.at = first;
                return Some(());
            }
            b'#' => {
                self.at = self.next_line(first);
                return Some(());
            }
            b'\t' => return None,
            _ => {}
        }
        if column == 0 {
            if self.is_marker(start) {
                return self.document_start(start);
            }
            if self.byte(start) == b'%' {
                return None;
            }
        }
        let is_item = self.byte(first) == b'-' && self.is_blank(first + 1);
        self.settle(column, is_item)?;
        self.content(first, column)
    }

    fn document_start(&mut self, start: usize) -> Option<()> {
        if self.byte(start) != b'-' {
            return None;
        }
        self.finish_document();
        self.gap = start + 3;
        self.end_line(start + 3)
    }

    /// Closes the blocks that end before a line with this column, so that what it holds belongs to the innermost one.
    fn settle(&mut self, column: usize, is_item: bool) -> Option<()> {
        loop {
            let Some(Block { indent, is_mapping }) = self.blocks.last().copied() else {
                return self.awaits.then_some(());
            };
            if self.awaits {
                if column > indent || (column == indent && is_mapping && is_item) {
                    return Some(());
                }
                self.empty();
            } else if column == indent {
                if is_mapping != is_item {
                    return Some(());
                }
                if is_mapping {
                    return None;
                }
                // The list of a key may stand in the column of the key, which then ends it.
                self.close();
            } else if column > indent {
                return None;
            } else {
                self.close();
            }
        }
    }

    /// The dashes, the key and the value of a line.
    fn content(&mut self, mut at: usize, mut column: usize) -> Option<()> {
        while self.byte(at) == b'-' && self.is_blank(at + 1) {
            if self.awaits {
                self.open(at, column, false)?;
            }
            self.awaits = true;
            self.gap = at + 1;
            let next = self.skip_spaces(at + 1);
            if matches!(self.byte(next), b'\n' | b'#' | 0) {
                return self.end_line(at + 1);
            }
            column += next - at;
            at = next;
        }
        match self.byte(at) {
            quote @ (b'"' | b'\'') => {
                let (text, end) = self.quoted(at, quote)?;
                let colon = self.skip_spaces(end);
                if self.byte(colon) == b':' && self.is_blank(colon + 1) {
                    // Only what stands in one line is a key.
                    if end - at > MAX_KEY || self.slice(at, end).contains('\n') {
                        return None;
                    }
                    self.open_for_key(at, column)?;
                    self.quoted_key(&text, at, end);
                    return self.after_key(colon);
                }
                self.quoted_value(&text, at, end)
            }
            _ if self.starts_plain(at) => {
                let (end, stop) = self.plain_line(at)?;
                let Stop::Colon(colon) = stop else { return self.plain_value(at, end, stop) };
                if end - at > MAX_KEY {
                    return None;
                }
                self.open_for_key(at, column)?;
                self.plain_key(at, end)?;
                self.after_key(colon)
            }
            _ => self.other_value(at),
        }
    }

    fn open_for_key(&mut self, at: usize, column: usize) -> Option<()> {
        if self.awaits {
            self.open(at, column, true)?;
        }
        Some(())
    }

    fn after_key(&mut self, colon: usize) -> Option<()> {
        self.awaits = true;
        self.gap = colon + 1;
        let at = self.skip_spaces(colon + 1);
        match self.byte(at) {
            b'\n' | b'#' | 0 => self.end_line(colon + 1),
            quote @ (b'"' | b'\'') => {
                let (text, end) = self.quoted(at, quote)?;
                self.quoted_value(&text, at, end)
            }
            _ if self.starts_plain(at) => {
                let (end, stop) = self.plain_line(at)?;
                self.plain_value(at, end, stop)
            }
            _ => self.other_value(at),
        }
    }

    fn quoted_value(&mut self, text: &str, start: usize, end: usize) -> Option<()> {
        self.take_awaited()?;
        self.scalar(Value::from(text), start, end);
        self.end_line(end)
    }

    fn other_value(&mut self, at: usize) -> Option<()> {
        self.take_awaited()?;
        match self.byte(at) {
            b'|' | b'>' => self.block_scalar(at),
            b'[' | b'{' => {
                let end = self.flow(at)?;
                self.end_line(end)
            }
            _ => None,
        }
    }

    /// A plain scalar whose first line ends at `end`, and its further lines.
    fn plain_value(&mut self, start: usize, end: usize, stop: Stop) -> Option<()> {
        self.take_awaited()?;
        let mut text = Cow::Borrowed(self.slice(start, end));
        let (mut last, mut stop) = (end, stop);
        let mut resume = end;
        while let Stop::Line(line_end) = stop {
            resume = (line_end + 1).min(self.bytes.len());
            let Further::Text(next, breaks) = self.further(line_end)? else { break };
            let (next_end, next_stop) = self.plain_line(next)?;
            let whole = text.to_mut();
            fold(whole, breaks);
            whole.push_str(self.slice(next, next_end));
            (last, stop) = (next_end, next_stop);
        }
        match stop {
            Stop::Colon(_) => return None,
            Stop::Comment => self.at = self.next_line(last),
            Stop::Line(_) => self.at = resume,
        }
        self.plain(&text, start, last)
    }

    /// What comes after the end of a line of a plain scalar.
    fn further(&self, line_end: usize) -> Option<Further> {
        let (mut at, mut breaks) = (line_end, 0);
        while self.byte(at) == b'\n' {
            breaks += 1;
            let line = at + 1;
            at = self.skip_spaces(line);
            match self.byte(at) {
                b'\n' => {}
                b'\t' => return None,
                b'#' | 0 => return Some(Further::Over),
                _ => {
                    let column = at - line;
                    let is_inside = self.blocks.last().is_none_or(|block| column > block.indent);
                    let is_next = !is_inside || (column == 0 && self.is_marker(line));
                    return Some(if is_next { Further::Over } else { Further::Text(at, breaks) });
                }
            }
        }
        Some(Further::Over)
    }

    /// Whether a plain scalar can start here.
    fn starts_plain(&self, at: usize) -> bool {
        match self.byte(at) {
            b'-' | b'?' | b':' => !self.is_blank(at + 1) && self.byte(at + 1) != b'\t',
            b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@'
            | b'`' | b'\t' | b'\n' | 0 => false,
            _ => true,
        }
    }

    /// The end of a plain scalar in its line, without the blanks after it.
    fn plain_line(&self, start: usize) -> Option<(usize, Stop)> {
        let rest = self.bytes.get(start..)?;
        let mut before = b' ';
        let mut stop = None;
        for (index, byte) in rest.iter().enumerate() {
            // All bytes that matter are small, most letters are not.
            if *byte <= b':' {
                let at = start + index;
                match byte {
                    b':' if self.is_blank(at + 1) => stop = Some((at, Stop::Colon(at))),
                    b':' if self.byte(at + 1) == b'\t' => return None,
                    b'#' if before == b' ' => stop = Some((at, Stop::Comment)),
                    b'\n' => stop = Some((at, Stop::Line(at))),
                    b'\t' => return None,
                    _ => {}
                }
                if stop.is_some() {
                    break;
                }
            }
            before = *byte;
        }
        let (end, stop) = stop.unwrap_or((self.bytes.len(), Stop::Line(self.bytes.len())));
        let text = self.bytes.get(start..end)?;
        let blanks = text.iter().rev().take_while(|byte| **byte == b' ').count();
        Some((end - blanks, stop))
    }

    pub(super) fn take_awaited(&mut self) -> Option<()> {
        std::mem::take(&mut self.awaits).then_some(())
    }

    fn open(&mut self, at: usize, indent: usize, is_mapping: bool) -> Option<()> {
        if self.builder.depth() >= MAX_DEPTH {
            return None;
        }
        if is_mapping {
            self.builder.spans.open_mapping(small(at));
            self.builder.open_mapping();
        } else {
            self.builder.spans.open_sequence(small(at));
            self.builder.open_sequence();
        }
        self.blocks.push(Block { indent, is_mapping });
        self.awaits = false;
        Some(())
    }

    /// The awaited value is not written.
    fn empty(&mut self) {
        self.awaits = false;
        self.scalar(Value::Null, self.gap, self.gap);
    }

    /// Closes the innermost block.
    pub(super) fn close(&mut self) {
        if self.awaits {
            self.empty();
        }
        self.blocks.pop();
        let value = self.builder.close();
        self.builder.spans.close(small(self.cursor));
        self.builder.place(value);
    }
}

/// Line breaks between two parts of a scalar: one is a space, each further one stays.
pub(super) fn fold(text: &mut String, breaks: usize) {
    match breaks {
        0 | 1 => text.push(' '),
        _ => text.extend(std::iter::repeat_n('\n', breaks - 1)),
    }
}
