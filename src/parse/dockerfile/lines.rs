//! The lines of a Dockerfile → its instructions as texts, each over all of its lines, and the bodies of its heredocs.
//!
//! This is BuildKit's model: parser directives at the top, comments between and inside of instructions, lines that go on after
//! an escape character. Every byte of a joined text knows where it stands in the file. Never looks into an instruction.

use std::borrow::Cow;

use crate::model::Span;
use crate::parse::Fault;
use crate::parse::faults::{Faults, quoted};
use crate::parse::part::span;

/// The text of one instruction, its lines joined.
#[derive(Debug)]
pub(super) struct Joined<'t> {
    /// The text, without the line breaks, escape characters and comments between its lines.
    pub(super) text: Cow<'t, str>,
    /// From its first byte to the end of its last line.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Pieces of the text and where they stand in the file, ascending.
    pieces: Vec<(usize, usize)>,
}

impl Joined<'_> {
    /// Where a range of the joined text stands in the file.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        let first = self.source(start);
        if end <= start {
            return span(first, first);
        }
        // The end belongs to the last byte: the next one may stand on the next line.
        span(first, self.source(end - 1) + 1)
    }

    fn source(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(joined, _)| *joined <= at).saturating_sub(1);
        self.pieces.get(piece).map_or(self.start, |(joined, source)| source + (at - joined))
    }
}

/// A line: without its line break, and where it starts.
type Line<'t> = (usize, &'t str);

/// A text on its way to instructions.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// Where the last line that was read ends, without its line break.
    ended: usize,
    /// The character that lets a line go on, and that takes the meaning from the next character.
    pub(super) escape: char,
    directives: Vec<String>,
    /// Whether directives may still come.
    at_top: bool,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub(super) fn of(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, ended: at, escape: '\\', directives: Vec::new(), at_top: true }
    }

    /// The next instruction.
    pub(super) fn next(&mut self, faults: &mut Faults) -> Option<Joined<'t>> {
        loop {
            let (start, line) = self.line()?;
            let content = line.trim_start();
            let start = start + (line.len() - content.len());
            if let Some(comment) = content.strip_prefix('#') {
                self.comment(start, comment, faults);
                continue;
            }
            self.at_top = false;
            let (piece, goes_on) = self.cut(content);
            let mut joined = Joined { text: Cow::Borrowed(piece), start, end: 0, pieces: vec![(0, start)] };
            if goes_on {
                self.join(&mut joined);
            }
            joined.end = self.ended;
            if !joined.text.trim().is_empty() {
                return Some(joined);
            }
        }
    }

    /// Adds the lines that go on to the first one.
    fn join(&mut self, joined: &mut Joined<'t>) {
        let mut text = String::from(joined.text.as_ref());
        while let Some((start, line)) = self.line() {
            let content = line.trim_start();
            // A comment is skipped; so is an empty line, which BuildKit warns of.
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let (piece, goes_on) = self.cut(line);
            joined.pieces.push((text.len(), start));
            text.push_str(piece);
            if !goes_on {
                break;
            }
        }
        joined.text = Cow::Owned(text);
    }

    /// The body of a heredoc up to its end mark, which is read over, and whether the mark was there; else it takes all the rest.
    pub(super) fn heredoc(&mut self, mark: &str, strips_tabs: bool) -> (&'t str, Span, bool) {
        let start = self.at;
        let mut end = self.text.len();
        let mut has_mark = false;
        while let Some((line_start, line)) = self.line() {
            let candidate = if strips_tabs { line.trim_start_matches('\t') } else { line };
            if candidate == mark {
                end = line_start;
                has_mark = true;
                break;
            }
        }
        (self.text.get(start..end).unwrap_or(""), span(start, end), has_mark)
    }

    /// Where the last line that was read ends.
    pub(super) fn ended(&self) -> usize {
        self.ended
    }

    /// The next line.
    fn line(&mut self) -> Option<Line<'t>> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let (line, next) = match rest.find('\n') {
            Some(end) => (rest.get(..end).unwrap_or(rest), end + 1),
            None => (rest, rest.len()),
        };
        self.at = start + next;
        let line = line.trim_end_matches('\r');
        self.ended = start + line.len();
        Some((start, line))
    }

    /// A line without the escape character at its end, and whether there was one.
    fn cut<'l>(&self, line: &'l str) -> (&'l str, bool) {
        match line.trim_end_matches([' ', '\t']).strip_suffix(self.escape) {
            Some(rest) if !rest.ends_with(self.escape) => (rest, true),
            _ => (line, false),
        }
    }

    /// A comment, which at the top may be a directive: `# escape=x`, `# syntax=x`, `# check=x`.
    fn comment(&mut self, start: usize, comment: &str, faults: &mut Faults) {
        if !self.at_top {
            return;
        }
        let directive = comment.split_once('=').map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()));
        let Some((name, value)) = directive.filter(|(name, _)| matches!(name.as_str(), "escape" | "syntax" | "check"))
        else {
            self.at_top = false;
            return;
        };
        if self.directives.contains(&name) {
            faults.push(Fault::syntax(start, format!("the directive {name} stands twice")));
            return;
        }
        if name == "escape" {
            match value {
                "\\" => self.escape = '\\',
                "`" => self.escape = '`',
                _ => {
                    let message = format!("{} is no escape character: it is \\ or `", quoted(value));
                    faults.push(Fault::syntax(start, message));
                }
            }
        }
        self.directives.push(name);
    }
}
