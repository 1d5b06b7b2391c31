//! A place in a script: what comes next, on which line, and the heredocs whose bodies start on the next line.

use super::tree::{Part, Word};
use super::{Fault, MAX_DEPTH, Read};

/// What ends a word that has no quotes.
pub(super) const ENDS: &[u8] = b" \t\r\n;&|()<>";

/// A heredoc that was announced.
#[derive(Debug)]
struct Announced {
    mark: String,
    strips_tabs: bool,
    is_quoted: bool,
    line: usize,
}

/// A place in a script.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    pub(super) line: usize,
    pub(super) depth: usize,
    announced: Vec<Announced>,
    /// Bodies of heredocs that were read over.
    bodies: Vec<Word>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, line: usize, depth: usize) -> Self {
        Self { text, at: 0, line, depth, announced: Vec::new(), bodies: Vec::new() }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn looks_at(&self, words: &str) -> bool {
        self.rest().starts_with(words)
    }

    /// Moves over the next character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let found = self.rest().chars().next()?;
        self.at += found.len_utf8();
        if found == '\n' {
            self.line += 1;
        }
        Some(found)
    }

    /// Moves over so many bytes, none of them a line break.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Moves over a text if it comes next.
    pub(super) fn take(&mut self, words: &str) -> bool {
        let found = self.looks_at(words);
        if found {
            self.skip(words.len());
        }
        found
    }

    pub(super) fn fail<T>(&self, message: impl Into<String>) -> Read<T> {
        Err(Fault { line: self.line, message: message.into() })
    }

    /// Runs a reader one level deeper.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail("commands are nested too deep");
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    /// Blanks, and line breaks behind a backslash.
    pub(super) fn blanks(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r') => self.skip(1),
                Some(b'\\') if self.continues() => self.continuation(),
                _ => return,
            }
        }
    }

    /// Whether a backslash and a line break come next.
    pub(super) fn continues(&self) -> bool {
        self.peek() == Some(b'\\')
            && (self.peek_at(1) == Some(b'\n') || self.peek_at(1) == Some(b'\r') && self.peek_at(2) == Some(b'\n'))
    }

    pub(super) fn continuation(&mut self) {
        while self.bump().is_some_and(|found| found != '\n') {}
    }

    /// Blanks and a comment.
    pub(super) fn blanks_and_comment(&mut self) {
        self.blanks();
        if self.peek() == Some(b'#') {
            self.skip(self.rest().find('\n').unwrap_or(self.rest().len()));
        }
    }

    /// Blanks, comments and line breaks; whether there was a line break.
    pub(super) fn lines(&mut self) -> Read<bool> {
        let mut found = false;
        loop {
            self.blanks_and_comment();
            if self.peek() != Some(b'\n') {
                return Ok(found);
            }
            self.line_break()?;
            found = true;
        }
    }

    /// A line break, and the heredocs that start behind it.
    pub(super) fn line_break(&mut self) -> Read<()> {
        self.bump();
        for announced in std::mem::take(&mut self.announced) {
            let body = self.body(&announced)?;
            self.bodies.push(body);
        }
        Ok(())
    }

    /// The word up to the next blank or operator, which may be a keyword.
    pub(super) fn keyword(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.bytes().position(|byte| ENDS.contains(&byte) || byte == b'`').unwrap_or(rest.len());
        rest.get(..end).unwrap_or("")
    }

    /// Takes a keyword, blanks before it included.
    pub(super) fn take_keyword(&mut self, word: &str) -> bool {
        self.blanks();
        let found = self.keyword() == word;
        if found {
            self.skip(word.len());
        }
        found
    }

    pub(super) fn need_keyword(&mut self, word: &str, whose: &str) -> Read<()> {
        if self.take_keyword(word) {
            return Ok(());
        }
        self.fail(format!("`{whose}` needs `{word}`"))
    }

    /// Notes a heredoc.
    pub(super) fn announce(&mut self, mark: &Word, strips_tabs: bool) {
        let is_quoted = !matches!(mark.only(), Some(Part::Literal(text)) if !text.contains('\\'));
        let mark = unquoted(&mark.parts);
        self.announced.push(Announced { mark, strips_tabs, is_quoted, line: self.line });
    }

    /// The bodies of heredocs that were read over since the last question.
    pub(super) fn bodies(&mut self) -> Vec<Word> {
        std::mem::take(&mut self.bodies)
    }

    /// Runs a reader to which heredocs announced outside do not belong.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let outer = std::mem::take(&mut self.announced);
        let found = self.deeper(|cursor| {
            let found = read(cursor)?;
            cursor.finish()?;
            Ok(found)
        });
        self.announced = outer;
        found
    }

    /// Nothing more comes: heredocs that were announced have no body.
    pub(super) fn finish(&mut self) -> Read<()> {
        match self.announced.first() {
            Some(announced) => {
                let message = format!("the heredoc `{}` has no end", announced.mark);
                Err(Fault { line: announced.line, message })
            }
            None => Ok(()),
        }
    }

    fn body(&mut self, announced: &Announced) -> Read<Word> {
        let start = self.line;
        let mut text = String::new();
        while !self.rest().is_empty() {
            let rest = self.rest();
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            self.at += line.len();
            self.line += usize::from(line.ends_with('\n'));
            let shown = if announced.strips_tabs { line.trim_start_matches('\t') } else { line };
            if shown.trim_end_matches(['\n', '\r']) == announced.mark {
                return self.parts_of_body(&text, start, announced.is_quoted);
            }
            text.push_str(shown);
        }
        let message = format!("the heredoc `{}` has no end", announced.mark);
        Err(Fault { line: announced.line, message })
    }

    fn parts_of_body(&self, text: &str, line: usize, is_quoted: bool) -> Read<Word> {
        let parts = if is_quoted || !text.contains(['$', '`']) {
            vec![Part::Literal(text.to_owned())]
        } else {
            let mut inner = Cursor::new(text, line, self.depth);
            inner.deeper(|inner| inner.quoted_parts(None))?
        };
        Ok(Word { line, parts })
    }
}

/// What the pieces of the mark of a heredoc say.
fn unquoted(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Literal(piece) => text.push_str(&piece.replace('\\', "")),
            Part::Single(piece) => text.push_str(piece),
            Part::Double(inside) => text.push_str(&unquoted(inside)),
            Part::Commands(_) | Part::Process { .. } | Part::Expansion(_) | Part::Pattern => {}
        }
    }
    text
}
