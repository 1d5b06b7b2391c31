//! Lines and columns of an editor ↔ bytes of a text and places of findings.
//!
//! An editor counts lines from 0 and columns in units of UTF-16, or of UTF-8 where that was agreed; a finding counts lines from 1
//! and columns in characters from 1. A place beyond the end of a line or a text is the end of it.

use gen_lsp_types::{Position, Range};

use crate::model::finding;

/// The unit that columns are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// Bytes.
    Utf8,
    /// What every editor knows.
    #[default]
    Utf16,
}

impl Unit {
    fn of(self, letter: char) -> usize {
        match self {
            Self::Utf8 => letter.len_utf8(),
            Self::Utf16 => letter.len_utf16(),
        }
    }

    /// The column behind so many characters of a line.
    pub(super) fn column(self, line: &str, characters: usize) -> u32 {
        small(line.chars().take(characters).map(|letter| self.of(letter)).sum())
    }

    /// The byte of a line at a column.
    fn byte(self, line: &str, column: u32) -> usize {
        let mut passed = 0;
        for (at, letter) in line.char_indices() {
            if passed >= column as usize {
                return at;
            }
            passed += self.of(letter);
        }
        line.len()
    }

    /// The byte of a text at a position.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match text.get(start..).and_then(|rest| rest.find('\n')) {
                Some(end) => start += end + 1,
                None => return text.len(),
            }
        }
        let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
        start + self.byte(line.trim_end_matches('\r'), position.character)
    }

    /// The position of a byte of a text.
    pub(super) fn position(self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = text.get(..offset).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let number = before.bytes().filter(|byte| *byte == b'\n').count();
        Position { line: small(number), character: self.column(line, usize::MAX) }
    }

    /// The range of a finding within its first line: a mark over many lines would hide what is written there.
    pub(super) fn range(self, line: &str, start: finding::Position, end: finding::Position) -> Range {
        let number = start.line.saturating_sub(1);
        let from = start.column.saturating_sub(1) as usize;
        let to = if end.line > start.line { usize::MAX } else { (end.column.saturating_sub(1) as usize).max(from) };
        let at = |characters| Position { line: number, character: self.column(line, characters) };
        Range { start: at(from), end: at(to) }
    }
}

/// A text with a part of it replaced.
pub(super) fn replaced(text: &str, range: Range, by: &str, unit: Unit) -> String {
    let start = unit.offset(text, range.start);
    let end = unit.offset(text, range.end).max(start);
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    [part(0..start), by, part(end..text.len())].concat()
}

/// Whether a position lies in a range, its end included.
pub(super) fn has(range: &Range, position: Position) -> bool {
    let key = |position: Position| (position.line, position.character);
    key(range.start) <= key(position) && key(position) <= key(range.end)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_are_counted_in_the_unit_that_was_agreed() {
        let text = "a: 1\r\nb: \"é😀\" x\nlast";
        let x = text.find('x').unwrap();
        assert_eq!(Unit::Utf16.position(text, x), at(1, 9));
        assert_eq!(Unit::Utf8.position(text, x), at(1, 12));
        for unit in [Unit::Utf8, Unit::Utf16] {
            for (offset, _) in text.char_indices().filter(|(_, letter)| *letter != '\n') {
                assert_eq!(unit.offset(text, unit.position(text, offset)), offset, "{unit:?}");
            }
            assert_eq!(unit.offset(text, at(0, 99)), 4, "the end of a line is before what ends it");
            assert_eq!(unit.offset(text, at(9, 0)), text.len());
        }
    }

    #[test]
    fn a_finding_is_marked_within_its_first_line() {
        let place = |line, column| finding::Position { line, column };
        let line = "b: \"é😀\" x";
        assert_eq!(Unit::Utf16.range(line, place(2, 4), place(2, 8)), Range { start: at(1, 3), end: at(1, 8) });
        assert_eq!(Unit::Utf16.range(line, place(2, 9), place(5, 1)), Range { start: at(1, 9), end: at(1, 10) });
    }

    #[test]
    fn changes_make_the_text_that_the_editor_has() {
        let text = "a: 😀1\nb: 2\n";
        let range = |from, to| Range { start: from, end: to };
        assert_eq!(replaced(text, range(at(0, 5), at(0, 6)), "7", Unit::Utf16), "a: 😀7\nb: 2\n");
        assert_eq!(replaced(text, range(at(0, 7), at(1, 0)), "", Unit::Utf8), "a: 😀b: 2\n");
        assert_eq!(replaced(text, range(at(2, 0), at(2, 0)), "c", Unit::Utf16), "a: 😀1\nb: 2\nc");
    }
}
