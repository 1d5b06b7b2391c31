//! A TOML text → the same without the statements that cannot be parsed, and what is wrong with each of those.
//!
//! A statement that is not closed swallows those behind it, so that most of what a parser says of it is about others. Of each one
//! only the first mistake is told; then it is blanked, so that all others stay where they are, and are read as they stand.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;

/// More broken statements than anybody wants to hear of at once.
const MOST: usize = 50;

/// A text, and room for what of it can be parsed where that is not all.
#[derive(Debug)]
pub(crate) struct Source {
    text: Arc<str>,
    readable: Readable,
}

/// A text of statements of which some may be blanked.
#[derive(Debug, Default)]
struct Readable(String);

/// What is wrong with a statement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Where.
    pub(super) span: Range<usize>,
    /// One line.
    pub(super) message: String,
}

impl Source {
    pub(super) fn of(text: Arc<str>) -> Self {
        Self { text, readable: Readable::default() }
    }

    /// The statements that can be parsed, and what is wrong with the others.
    pub(super) fn table(&mut self) -> (Spanned<DeTable<'_>>, Vec<Broken>) {
        let Self { text, readable } = self;
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return (table, Vec::new());
        }
        let broken;
        (*readable, broken) = Readable::of(text);
        (DeTable::parse_recoverable(&readable.0).0, broken)
    }
}

impl Readable {
    /// The statements of a text that can be parsed, and what is wrong with the others.
    fn of(text: &str) -> (Self, Vec<Broken>) {
        let mut own = Self(text.to_owned());
        let mut broken: Vec<Broken> = Vec::new();
        for _ in 0..MOST {
            let Some((found, region)) = own.first() else { break };
            // Where nothing is left to be blanked, it is no statement.
            if own.0.get(region.clone()).is_none_or(|own| own.trim().is_empty()) {
                broken.push(found);
                break;
            }
            if broken.last() != Some(&found) {
                broken.push(found);
            }
            own.blank(region);
        }
        (own, broken)
    }

    /// The first mistake, and the statement that it is in.
    fn first(&self) -> Option<(Broken, Range<usize>)> {
        let errors = DeTable::parse_recoverable(&self.0).1;
        let span = |error: &toml::de::Error| error.span().unwrap_or(0..0);
        let first = errors.iter().min_by_key(|error| span(error).start)?;
        let at = span(first).start;
        let starts = starts(&self.0);
        let own = starts.iter().rfind(|(start, _)| *start < at).copied();
        let (start, is_header) = own.unwrap_or((0, false));
        // A header that is gone would leave its fields to the table before it.
        let is_next = |(next, of_header): &&(usize, bool)| *next >= at.max(start + 1) && (*of_header || !is_header);
        let end = starts.iter().find(is_next).map_or(self.0.len(), |(next, _)| *next);
        let swallows = starts.iter().any(|(next, _)| *next == at) && start < at;
        let unclosed = errors.iter().find(|error| swallows && error.message().starts_with("unclosed"));
        let told = match unclosed {
            Some(error) => {
                let line = self.0.get(start..end).unwrap_or_default().trim_end().len();
                Broken { span: start..start + line, message: error.message().to_owned() }
            }
            None => Broken { span: span(first), message: first.message().to_owned() },
        };
        Some((told, start..end))
    }

    fn blank(&mut self, region: Range<usize>) {
        let blank = |byte: u8| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        let blanks: String =
            self.0.as_bytes().get(region.clone()).unwrap_or_default().iter().map(|byte| blank(*byte)).collect();
        self.0.replace_range(region, &blanks);
    }
}

/// Where lines start that look like statements, and whether they are headers of tables.
fn starts(text: &str) -> Vec<(usize, bool)> {
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let own = line.trim_start();
        let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ' | '\t');
        let is_header = own.starts_with('[');
        if is_header || own.split_once('=').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(is_key)) {
            starts.push((offset, is_header));
        }
        offset += line.len();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_broken_statement_one_mistake_is_told_and_the_others_are_read() {
        let table: [(&str, &[usize], &[&str]); 10] = [
            ("a = 1\nb = [\"x\"\nc = [\"y\"]\n[d]\ne = 2\n", &[2], &["a", "c", "d"]),
            ("a = tru\nb = [\"x\" \"y\"]\nc = low\nd = [\"z\ne = 1\n", &[1, 2, 3, 4], &["e"]),
            ("a = 1\n[b.\"c.d\"\ne = 2\n[f]\ng = \"x\n", &[2, 5], &["a", "f"]),
            ("a = [\n", &[1], &[]),
            ("a = [\n  \"x\"\n  \"y\",\n]\nb = 1\n", &[3], &["b"]),
            ("{{ x }}\na = 1\n", &[1], &["a"]),
            ("a = \"ü\nb = 1\n", &[1], &["b"]),
            ("a = 1\r\nb = \r\nc = 1\r\n", &[2], &["a", "c"]),
            ("a = 1\na = 2\nb = 3\n", &[2], &["a", "b"]),
            ("a = 1\nb = [\n  [1, 2],\n]\n", &[], &["a", "b"]),
        ];
        for (text, lines, keys) in table {
            let mut source = Source::of(text.into());
            let (table, broken) = source.table();
            let line = |own: &Broken| text.get(..own.span.start).unwrap().matches('\n').count() + 1;
            assert_eq!(broken.iter().map(line).collect::<Vec<_>>(), lines, "{text}{broken:?}");
            let found: Vec<_> = table.get_ref().keys().map(|key| key.get_ref().to_string()).collect();
            assert_eq!(found, keys, "{text}");
        }
    }
}
