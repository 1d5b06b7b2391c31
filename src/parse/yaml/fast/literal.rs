//! Block scalars: `|` and `>`, with their chomping. Refuses indentation indicators and more indented lines in folded text.

use regorus::Value;

use super::Fast;
use super::block::fold;

/// What becomes of the line breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    Clip,
    Strip,
    Keep,
}

/// How far the text of a block scalar is indented.
enum Depth {
    Columns(usize),
    /// No line has text.
    Empty,
}

/// The lines of a block scalar.
struct Lines {
    text: String,
    /// Line breaks since the last line that has text.
    breaks: usize,
    is_folded: bool,
}

impl Fast<'_> {
    /// The block scalar whose header starts at `start`.
    pub(super) fn block_scalar(&mut self, start: usize) -> Option<()> {
        let chomp = match self.byte(start + 1) {
            b'-' => Chomp::Strip,
            b'+' => Chomp::Keep,
            _ => Chomp::Clip,
        };
        let header = start + 1 + usize::from(chomp != Chomp::Clip);
        if !self.is_blank(header) {
            return None;
        }
        // A document that is one block scalar has no indentation to go by.
        let outer = self.blocks.last()?.indent;
        self.end_line(header)?;
        let mut end = self.at;
        let mut lines = Lines { text: String::new(), breaks: 0, is_folded: self.byte(start) == b'>' };
        match self.depth(outer)? {
            Depth::Columns(indent) => end = self.block_lines(indent, &mut lines)?,
            // The text ends in the header.
            Depth::Empty if self.byte(end - 1) != b'\n' => return None,
            Depth::Empty => {}
        }
        let Lines { mut text, breaks, .. } = lines;
        match chomp {
            Chomp::Clip if breaks > 0 && !text.is_empty() => text.push('\n'),
            Chomp::Keep => text.extend(std::iter::repeat_n('\n', breaks)),
            Chomp::Clip | Chomp::Strip => {}
        }
        self.at = end;
        self.scalar(Value::from(text), start, end);
        Some(())
    }

    /// The indentation of the first line that has text, if there is one that belongs to the scalar.
    fn depth(&self, outer: usize) -> Option<Depth> {
        let (mut line, mut most) = (self.at, 0);
        loop {
            let at = self.skip_spaces(line);
            let column = at - line;
            match self.byte(at) {
                b'\n' => {
                    most = most.max(column);
                    line = at + 1;
                }
                b'\t' => return None,
                0 => return (column == 0 && line == self.at).then_some(Depth::Empty),
                // Blank lines alone count for `|+`.
                _ if column <= outer => return (line == self.at).then_some(Depth::Empty),
                _ if most > column => return None,
                _ => return Some(Depth::Columns(column)),
            }
        }
    }

    /// Reads the lines with this indentation; gives the start of the first line behind them.
    fn block_lines(&self, indent: usize, lines: &mut Lines) -> Option<usize> {
        let mut line = self.at;
        while line < self.bytes.len() {
            let at = self.skip_spaces(line);
            let column = at - line;
            let next = self.next_line(at);
            let has_break = self.byte(next.wrapping_sub(1)) == b'\n' && next > at;
            let is_blank = matches!(self.byte(at), b'\n' | 0);
            if is_blank && !has_break {
                // Blanks at the very end, without a line break.
                return None;
            }
            if is_blank && column <= indent {
                lines.breaks += 1;
            } else if column < indent {
                if self.byte(at) == b'\t' {
                    return None;
                }
                return Some(line);
            } else {
                let end = next - usize::from(has_break);
                lines.add(self.slice(line + indent, end))?;
                lines.breaks = usize::from(has_break);
            }
            line = next;
        }
        Some(line)
    }
}

impl Lines {
    fn add(&mut self, line: &str) -> Option<()> {
        if self.is_folded && line.starts_with([' ', '\t']) {
            return None;
        }
        if self.is_folded && !self.text.is_empty() {
            fold(&mut self.text, self.breaks);
        } else {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
        }
        self.text.push_str(line);
        Some(())
    }
}
