//! Byte offsets → lines and columns, through a table of line starts made once a text.
//!
//! Both count from 1; a line ends at `\n` (or `\r\n`); a column is a Unicode scalar value.

use super::finding::Position;
use super::spans::Span;

/// Where the lines of a text start.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    /// Whether each byte is a character: a column is then found without going through its line, which may be all of a file.
    is_ascii: bool,
}

impl Lines {
    /// The table of a text.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| small(at + 1)));
        Self { starts, is_ascii: text.is_ascii() }
    }

    /// The position of a byte offset; one past the end is the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = floor(text, offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |start| *start as usize);
        let before = || text.get(start..offset).map_or(0, |part| part.chars().count());
        let before = if self.is_ascii { offset.saturating_sub(start) } else { before() };
        Position { line: small(line), column: small(before + 1) }
    }

    /// The positions of both ends of a span; the end does not take in the line break after it.
    pub fn range(&self, text: &str, span: Span) -> (Position, Position) {
        let from = floor(text, span.start as usize);
        let to = floor(text, span.end.max(span.start) as usize);
        let inside = text.get(from..to).unwrap_or("").trim_end_matches(['\n', '\r']);
        (self.position(text, span.start), self.position(text, small(from + inside.len())))
    }

    /// The byte offset that a line begins at, counted from 1; none past the last.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// The line around a byte offset, without its line break.
    pub fn line_at<'a>(&self, text: &'a str, offset: u32) -> &'a str {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |start| *start as usize);
        let end = self.starts.get(line).map_or(text.len(), |next| *next as usize);
        text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_survive_crlf() {
        let text = "a: 1\r\nb: \"é😀\" x\n";
        let offset = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(Lines::of(text).position(text, offset), Position { line: 2, column: 9 });
        assert_eq!(Lines::of(text).line_at(text, 0), "a: 1");
        assert_eq!(Lines::of(text).line_at(text, offset), "b: \"é😀\" x");
    }

    #[test]
    fn a_span_ends_before_the_line_break_that_it_takes_in() {
        let text = "a: |\n  one\n  two\nb: 1\n";
        let (start, end) = Lines::of(text).range(text, Span::new(3, 17));
        assert_eq!((start.line, start.column), (1, 4));
        assert_eq!((end.line, end.column), (3, 6));
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Lines::of("ab").position("ab", 99), Position { line: 1, column: 3 });
        assert_eq!(Lines::of("").position("", 0), Position { line: 1, column: 1 });
    }
}
