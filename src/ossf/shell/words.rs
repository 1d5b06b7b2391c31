//! Words: literals, quotes, substitutions, side by side.

use super::cursor::{Cursor, ENDS};
use super::tree::{Part, Word};
use super::{Read, read_at};

/// Characters that make a glob of the parenthesis behind them.
const GLOBS: &[u8] = b"?*+@!";

impl Cursor<'_> {
    /// A word; none where none starts here.
    pub(super) fn word(&mut self) -> Read<Option<Word>> {
        let line = self.line;
        let mut parts = Vec::new();
        while let Some(part) = self.part(ENDS)? {
            parts.push(part);
        }
        Ok((!parts.is_empty()).then_some(Word { line, parts }))
    }

    /// A word that has to be there.
    pub(super) fn need_word(&mut self, behind: &str) -> Read<Word> {
        self.blanks();
        match self.word()? {
            Some(word) => Ok(word),
            None => self.fail(format!("`{behind}` needs a word")),
        }
    }

    /// The next piece of a word that ends at one of these bytes.
    pub(super) fn part(&mut self, ends: &[u8]) -> Read<Option<Part>> {
        let Some(next) = self.peek() else { return Ok(None) };
        match next {
            b'\'' => self.single().map(Some),
            b'"' => self.double().map(Some),
            b'`' => self.backquotes().map(Some),
            b'$' => self.dollar().map(Some),
            b'<' | b'>' if self.peek_at(1) == Some(b'(') => self.process(next == b'<').map(Some),
            _ if GLOBS.contains(&next) && self.peek_at(1) == Some(b'(') => self.glob().map(Some),
            _ if ends.contains(&next) => Ok(None),
            _ => Ok(self.literal(ends)),
        }
    }

    /// Characters that mean themselves; none where they are only line breaks behind backslashes at the end of a word.
    fn literal(&mut self, ends: &[u8]) -> Option<Part> {
        let mut text = String::new();
        while let Some(next) = self.peek() {
            if self.continues() {
                self.continuation();
                continue;
            }
            let is_glob = GLOBS.contains(&next) && self.peek_at(1) == Some(b'(');
            if ends.contains(&next) || matches!(next, b'\'' | b'"' | b'`' | b'$') || is_glob {
                break;
            }
            if next == b'\\' {
                self.bump();
                text.push('\\');
            }
            text.extend(self.bump());
        }
        (!text.is_empty()).then_some(Part::Literal(text))
    }

    fn single(&mut self) -> Read<Part> {
        let line = self.line;
        self.bump();
        let Some(end) = self.rest().find('\'') else {
            self.line = line;
            return self.fail("a single quote is not closed");
        };
        let text = self.rest().get(..end).unwrap_or("").to_owned();
        self.line += text.matches('\n').count();
        self.skip(end + 1);
        Ok(Part::Single(text))
    }

    /// `$'…'`, in which a backslash hides the next character.
    pub(super) fn ansi(&mut self) -> Read<Part> {
        self.skip(2);
        let mut text = String::new();
        loop {
            match self.bump() {
                None => return self.fail("a single quote is not closed"),
                Some('\'') => return Ok(Part::Single(text)),
                Some('\\') => {
                    text.push('\\');
                    text.extend(self.bump());
                }
                Some(other) => text.push(other),
            }
        }
    }

    pub(super) fn double(&mut self) -> Read<Part> {
        self.bump();
        let parts = self.deeper(|cursor| cursor.quoted_parts(Some(b'"')))?;
        Ok(Part::Double(parts))
    }

    /// The pieces between double quotes, or up to the end of the text.
    pub(super) fn quoted_parts(&mut self, end: Option<u8>) -> Read<Vec<Part>> {
        let line = self.line;
        let mut parts = Vec::new();
        let mut text = String::new();
        loop {
            let next = self.peek();
            let part = match next {
                _ if next == end => break,
                None => {
                    self.line = line;
                    return self.fail("a double quote is not closed");
                }
                Some(b'`') => Some(self.backquotes()?),
                Some(b'$') if !matches!(self.peek_at(1), Some(b'\'' | b'"')) => Some(self.dollar()?),
                Some(b'\\') if self.continues() => {
                    self.continuation();
                    None
                }
                Some(byte) => {
                    text.extend(self.bump());
                    if byte == b'\\' {
                        text.extend(self.bump());
                    }
                    None
                }
            };
            if let Some(part) = part {
                flush(&mut text, &mut parts);
                parts.push(part);
            }
        }
        flush(&mut text, &mut parts);
        if end.is_some() {
            self.bump();
        }
        Ok(parts)
    }

    /// Backquotes: their text, less a level of backslashes, is a script of its own.
    fn backquotes(&mut self) -> Read<Part> {
        let line = self.line;
        self.bump();
        let mut text = String::new();
        loop {
            match self.bump() {
                None => {
                    self.line = line;
                    return self.fail("a backquote is not closed");
                }
                Some('`') => break,
                Some('\\') if matches!(self.peek(), Some(b'`' | b'\\' | b'$')) => text.extend(self.bump()),
                Some(other) => text.push(other),
            }
        }
        self.deeper(|cursor| read_at(&text, line, cursor.depth)).map(Part::Commands)
    }

    fn process(&mut self, is_read: bool) -> Read<Part> {
        self.skip(2);
        Ok(Part::Process { is_read, statements: self.until_parenthesis()? })
    }

    fn glob(&mut self) -> Read<Part> {
        self.skip(1);
        let mut open = 0_usize;
        while let Some(found) = self.bump() {
            match found {
                '(' => open += 1,
                ')' if open == 1 => return Ok(Part::Pattern),
                ')' => open -= 1,
                _ => {}
            }
        }
        self.fail("a parenthesis of a glob is not closed")
    }
}

fn flush(text: &mut String, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Literal(std::mem::take(text)));
    }
}
