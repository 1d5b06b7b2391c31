//! Pieces of a text that know where they are: what the parsers of line formats share.

use crate::model::Span;
use crate::parse::part::{offset, span};

/// The lines of a text without their line breaks.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.split_inclusive('\n').map(|line| line.trim_end_matches('\n').trim_end_matches('\r'))
}

/// Where a piece of a text starts.
pub(super) fn start_of(text: &str, piece: &str) -> usize {
    piece.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len())
}

/// Where a piece of a text stands.
pub(super) fn place(text: &str, piece: &str) -> Span {
    let start = start_of(text, piece);
    span(start, start + piece.len())
}

/// From the start of one piece to the end of another.
pub(super) fn between(text: &str, first: &str, last: &str) -> Span {
    Span::new(offset(start_of(text, first)), offset(start_of(text, last) + last.len()))
}

/// The two parts around the first of these characters, if it is there.
pub(super) fn cut_at(piece: &str, at: usize) -> (&str, &str) {
    piece.split_at_checked(at).unwrap_or((piece, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_know_their_place() {
        let text = "\u{feff}ab\r\n\ncd";
        let found: Vec<_> = lines(text).map(|line| (line, place(text, line))).collect();
        assert_eq!(found, [("ab", span(3, 5)), ("", span(7, 7)), ("cd", span(8, 10))]);
        assert_eq!(between(text, found[0].0, found[2].0), span(3, 10));
    }
}
