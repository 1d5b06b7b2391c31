//! Why a command could not go on: one line says what failed; below it what to do, or each mistake in its place.
//!
//! What files say is in all of that: it is made harmless here, before karat's own lines and colours are laid around it.

use std::borrow::Cow;
use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, NamedSource,
    Severity, SourceCode, SourceSpan, SpanContents,
};

use super::output;
use crate::catalog;
use crate::report::{broken, clean, clean_lines};

/// Lines that are shown around one that is wrong.
const AROUND: usize = 1;
/// So many characters of a line are shown on either side of a mistake.
const LONG: usize = 240;

/// Why a command could not go on.
pub(crate) struct Failure(pub(super) Box<dyn Diagnostic + Send + Sync>);

impl<E: Diagnostic + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl Failure {
    pub(super) fn print(&self, color: output::Color) {
        output::complain_in_colour(&self.text(color.on_stderr()));
    }

    /// What is wrong, as it is shown.
    pub(super) fn text(&self, is_coloured: bool) -> String {
        let theme = if is_coloured { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler =
            GraphicalReportHandler::new_themed(theme).with_width(100).with_context_lines(AROUND).with_links(false);
        let mut text = format!("karat: failed to {}", clean(&self.0.to_string()));
        if let Some(help) = self.0.help() {
            text.push_str("\n  help: ");
            text.push_str(&clean_lines(&help.to_string()));
        }
        for mistake in self.0.related().into_iter().flatten() {
            let shown = Shown::of(mistake);
            text.push('\n');
            if handler.render_report(&mut text, &shown).is_err() {
                text.push_str(&shown.message);
            }
        }
        broken(text.trim_end())
    }
}

/// Wrong use that clap does not see.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
#[diagnostic(code(cli::usage))]
pub(crate) struct Usage {
    pub(super) message: String,
    #[help]
    pub(super) help: Option<String>,
}

impl Usage {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// A word that names no rule, and perhaps the one that was meant.
    pub(super) fn unknown_rule(word: &str, guess: Option<String>) -> Self {
        Self::new(format!("find a rule or domain `{word}`"), catalog::word_help(guess))
    }
}

/// A mistake, and the lines around it, of which no part does anything but to be shown.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
struct Shown {
    message: String,
    code: Option<String>,
    severity: Option<Severity>,
    help: Option<String>,
    excerpt: Option<(Excerpt, Vec<LabeledSpan>)>,
}

/// Lines of a file, of which long ones are cut.
#[derive(Debug)]
struct Excerpt {
    lines: NamedSource<String>,
    /// So many bytes of the line of the mistake are left out before it.
    left_out: usize,
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.lines.read_span(span, before, after)?;
        let column = if before == 0 { read.column() + self.left_out } else { read.column() };
        let name = self.lines.name().to_owned();
        let (line, count) = (read.line(), read.line_count());
        Ok(Box::new(MietteSpanContents::new_named(name, read.data(), *read.span(), line, column, count)))
    }
}

impl Shown {
    fn of(mistake: &dyn Diagnostic) -> Self {
        let source = mistake.source_code();
        Self {
            message: clean(&mistake.to_string()).into_owned(),
            code: mistake.code().map(|code| code.to_string()),
            severity: mistake.severity(),
            help: mistake.help().map(|help| clean_lines(&help.to_string())),
            excerpt: source.and_then(|source| excerpt(source, &mistake.labels()?.next()?)),
        }
    }
}

impl Diagnostic for Shown {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.code.as_ref().map(|code| Box::new(code) as _)
    }

    fn severity(&self) -> Option<Severity> {
        self.severity
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.help.as_ref().map(|help| Box::new(help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|(source, _)| source as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.excerpt.as_ref().map(|(_, labels)| Box::new(labels.iter().cloned()) as _)
    }
}

/// The lines around a label, with the number that they have in their file, and the label in them.
fn excerpt(source: &dyn SourceCode, label: &LabeledSpan) -> Option<(Excerpt, Vec<LabeledSpan>)> {
    let whole = source.read_span(label.inner(), AROUND, AROUND).ok()?;
    let data = whole.data();
    let start = label.offset().checked_sub(whole.span().offset())?;
    let (before, rest) = data.split_at_checked(start)?;
    let (inside, after) = rest.split_at_checked(label.len().min(rest.len()))?;
    let before = piece(before);
    let (above, own) = before.split_at(before.rfind('\n').map_or(0, |at| at + 1));
    let shown = end(own);
    let left_out = own.len().saturating_sub(shown.len());
    let mut text = "\n".repeat(whole.line());
    text.push_str(&starts(above));
    text.push_str(&shown);
    let offset = text.len();
    text.push_str(&starts(&piece(inside)));
    let span = SourceSpan::from(offset..text.len());
    text.push_str(&starts(&piece(after)));
    let word = label.label().map(|own| clean(own).into_owned());
    let name = clean(whole.name().unwrap_or_default()).into_owned();
    let excerpt = Excerpt { lines: NamedSource::new(name, text), left_out };
    Some((excerpt, vec![LabeledSpan::new_with_span(word, span)]))
}

/// Lines, of each no more than its start.
fn starts(text: &str) -> String {
    let start = |line: &str| match line.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    };
    text.split('\n').map(start).collect::<Vec<_>>().join("\n")
}

/// The end of a part of a line that is long.
fn end(line: &str) -> Cow<'_, str> {
    match line.char_indices().rev().nth(LONG) {
        Some((at, _)) if at > "…".len() => Cow::Owned(format!("…{}", line.get(at..).unwrap_or_default())),
        _ => Cow::Borrowed(line),
    }
}

/// A piece of a file's text, with its lines and tabs.
fn piece(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let mut shown = String::with_capacity(text.len());
    for part in text.split_inclusive(['\n', '\t']) {
        let plain = part.trim_end_matches(['\n', '\t']);
        shown.push_str(&clean(plain));
        shown.push_str(part.get(plain.len()..).unwrap_or_default());
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::{Mistake, Mistakes};

    fn text(file: &str, at: std::ops::Range<usize>, message: &str) -> String {
        let help = format!("one\n::error::two {} ::error::three", "x".repeat(80));
        let mistake = Mistake::new("a\u{1b}.toml", &Arc::from(file), at, message).with_help(help);
        Failure::from(Mistakes::check("the file", vec![mistake]).unwrap_err()).text(false)
    }

    #[test]
    fn what_a_file_says_does_nothing_but_to_be_shown() {
        let shown = text("first\r\n\tse\u{1b}[31mcond ##[x]\r\n\u{202e}::third\n", 9..20, "bad\n::error::x\u{7}");
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(!shown.contains('\u{202e}') && !shown.contains("##["), "{shown}");
        assert!(shown.lines().all(|line| !line.trim_start().starts_with("::")), "{shown}");
        for expected in
            ["bad\\n::error::x\\x07", "a\\x1b.toml:2:", "1 │ first\n", "se\\x1b[31mcond", "3 │ \\u{202e}::third"]
        {
            assert!(shown.contains(expected), "{expected} in {shown}");
        }
    }

    #[test]
    fn of_a_long_line_only_what_is_near_the_mistake_is_shown() {
        let long = "x".repeat(200_000);
        let file = format!("{long}\n{long}bad{long}\n{long}\n");
        let at = 2 * long.len() + 1;
        for at in [at..at + 3, at..at + 100_000] {
            let shown = text(&file, at, "no number");
            assert!(shown.len() < 5_000, "{}", shown.len());
            assert!(shown.contains(":2:200001") && shown.contains("xbadx"), "{shown}");
        }
    }

    #[test]
    fn what_needs_no_cleaning_is_shown_as_it_is() {
        let shown = text("one = 1\ntwo = 2\nthree = 3\nfour = 4\n", 22..23, "no number");
        for expected in ["a\\x1b.toml:3:7", "2 │ two = 2\n", "3 │ three = 3\n", "4 │ four = 4\n"] {
            assert!(shown.contains(expected), "{expected} in {shown}");
        }
        assert!(!shown.contains("one = 1"), "{shown}");
    }
}
