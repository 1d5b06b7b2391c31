//! TOML → one tree.
//!
//! The `toml` crate reads the text; its spanned tables become value and arena. Dates are strings as they are written; a table's
//! span reaches from its header to its last part, and a header `[a.b]` gives the key of `b`. Depth is bounded by that crate.
//! Never gives a tree of a broken text: what a half-read table means is not known.

use std::ops::Range;

use regorus::Value;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::faults::{Faults, harmless, quoted};
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::{Fault, Parsed};
use crate::model::Span;

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults = Faults::default();
    for error in errors {
        faults.push(fault(&error, text));
    }
    if !faults.is_empty() {
        return Parsed { trees: Vec::new(), faults: faults.finish() };
    }
    let mut converter = Converter { keys: Keys::new(), faults };
    let entries = converter.entries(table.into_inner());
    let part = Part::Object(entries, span(0, text.len()));
    Parsed { trees: vec![part.into_tree(text)], faults: converter.faults.finish() }
}

fn fault(error: &toml::de::Error, text: &str) -> Fault {
    let place = error.span().unwrap_or(text.len()..text.len());
    let message = match error.message() {
        "duplicate key" => format!("the key {} stands twice", quoted(text.get(place.clone()).unwrap_or(""))),
        message => harmless(message.lines().next().unwrap_or("").trim_end_matches('.')),
    };
    Fault::syntax(place.start, message)
}

struct Converter {
    keys: Keys,
    faults: Faults,
}

impl Converter {
    /// The entries of a table, in the order of the text.
    fn entries(&mut self, table: DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let place = place(&key.span());
                Entry { key: self.keys.get(key.get_ref()), span: place, part: self.part(value) }
            })
            .collect();
        entries.sort_by_key(|entry| entry.span.start);
        entries
    }

    fn part(&mut self, value: Spanned<DeValue<'_>>) -> Part {
        let place = place(&value.span());
        match value.into_inner() {
            DeValue::String(text) => Part::text(&text, place),
            DeValue::Integer(integer) => Part::Scalar(self.integer(integer.as_str(), integer.radix(), place), place),
            DeValue::Float(float) => Part::Scalar(self.float(float.as_str(), place), place),
            DeValue::Boolean(value) => Part::Scalar(Value::Bool(value), place),
            DeValue::Datetime(value) => Part::text(&value.to_string(), place),
            DeValue::Array(items) => Part::Array(self.items(items), place),
            DeValue::Table(table) => Part::Object(self.entries(table), place),
        }
    }

    fn items(&mut self, items: DeArray<'_>) -> Vec<Part> {
        items.into_iter().map(|item| self.part(item)).collect()
    }

    fn integer(&mut self, digits: &str, radix: u32, place: Span) -> Value {
        let small = i64::from_str_radix(digits, radix);
        if let Ok(number) = small {
            return u64::try_from(number).map_or_else(|_| Value::from(number), Value::from);
        }
        let large = match radix {
            10 if digits.len() <= MAX_DIGITS => Value::from_numeric_string(digits).ok(),
            _ => u128::from_str_radix(digits, radix).ok().map(Value::from),
        };
        large.unwrap_or_else(|| self.no_number(place, "the number is too large"))
    }

    fn float(&mut self, digits: &str, place: Span) -> Value {
        match digits.parse::<f64>() {
            Ok(0.0) => Value::from(0u64),
            Ok(number) if number.is_finite() => Value::from(number),
            // What has no number in JSON: the word, as policies can compare it.
            _ if digits.ends_with("inf") || digits.ends_with("nan") => Value::from(digits),
            _ => self.no_number(place, "the number is too large"),
        }
    }

    fn no_number(&mut self, place: Span, message: &str) -> Value {
        self.faults.push(Fault::syntax(place.start as usize, message));
        Value::Null
    }
}

/// Digits of an integer; more are refused.
const MAX_DIGITS: usize = 1_000;

fn place(range: &Range<usize>) -> Span {
    span(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(String, String)> {
        let parsed = parse(text);
        assert_eq!(parsed.faults, [], "{text}");
        let spans = &parsed.trees[0].spans;
        (1..u32::try_from(spans.len()).unwrap())
            .map(|id| {
                let span = spans.value(id);
                let name = spans.name(id, text).unwrap_or("-").to_owned();
                (name, text[span.start as usize..span.end as usize].to_owned())
            })
            .collect()
    }

    fn json(text: &str) -> Value {
        Value::from_json_str(text).unwrap()
    }

    #[test]
    fn values_are_those_of_json() {
        let text = "a = 1\nb = 'x'\nc.d = [1.5, true]\n[e.\"f g\"]\nh = { i = -0 }\n[[j]]\nk = 0xff\n[[j]]\n";
        let expected =
            r#"{"a": 1, "b": "x", "c": {"d": [1.5, true]}, "e": {"f g": {"h": {"i": 0}}}, "j": [{"k": 255}, {}]}"#;
        let parsed = parse(text);
        assert_eq!(parsed.faults, []);
        assert_eq!(parsed.trees[0].value, json(expected));
        assert_eq!(parse("").trees[0].value, json("{}"));
        assert_eq!(parse("# only a comment\n").trees[0].value, json("{}"));
    }

    #[test]
    fn dates_infinities_and_large_numbers_are_kept() {
        let text = "a = 1979-05-27T07:32:00-08:00\nb = 1979-05-27\nc = 07:32:00\nd = -inf\ne = 1e3\nf = 99999999999999999999\n";
        let parsed = parse(text);
        assert_eq!(parsed.faults, []);
        let expected = r#"{"a": "1979-05-27T07:32:00-08:00", "b": "1979-05-27", "c": "07:32:00", "d": "-inf", "e": 1000,
            "f": 99999999999999999999}"#;
        assert_eq!(parsed.trees[0].value, json(expected));
    }

    #[test]
    fn keys_and_tables_are_found() {
        let text = "[a.b]\nc = 1\n\"d e\" = { f = 2 }\n[[g]]\nh.i = [\"x\"]\n";
        let found = rows(text);
        let has = |name: &str, value: &str| assert!(found.contains(&(name.into(), value.into())), "{name}: {found:?}");
        has("b", "[a.b]\nc = 1\n\"d e\" = { f = 2 }");
        has("c", "1");
        has("d e", "{ f = 2 }");
        has("f", "2");
        has("-", "[[g]]\nh.i = [\"x\"]");
        has("i", "[\"x\"]");
        let spans = &parse(text).trees[0].spans;
        let top: Vec<_> = spans.children(0).map(|id| spans.key(id).unwrap()).collect();
        assert_eq!(top, [span(1, 2), span(32, 33)]);
    }

    #[test]
    fn mistakes_have_a_place_and_give_no_tree() {
        for (text, offset) in
            [("a = 1\na = 2\n", 6), ("a = \n", 4), ("a = [1, 2\nb = 3\n", 10), ("x\n", 1), ("[a\n", 2)]
        {
            let parsed = parse(text);
            assert_eq!(parsed.trees.len(), 0, "{text}");
            assert_eq!(parsed.faults[0].offset, offset, "{text}: {:?}", parsed.faults);
            assert!(!parsed.faults[0].message.is_empty());
        }
        assert_eq!(parse("a = 0xffffffffffffffffffffffffffffffffff\n").faults.len(), 1);
    }

    #[test]
    fn hostile_texts_give_a_fault() {
        for text in [
            format!("a = {}", "[".repeat(100_000)),
            format!("a = {}", "{a=".repeat(100_000)),
            format!("{}a = 1", "a.".repeat(100_000)),
            format!("[{}a]", "a.".repeat(100_000)),
        ] {
            let parsed = parse(&text);
            assert!(parsed.trees.is_empty() && !parsed.faults.is_empty() && parsed.faults.len() < 25);
        }
        let keys: Vec<String> = (0..100_000).map(|at| format!("k{at} = {at}\n")).collect();
        assert_eq!(parse(&keys.concat()).faults, []);
    }
}
