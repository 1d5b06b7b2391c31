//! The texts of a record, each once: numbers stand for them everywhere else.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The place of a text, or of a rule.
pub(super) type Number = u32;

/// Gives texts their numbers.
#[derive(Debug, Default)]
pub(super) struct Writer<'t> {
    numbers: BTreeMap<&'t str, Number>,
    texts: Vec<&'t str>,
}

impl<'t> Writer<'t> {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &'t str) -> Number {
        let next = Number::try_from(self.texts.len()).unwrap_or(Number::MAX);
        *self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text);
            next
        })
    }

    /// The texts by their numbers.
    pub(super) fn texts(self) -> Vec<&'t str> {
        self.texts
    }
}

/// The texts of a record that is read. What several findings say stands in memory once, and what nobody asks for not at all.
#[derive(Debug)]
pub(super) struct Texts<'r>(Vec<(&'r str, OnceCell<Arc<str>>)>);

impl<'r> Texts<'r> {
    /// These, by their numbers.
    pub(super) fn of(texts: &[&'r str]) -> Self {
        Self(texts.iter().map(|text| (*text, OnceCell::new())).collect())
    }

    /// The text with a number.
    pub(super) fn text(&self, number: Number) -> Option<&Arc<str>> {
        let (text, kept) = self.0.get(usize::try_from(number).ok()?)?;
        Some(kept.get_or_init(|| Arc::from(*text)))
    }

    /// The same, to look at.
    pub(super) fn borrowed(&self, number: Number) -> Option<&'r str> {
        Some(self.0.get(usize::try_from(number).ok()?)?.0)
    }
}
