//! Reads a TOML table field by field and collects every mistake with its span: wrong types, unknown and missing fields.
//!
//! Takes a parsed table, gives values; a wrong field gives nothing and leaves a [`Mistake`]. Never stops at the first.

use crate::model::words::nearest;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, Spot};
use super::statements::Source;

/// A TOML file while it is read.
#[derive(Debug)]
pub(crate) struct Reader {
    path: String,
    text: Arc<str>,
    mistakes: RefCell<Vec<Mistake>>,
    /// So many statements could not be parsed; what is wrong with them comes first.
    broken: Cell<usize>,
}

impl Reader {
    /// A reader of the file `path` with this text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: Arc::from(text), mistakes: RefCell::default(), broken: Cell::new(0) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The text, to be parsed.
    pub(crate) fn source(&self) -> Source {
        Source::of(self.text.clone())
    }

    /// The statements of a source that can be parsed; those that cannot become mistakes.
    pub(crate) fn parse<'s>(&self, source: &'s mut Source) -> Spanned<DeTable<'s>> {
        let (table, broken) = source.table();
        self.broken.set(broken.len());
        for own in broken {
            self.mistake(own.span, own.message);
        }
        table
    }

    /// Notes a mistake.
    pub(crate) fn mistake(&self, span: Range<usize>, message: impl Into<String>) {
        self.push(Mistake::new(&self.path, &self.text, span, message));
    }

    /// Notes a mistake, and what to do about it.
    pub(crate) fn mistake_with_help(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.push(Mistake::new(&self.path, &self.text, span, message).with_help(help));
    }

    /// The line, from 1, that a span starts on.
    pub(crate) fn line(&self, span: &Range<usize>) -> u32 {
        let before = self.text.get(..span.start).unwrap_or("").bytes().filter(|byte| *byte == b'\n').count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    /// A place of which only others can tell whether something is wrong there.
    pub(super) fn spot(&self, span: Range<usize>) -> Spot {
        Spot::new(&self.path, &self.text, span)
    }

    /// The path, as mistakes name it.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// All mistakes so far.
    pub(crate) fn into_mistakes(self) -> Vec<Mistake> {
        self.mistakes.into_inner()
    }

    /// All mistakes so far, for those whose fields say something of each other: what that is nobody knows where some cannot be parsed,
    /// so that these are told alone.
    pub(crate) fn into_certain_mistakes(self) -> Vec<Mistake> {
        let broken = self.broken.get();
        let mut mistakes = self.into_mistakes();
        if broken > 0 {
            mistakes.truncate(broken);
        }
        mistakes
    }

    fn push(&self, mistake: Mistake) {
        self.mistakes.borrow_mut().push(mistake);
    }
}

/// A table while its fields are taken.
#[derive(Debug)]
pub(crate) struct Fields<'r, 't> {
    reader: &'r Reader,
    table: &'r DeTable<'t>,
    span: Range<usize>,
    known: RefCell<Vec<&'static str>>,
}

/// A value and where it stands.
pub(crate) type At<T> = (T, Range<usize>);

impl<'r, 't> Fields<'r, 't> {
    /// The fields of a table that stands at `span`.
    pub(crate) fn new(reader: &'r Reader, table: &'r DeTable<'t>, span: Range<usize>) -> Self {
        Self { reader, table, span, known: RefCell::default() }
    }

    /// The file that the table is in.
    pub(crate) fn reader(&self) -> &'r Reader {
        self.reader
    }

    /// Where the table stands.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// A field as it is; takes note that the name is known.
    pub(crate) fn raw(&self, name: &'static str) -> Option<&'r Spanned<DeValue<'t>>> {
        self.known.borrow_mut().push(name);
        self.table.iter().find(|(key, _)| key.get_ref().as_ref() == name).map(|(_, value)| value)
    }

    /// A string.
    pub(crate) fn string(&self, name: &'static str) -> Option<At<String>> {
        self.typed(name, "a string", |value| value.as_str().map(str::to_owned))
    }

    /// A string that must be there.
    pub(crate) fn required_string(&self, name: &'static str) -> Option<At<String>> {
        self.required(name, self.string(name))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self, name: &'static str) -> Option<At<bool>> {
        self.typed(name, "true or false", DeValue::as_bool)
    }

    /// A whole number from 0.
    pub(crate) fn integer(&self, name: &'static str) -> Option<At<u64>> {
        self.typed(name, "a whole number from 0", |value| {
            let integer = value.as_integer()?;
            u64::from_str_radix(integer.as_str(), integer.radix()).ok()
        })
    }

    /// A number.
    pub(crate) fn number(&self, name: &'static str) -> Option<At<f64>> {
        self.typed(name, "a number", |value| match value {
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => None,
        })
    }

    /// A list of strings; one string is a list of one.
    pub(crate) fn strings(&self, name: &'static str) -> Vec<At<String>> {
        let Some(value) = self.raw(name) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(text) => vec![(text.to_string(), value.span())],
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| {
                    let text = item.get_ref().as_str();
                    if text.is_none() {
                        self.reader.mistake(item.span(), format!("`{name}` is a list of strings"));
                    }
                    Some((text?.to_owned(), item.span()))
                })
                .collect(),
            _ => {
                self.reader.mistake(value.span(), format!("`{name}` is a list of strings"));
                Vec::new()
            }
        }
    }

    /// A table.
    pub(crate) fn table(&self, name: &'static str) -> Option<Fields<'r, 't>> {
        let value = self.raw(name)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.reader.mistake(value.span(), format!("`{name}` is a table"));
        }
        table.map(|table| Fields::new(self.reader, table, value.span()))
    }

    /// A list of tables, such as `[[check]]`.
    pub(crate) fn tables(&self, name: &'static str) -> Vec<Fields<'r, 't>> {
        let Some(value) = self.raw(name) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.reader.mistake(value.span(), format!("`{name}` is a list of tables: write `[[{name}]]`"));
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| {
                let table = item.get_ref().as_table();
                if table.is_none() {
                    self.reader.mistake(item.span(), format!("`{name}` is a list of tables: write `[[{name}]]`"));
                }
                table.map(|table| Fields::new(self.reader, table, item.span()))
            })
            .collect()
    }

    /// Every entry, for tables whose keys are the user's.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (At<&'r str>, &'r Spanned<DeValue<'t>>)> + '_ {
        self.table.iter().map(|(key, value)| ((key.get_ref().as_ref(), key.span()), value))
    }

    /// Complains about a missing field.
    pub(crate) fn required<T>(&self, name: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.raw(name).is_none() && self.reader.broken.get() == 0 {
            let span = self.span.start..self.span.start;
            self.reader.mistake_with_help(span, format!("`{name}` is missing"), format!("add `{name} = …`"));
        }
        value
    }

    /// Complains about every field that nobody asked for.
    pub(crate) fn finish(&self) {
        let known = self.known.borrow();
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let message = format!("unknown field `{name}`");
            match nearest(name, known.iter().copied()) {
                Some(guess) => self.reader.mistake_with_help(key.span(), message, format!("did you mean `{guess}`?")),
                None => self.reader.mistake_with_help(key.span(), message, one_of(&known)),
            }
        }
    }

    fn typed<T>(&self, name: &'static str, what: &str, read: impl FnOnce(&DeValue<'t>) -> Option<T>) -> Option<At<T>> {
        let value = self.raw(name)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.reader.mistake(value.span(), format!("`{name}` is {what}"));
        }
        read.map(|read| (read, value.span()))
    }
}

fn one_of(known: &[&str]) -> String {
    let mut names = known.to_vec();
    names.sort_unstable();
    names.dedup();
    format!("the fields are: {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_the_one_meant() {
        let known = ["select", "ignore", "scorecards"];
        assert_eq!(nearest("slect", known.into_iter()), Some("select"));
        assert_eq!(nearest("scorecard", known.into_iter()), Some("scorecards"));
        assert_eq!(nearest("policies", known.into_iter()), None);
    }

    #[test]
    fn every_mistake_is_collected_with_its_line() {
        let text = "a = 1\nb = 'x'\nslect = []\n";
        let reader = Reader::new("karat.toml", text);
        let mut source = reader.source();
        let table = reader.parse(&mut source);
        let fields = Fields::new(&reader, table.get_ref(), 0..0);
        assert!(fields.string("a").is_none());
        assert!(fields.boolean("b").is_none());
        assert!(fields.strings("select").is_empty());
        assert!(fields.required_string("title").is_none());
        fields.finish();
        let mut found: Vec<_> = reader.into_mistakes().iter().map(|m| (m.line(), m.to_string())).collect();
        found.sort();
        let found: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(
            found,
            [
                (1, "`a` is a string"),
                (1, "`title` is missing"),
                (2, "`b` is true or false"),
                (3, "unknown field `slect`"),
            ]
        );
    }
}
