//! Quoted scalars, with their escapes and further lines.

use std::borrow::Cow;

use super::Fast;
use super::block::fold;

impl<'t> Fast<'t> {
    /// The text in quotes that open at `start`, and the offset behind the closing one.
    pub(super) fn quoted(&self, start: usize, quote: u8) -> Option<(Cow<'t, str>, usize)> {
        let mut text: Option<String> = None;
        // Blanks before this length were written as escapes, and stay.
        let mut solid = 0;
        let (mut from, mut at) = (start + 1, start + 1);
        loop {
            let rest = self.bytes.get(at..)?;
            at += rest.iter().position(|byte| *byte == quote || matches!(byte, b'\\' | b'\n'))?;
            match self.byte(at) {
                b'\\' if quote == b'\'' => at += 1,
                b'\\' => {
                    let whole = text.get_or_insert_default();
                    whole.push_str(self.slice(from, at));
                    at = self.escape(at + 1, whole)?;
                    solid = whole.len();
                    from = at;
                }
                b'\n' => {
                    let whole = text.get_or_insert_default();
                    whole.push_str(self.slice(from, at));
                    let kept = whole.get(solid..)?.trim_end_matches([' ', '\t']).len();
                    whole.truncate(solid + kept);
                    let (next, breaks) = self.next_quoted_line(at)?;
                    fold(whole, breaks);
                    solid = whole.len();
                    (from, at) = (next, next);
                }
                _ if quote == b'\'' && self.byte(at + 1) == quote => {
                    text.get_or_insert_default().push_str(self.slice(from, at + 1));
                    at += 2;
                    from = at;
                }
                _ => break,
            }
        }
        let last = self.slice(from, at);
        let text = match text {
            Some(mut whole) => {
                whole.push_str(last);
                Cow::Owned(whole)
            }
            None => Cow::Borrowed(last),
        };
        Some((text, at + 1))
    }

    /// Where the text goes on after a line break, and how many breaks lie between.
    fn next_quoted_line(&self, line_end: usize) -> Option<(usize, usize)> {
        let (mut at, mut breaks) = (line_end, 0);
        while self.byte(at) == b'\n' {
            breaks += 1;
            let line = at + 1;
            at = self.skip_spaces(line);
            let column = at - line;
            let is_inside = self.blocks.last().is_none_or(|block| column > block.indent);
            match self.byte(at) {
                b'\n' => {}
                b'\t' | 0 => return None,
                _ if !is_inside || !self.brackets.is_empty() || self.is_marker(line) => return None,
                _ => {}
            }
        }
        Some((at, breaks))
    }

    /// Adds what the escape whose letter stands at `at` means; gives the offset behind it.
    fn escape(&self, at: usize, text: &mut String) -> Option<usize> {
        let letter = match self.byte(at) {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b' ' => ' ',
            b'0' => '\0',
            b'a' => '\u{7}',
            b'b' => '\u{8}',
            b'e' => '\u{1b}',
            b'f' => '\u{c}',
            b'v' => '\u{b}',
            b'x' => return self.numbered(at, 2, text),
            b'u' => return self.numbered(at, 4, text),
            b'U' => return self.numbered(at, 8, text),
            b'\n' => {
                let (next, breaks) = self.next_quoted_line(at)?;
                return (breaks == 1).then_some(next);
            }
            _ => return None,
        };
        text.push(letter);
        Some(at + 1)
    }

    fn numbered(&self, at: usize, digits: usize, text: &mut String) -> Option<usize> {
        let end = at + 1 + digits;
        let number = self.text.get(at + 1..end).filter(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        text.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
        Some(end)
    }
}
