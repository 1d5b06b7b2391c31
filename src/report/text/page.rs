//! Lines on a terminal or in a build log: colour, wrapping, and the one place where text is made harmless.

use std::io;

use crate::model::Severity;
use crate::report::{Style, columns, place_from, sanitize};

/// What a piece of text is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Ink {
    /// Nothing special.
    Plain,
    /// A heading.
    Strong,
    /// Less important.
    Dim,
    /// As it should be.
    Good,
    /// Worth a look.
    Odd,
    /// As bad as this.
    Bad(Severity),
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Good => "32",
            Self::Odd => "36",
            Self::Bad(Severity::Critical) => "1;35",
            Self::Bad(Severity::High) => "1;31",
            Self::Bad(Severity::Medium) => "33",
            Self::Bad(Severity::Low) => "34",
        }
    }
}

/// A text in one ink.
pub(in crate::report) type Piece<'t> = (Ink, &'t str);

/// Where lines go.
pub(in crate::report) struct Page<'o> {
    out: &'o mut dyn io::Write,
    style: Style,
    here: Option<&'o str>,
}

impl<'o> Page<'o> {
    /// A page that is drawn in a style.
    pub(in crate::report) fn new(out: &'o mut dyn io::Write, style: Style) -> Self {
        Self { out, style, here: None }
    }

    /// The same for who stands in this folder.
    pub(in crate::report) const fn seen_from(self, here: Option<&'o str>) -> Self {
        Self { here, ..self }
    }

    /// Where a file is, for who reads the page.
    pub(in crate::report) fn place(&self, repository: &str, path: &str) -> String {
        place_from(self.here, repository, path)
    }

    /// How many columns there are.
    pub(in crate::report) const fn width(&self) -> usize {
        self.style.width
    }

    /// An empty line.
    pub(in crate::report) fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// One line.
    pub(in crate::report) fn line(&mut self, pieces: &[Piece<'_>]) -> io::Result<()> {
        let pieces: Vec<_> = pieces.iter().map(|(ink, text)| (*ink, sanitize::line(text))).collect();
        let start: String = pieces.iter().map(|(_, text)| text.as_ref()).collect();
        if sanitize::is_command(&start) {
            self.out.write_all(b"\\")?;
        }
        // No line ends in blanks.
        let last = pieces.iter().rposition(|(_, text)| !text.trim_end().is_empty()).unwrap_or(0);
        for (at, (ink, text)) in pieces.iter().enumerate().take(last + 1) {
            let text = if at == last { text.trim_end() } else { text };
            if self.style.color && *ink != Ink::Plain && !text.is_empty() {
                write!(self.out, "\x1b[{}m{text}\x1b[0m", ink.code())?;
            } else {
                self.out.write_all(text.as_bytes())?;
            }
        }
        self.blank()
    }

    /// A text behind some pieces, wrapped; its further lines start at a column.
    pub(in crate::report) fn hanging(
        &mut self,
        before: &[Piece<'_>],
        text: Piece<'_>,
        column: usize,
    ) -> io::Result<()> {
        let used: usize = before.iter().map(|(_, text)| columns::width(&sanitize::line(text))).sum();
        let clean = sanitize::line(text.1);
        let lines = columns::wrap(&clean, self.width().saturating_sub(used), self.width().saturating_sub(column));
        let indent = " ".repeat(column);
        for (number, line) in lines.iter().enumerate() {
            if number == 0 {
                let mut pieces = before.to_vec();
                pieces.push((text.0, line));
                self.line(&pieces)?;
            } else {
                self.line(&[(Ink::Plain, &indent), (text.0, line)])?;
            }
        }
        Ok(())
    }

    /// Pieces that are kept whole, in as many lines as they need; further lines start at a column.
    pub(in crate::report) fn flow(&mut self, pieces: &[Piece<'_>], column: usize) -> io::Result<()> {
        let indent = " ".repeat(column);
        let (mut line, mut used) = (Vec::new(), 0);
        for piece in pieces {
            let own = columns::width(sanitize::line(piece.1).trim_end());
            if used + own > self.width() && line.len() > 1 {
                self.line(&line)?;
                line = vec![(Ink::Plain, indent.as_str())];
                used = column;
            }
            used += columns::width(&sanitize::line(piece.1));
            line.push(*piece);
        }
        self.line(&line)
    }

    /// A text, wrapped, every line of which starts at a column.
    pub(in crate::report) fn text(&mut self, text: Piece<'_>, column: usize) -> io::Result<()> {
        let indent = " ".repeat(column);
        self.hanging(&[(Ink::Plain, &indent)], text, column)
    }
}

/// A number with its noun: `1 file`, `2 files`, `2 fixes`, `2 entities`, `2 days`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    if number == 1 {
        return format!("1 {noun}");
    }
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{number} {stem}ies"),
        None if noun.ends_with('x') => format!("{number} {noun}es"),
        None => format!("{number} {noun}s"),
    }
}

/// The first sentence of a text. A period after an abbreviation (`e.g.`) or before a small letter ends none.
pub(in crate::report) fn first_sentence(text: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| {
        let before = text.get(..*at).and_then(|before| before.split_whitespace().next_back()).unwrap_or("");
        let after = text.get(at + 2..).and_then(|after| after.chars().next());
        !ABBREVIATIONS.contains(&before.trim_start_matches('(')) && !after.is_some_and(char::is_lowercase)
    };
    let end = text.match_indices(". ").find(ends).map_or(text.len(), |(at, _)| at + 1);
    text.get(..end).unwrap_or(text).trim_end()
}

const ABBREVIATIONS: [&str; 6] = ["e.g", "i.e", "cf", "vs", "etc", "resp"];

/// What a rule finds, as its description begins, and why that matters, as it goes on.
pub(in crate::report) fn what_and_why(description: &str) -> (&str, &str) {
    let what = first_sentence(description);
    (what, description.strip_prefix(what).unwrap_or("").trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(color: bool, width: usize, draw: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        draw(&mut Page::new(&mut out, Style { color, width })).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_line_is_made_harmless_whoever_writes_it() {
        let text = page(false, 80, |page| {
            page.line(&[(Ink::Plain, "  "), (Ink::Strong, "::error::x\u{1b}[2J")])?;
            page.text((Ink::Plain, "the message is ::error file=a::b and more of it so that it wraps"), 2)
        });
        assert_eq!(
            text,
            "\\  ::error::x\\x1b[2J\n  the message is ::error file=a::b and more of it so that it wraps\n"
        );
        let narrow = page(false, 20, |page| page.text((Ink::Plain, "this was a problem ::error file=a::b"), 0));
        assert_eq!(narrow, "this was a problem\n\\::error file=a::b\n");
    }

    #[test]
    fn colour_surrounds_pieces_and_nothing_else() {
        let text = page(true, 80, |page| page.line(&[(Ink::Bad(Severity::High), "high"), (Ink::Plain, " rule")]));
        assert_eq!(text, "\u{1b}[1;31mhigh\u{1b}[0m rule\n");
    }

    #[test]
    fn further_lines_hang_under_the_first() {
        let text = page(false, 30, |page| {
            page.hanging(&[(Ink::Plain, "  fix: ")], (Ink::Plain, "Pin the image to a digest or a version"), 7)
        });
        assert_eq!(text, "  fix: Pin the image to a\n       digest or a version\n");
    }

    #[test]
    fn pieces_are_kept_whole() {
        let text = page(false, 20, |page| {
            page.flow(
                &[(Ink::Plain, "  "), (Ink::Plain, "8 passed, "), (Ink::Plain, "3 failed, "), (Ink::Plain, "1 left")],
                4,
            )
        });
        assert_eq!(text, "  8 passed,\n    3 failed, 1 left\n");
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        let cases = [(0, "file", "0 files"), (1, "file", "1 file"), (2, "repository", "2 repositories")];
        for (number, noun, expected) in cases {
            assert_eq!(count(number, noun), expected);
        }
    }

    #[test]
    fn a_sentence_ends_at_a_period_and_a_space() {
        let cases = [
            ("One. Two.", "One."),
            ("Only one.", "Only one."),
            ("The file v1.2.3 is old. Bad.", "The file v1.2.3 is old."),
            ("Install from it (e.g. `npm ci`). Commit it.", "Install from it (e.g. `npm ci`)."),
            ("One approx. value. Two.", "One approx. value."),
            ("`a` is set. `b` is not.", "`a` is set."),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
