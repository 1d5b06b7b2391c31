//! Flow collections that stand in one line, as JSON does. Refuses entries without a value, pairs in lists, and lone colons.

use regorus::Value;

use super::{Fast, MAX_DEPTH};
use crate::parse::yaml::small;

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A value.
    Value,
    /// An item, an entry, or the closing bracket.
    Item,
    /// A comma or the closing bracket.
    Comma,
}

impl Fast<'_> {
    /// Reads the collection whose bracket opens at `at`; gives the offset behind its closing bracket.
    pub(super) fn flow(&mut self, mut at: usize) -> Option<usize> {
        let mut next = Next::Value;
        loop {
            at = self.skip_spaces(at);
            let closing = self.brackets.last().copied();
            (at, next) = match (self.byte(at), next) {
                (byte, Next::Item | Next::Comma) if Some(byte) == closing => (self.close_bracket(at), Next::Comma),
                (b',', Next::Comma) => (at + 1, Next::Item),
                (_, Next::Comma) => return None,
                (_, Next::Item) if closing == Some(b'}') => (self.flow_key(at)?, Next::Value),
                (bracket @ (b'[' | b'{'), _) => (self.open_bracket(at, bracket)?, Next::Item),
                (quote @ (b'"' | b'\''), _) => {
                    let (text, end) = self.quoted(at, quote)?;
                    self.scalar(Value::from(&*text), at, end);
                    (end, Next::Comma)
                }
                _ => {
                    let end = self.flow_plain(at)?;
                    self.plain(self.slice(at, end), at, end)?;
                    (end, Next::Comma)
                }
            };
            if self.brackets.is_empty() {
                return Some(at);
            }
        }
    }

    fn open_bracket(&mut self, at: usize, bracket: u8) -> Option<usize> {
        if self.builder.depth() >= MAX_DEPTH {
            return None;
        }
        if bracket == b'{' {
            self.builder.spans.open_mapping(small(at));
            self.builder.open_mapping();
            self.brackets.push(b'}');
        } else {
            self.builder.spans.open_sequence(small(at));
            self.builder.open_sequence();
            self.brackets.push(b']');
        }
        Some(at + 1)
    }

    fn close_bracket(&mut self, at: usize) -> usize {
        self.brackets.pop();
        let value = self.builder.close();
        self.builder.spans.close(small(at + 1));
        self.builder.place(value);
        self.cursor = at + 1;
        at + 1
    }

    /// Reads a key and its colon; gives the offset of the value.
    fn flow_key(&mut self, at: usize) -> Option<usize> {
        let quote = self.byte(at);
        let colon = if matches!(quote, b'"' | b'\'') {
            let (text, end) = self.quoted(at, quote)?;
            self.quoted_key(&text, at, end);
            self.skip_spaces(end)
        } else {
            let end = self.flow_plain(at)?;
            self.plain_key(at, end)?;
            let colon = self.skip_spaces(end);
            if self.byte(colon + 1) != b' ' {
                return None;
            }
            colon
        };
        let value = self.skip_spaces(colon + 1);
        let is_given = !matches!(self.byte(value), b',' | b'}' | b'\n' | 0);
        (self.byte(colon) == b':' && is_given).then_some(value)
    }

    /// The end of a plain scalar in brackets.
    fn flow_plain(&self, start: usize) -> Option<usize> {
        let ends = |byte| matches!(byte, b' ' | b',' | b'[' | b']' | b'{' | b'}' | b'\n' | 0);
        match self.byte(start) {
            b'-' | b'?' | b':' if ends(self.byte(start + 1)) => return None,
            b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' | b'#' => return None,
            _ => {}
        }
        let rest = self.bytes.get(start..)?;
        let mut end = None;
        for (index, byte) in rest.iter().enumerate() {
            let at = start + index;
            match byte {
                b',' | b']' | b'}' => end = Some(at),
                b':' if self.byte(at + 1) == b' ' => end = Some(at),
                b':' if ends(self.byte(at + 1)) => return None,
                b'[' | b'{' | b'\n' | b'\t' | b'"' | b'\'' => return None,
                b'#' if self.byte(at.wrapping_sub(1)) == b' ' => return None,
                _ => {}
            }
            if end.is_some() {
                break;
            }
        }
        let text = self.bytes.get(start..end?)?;
        let blanks = text.iter().rev().take_while(|byte| **byte == b' ').count();
        (blanks < text.len()).then(|| start + text.len() - blanks)
    }
}
