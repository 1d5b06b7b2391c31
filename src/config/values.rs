//! Fields of TOML that hold more than TOML's own types: dates, periods, shares, words of a list, references to entities.
//!
//! As for the plain types, a wrong field gives nothing and leaves a mistake.

use std::ops::Range;

use toml::de::DeValue;

use super::fields::{At, Fields, Reader};
use super::nearest;
use crate::model::glob::Glob;
use crate::model::scorecard::FULL;
use crate::model::selector::full_reference;
use crate::model::{Date, Period};

impl Fields<'_, '_> {
    /// A day, as a date of TOML or as a string.
    pub(crate) fn date(&self, name: &'static str) -> Option<At<Date>> {
        let value = self.raw(name)?;
        let text = match value.get_ref() {
            DeValue::Datetime(moment) => moment.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let date = Date::parse(&text);
        if date.is_none() {
            let help = "write a day of the calendar, such as 2027-02-28";
            self.reader().mistake_with_help(value.span(), format!("`{name}` is a date"), help);
        }
        date.map(|date| (date, value.span()))
    }

    /// A length of time.
    pub(crate) fn period(&self, name: &'static str) -> Option<At<Period>> {
        let (text, span) = self.string(name)?;
        period(self.reader(), name, &text, &span).map(|period| (period, span))
    }

    /// Lengths of time.
    pub(crate) fn periods(&self, name: &'static str) -> Vec<At<Period>> {
        let texts = self.strings(name).into_iter();
        texts.filter_map(|(text, span)| Some((period(self.reader(), name, &text, &span)?, span))).collect()
    }

    /// A number from 0 to `whole`, in basis points of it.
    pub(crate) fn share(&self, name: &'static str, whole: u32) -> Option<At<u32>> {
        let (number, span) = self.number(name)?;
        let whole = f64::from(whole);
        if !(0.0..=whole).contains(&number) {
            self.reader().mistake(span, format!("`{name}` is a number from 0 to {whole}"));
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 10 000 by the test above"
        )]
        Some(((number / whole * f64::from(FULL)).round() as u32, span))
    }

    /// A whole number from 0 that is not larger than any count of ours.
    pub(crate) fn count(&self, name: &'static str) -> Option<At<u32>> {
        let (number, span) = self.integer(name)?;
        let count = u32::try_from(number).ok();
        if count.is_none() {
            self.reader().mistake(span.clone(), format!("`{name}` is too large"));
        }
        count.map(|count| (count, span))
    }

    /// One word of a list.
    pub(crate) fn word<T: Copy>(&self, name: &'static str, known: &[(&str, T)]) -> Option<At<T>> {
        let (word, span) = self.string(name)?;
        one_of(self.reader(), name, &word, &span, known).map(|value| (value, span))
    }

    /// Words of a list.
    pub(crate) fn words<T: Copy>(&self, name: &'static str, known: &[(&str, T)]) -> Vec<At<T>> {
        let words = self.strings(name).into_iter();
        words.filter_map(|(word, span)| Some((one_of(self.reader(), name, &word, &span, known)?, span))).collect()
    }

    /// A reference to an entity, in full; what is left out is this kind and the namespace `default`.
    pub(crate) fn reference(&self, name: &'static str, kind: &str) -> Option<At<String>> {
        let (text, span) = self.string(name)?;
        reference(self.reader(), &text, &span, kind).map(|full| (full, span))
    }

    /// References to entities, in full.
    pub(crate) fn references(&self, name: &'static str, kind: &str) -> Vec<At<String>> {
        let texts = self.strings(name).into_iter();
        texts.filter_map(|(text, span)| Some((reference(self.reader(), &text, &span, kind)?, span))).collect()
    }

    /// Patterns of paths.
    pub(crate) fn globs(&self, name: &'static str) -> Vec<At<Glob>> {
        let texts = self.strings(name).into_iter();
        texts.filter_map(|(text, span)| Some((glob(self.reader(), &text, &span)?, span))).collect()
    }

    /// A pattern of paths.
    pub(crate) fn glob(&self, name: &'static str) -> Option<At<Glob>> {
        let (text, span) = self.string(name)?;
        glob(self.reader(), &text, &span).map(|glob| (glob, span))
    }
}

fn period(reader: &Reader, name: &str, text: &str, span: &Range<usize>) -> Option<Period> {
    let period = Period::parse(text);
    if period.is_none() {
        let help = "write a whole number and m, h, d or w, such as \"14d\"";
        reader.mistake_with_help(span.clone(), format!("`{name}` is a length of time"), help);
    }
    period
}

fn one_of<T: Copy>(reader: &Reader, name: &str, word: &str, span: &Range<usize>, known: &[(&str, T)]) -> Option<T> {
    let found = known.iter().find(|(own, _)| *own == word).map(|(_, value)| *value);
    if found.is_none() {
        let words = || known.iter().map(|(own, _)| *own);
        let help = nearest(word, words()).map_or_else(
            || format!("the words are: {}", words().collect::<Vec<_>>().join(", ")),
            |guess| format!("did you mean `{guess}`?"),
        );
        reader.mistake_with_help(span.clone(), format!("`{name}` cannot be `{word}`"), help);
    }
    found
}

fn reference(reader: &Reader, text: &str, span: &Range<usize>, kind: &str) -> Option<String> {
    let full = full_reference(text, kind);
    if full.is_none() {
        let help = format!("write it as \"{kind}:default/name\"");
        reader.mistake_with_help(span.clone(), format!("`{text}` is no reference to an entity"), help);
    }
    full
}

fn glob(reader: &Reader, text: &str, span: &Range<usize>) -> Option<Glob> {
    match Glob::parse(text) {
        Ok(glob) => Some(glob),
        Err(why) => {
            reader.mistake(span.clone(), format!("`{text}` is no pattern of paths: {why}"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_and_every_wrong_one_is_told() {
        let text = "\
day = 2026-11-15
quoted = \"2026-11-16\"
moment = 2026-11-15T10:00:00Z
word = \"matur\"
share = 1.5
after = \"soon\"
owner = \"two words\"
path = \"/etc\"
";
        let reader = Reader::new("a.toml", text);
        let mut source = reader.source();
        let table = reader.parse(&mut source);
        let fields = Fields::new(&reader, table.get_ref(), 0..0);
        assert_eq!(fields.date("day").map(|(date, _)| date.to_string()).as_deref(), Some("2026-11-15"));
        assert_eq!(fields.date("quoted").map(|(date, _)| date.to_string()).as_deref(), Some("2026-11-16"));
        assert!(fields.date("moment").is_none() && fields.period("after").is_none());
        assert!(fields.word("word", &[("mature", 1), ("launch", 2)]).is_none());
        assert!(fields.share("share", 1).is_none());
        assert!(fields.reference("owner", "group").is_none() && fields.glob("path").is_none());
        let mut found: Vec<_> = reader.into_mistakes().iter().map(|own| (own.line(), own.to_string())).collect();
        found.sort();
        let found: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(
            found,
            [
                (3, "`moment` is a date"),
                (4, "`word` cannot be `matur`"),
                (5, "`share` is a number from 0 to 1"),
                (6, "`after` is a length of time"),
                (7, "`two words` is no reference to an entity"),
                (8, "`/etc` is no pattern of paths: paths are relative to the repository, without `.` and `..`"),
            ]
        );
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_on_its_line() {
        let text = "a = 1\nday = 2026-02-30\n";
        let reader = Reader::new("a.toml", text);
        let mut source = reader.source();
        let table = reader.parse(&mut source);
        let fields = Fields::new(&reader, table.get_ref(), 0..0);
        assert!(fields.date("day").is_none());
        let found = reader.into_mistakes();
        assert!(!found.is_empty() && found.iter().all(|own| own.line() == 2), "{found:?}");
    }
}
