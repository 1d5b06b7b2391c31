//! CSV → rows with the place of each field. A first line `# as_of: 2026-11-01` declares the date of the file.

use std::collections::BTreeMap;

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use regorus::Value;

use super::super::value::map;
use super::fields::moment_of;
use super::{Content, Mistake, Row};
use crate::parse;

/// Columns of FOCUS 1.0 without which nothing can be said of a charge.
const FOCUS: [&str; 4] = ["BilledCost", "BillingCurrency", "ChargePeriodStart", "ChargePeriodEnd"];

/// Reads a text.
pub(super) fn read(text: &str) -> Content {
    let mut rows = Content::default();
    let skipped = declared(text, &mut rows);
    let body = text.get(skipped..).unwrap_or("");
    let mut reader = ReaderBuilder::new().from_reader(body.as_bytes());
    let names = match reader.headers() {
        Ok(names) => names.clone(),
        Err(error) => {
            rows.mistakes.push(mistake(&error, skipped));
            return rows;
        }
    };
    for (index, name) in names.iter().enumerate() {
        let is_double = names.iter().take(index).any(|other| other == name);
        if name.trim().is_empty() || is_double {
            let what = if is_double {
                format!("the column `{name}` stands twice")
            } else {
                "a column without a name".to_owned()
            };
            rows.mistakes.push(Mistake::new(skipped + field_at(body, index), what));
        }
    }
    for record in reader.records() {
        match record {
            Ok(record) => rows.rows.push(row(&names, &record, body, skipped)),
            Err(error) => rows.mistakes.push(mistake(&error, skipped)),
        }
    }
    rows
}

/// Reads cloud cost: costs are numbers, periods moments, and `Tags` the object that it holds as text.
pub(super) fn focus(text: &str) -> Content {
    let mut rows = read(text);
    let has = |name: &str| rows.rows.first().is_none_or(|row| row.fields.contains_key(name));
    let missing: Vec<_> = FOCUS.into_iter().filter(|name| !has(name)).collect();
    if !missing.is_empty() {
        rows.mistakes.insert(0, Mistake::new(0, format!("no FOCUS 1.0: the column {} is missing", missing.join(", "))));
        return rows;
    }
    let Content { rows: own, mistakes, .. } = &mut rows;
    for row in own {
        let entries = row.value.as_object().ok();
        let entries = entries
            .into_iter()
            .flat_map(regorus::value::Object::iter)
            .filter_map(|(key, value)| Some((key.as_string().ok()?.clone(), value.clone())));
        let mut changed = BTreeMap::new();
        for (name, value) in entries {
            let at = row.fields.get(name.as_ref()).copied().unwrap_or(row.at);
            let text = value.as_string().map_or_else(|_| String::new(), |text| text.trim().to_owned());
            let typed = match focused(&name, &text) {
                Ok(typed) => typed.unwrap_or(value),
                Err(what) => {
                    mistakes.push(Mistake { at, message: format!("`{name}` is `{text}`, not {what}") });
                    value
                }
            };
            changed.insert(name, typed);
        }
        row.value = map(changed.iter().map(|(name, value)| (name.as_ref(), value.clone())));
    }
    rows
}

/// The value of a column of FOCUS; none where it stays a text.
fn focused(name: &str, text: &str) -> Result<Option<Value>, &'static str> {
    if text.is_empty() || text.eq_ignore_ascii_case("null") {
        return if FOCUS.contains(&name) { Err("what it has to be") } else { Ok(Some(Value::Null)) };
    }
    if name.ends_with("Cost") || name.ends_with("Quantity") || name.ends_with("UnitPrice") {
        let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
        let number = Value::from_numeric_string(text).ok().filter(|_| is_number);
        return number.map(Some).ok_or("a number");
    }
    if name.ends_with("PeriodStart") || name.ends_with("PeriodEnd") {
        return moment_of(text).map(|moment| Some(Value::from(moment))).ok_or("a moment");
    }
    if name == "Tags" {
        let tree = parse::json::parse(text, parse::json::Syntax::Json).trees.into_iter().next();
        return tree
            .map(|tree| Some(tree.value))
            .filter(|tags| tags.as_ref().is_some_and(|tags| tags.as_object().is_ok()))
            .ok_or("an object");
    }
    Ok(None)
}

/// The date that the head of a file declares; gives where the table starts.
fn declared(text: &str, rows: &mut Content) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let Some(comment) = line.trim().strip_prefix('#') else { break };
        if let Some(date) = comment.trim().strip_prefix("as_of:") {
            rows.as_of = moment_of(date.trim());
            if rows.as_of.is_none() {
                rows.mistakes.push(Mistake::new(at, format!("`{}` is no date", date.trim())));
            }
        }
        at += line.len();
    }
    at
}

fn row(names: &StringRecord, record: &StringRecord, body: &str, skipped: usize) -> Row {
    let start = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(usize::MAX));
    let raw = body.get(start..).unwrap_or("");
    let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let mut places = offsets(raw.get(lead..).unwrap_or(""), names.len());
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let place = |at: usize| small(skipped + start + lead + at);
    let entries = names.iter().zip(record.iter());
    let value = map(entries.map(|(name, field)| (name.trim(), Value::from(field))));
    let fields = names.iter().filter_map(|name| Some((name.trim().to_owned(), place(places.next()?))));
    Row { value, at: place(0), fields: fields.collect() }
}

/// Where the fields of a record start in its text.
fn offsets(raw: &str, count: usize) -> impl Iterator<Item = usize> + use<> {
    let mut starts = vec![0];
    let mut is_quoted = false;
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b',' if !is_quoted => starts.push(at + 1),
            b'\n' if !is_quoted => break,
            _ => {}
        }
        if starts.len() >= count {
            break;
        }
    }
    starts.into_iter()
}

fn field_at(raw: &str, index: usize) -> usize {
    offsets(raw, index + 1).nth(index).unwrap_or(0)
}

fn mistake(error: &csv::Error, skipped: usize) -> Mistake {
    let at = error.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(usize::MAX));
    let message = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} fields, where the first line has {expected_len}")
        }
        _ => "the row cannot be read".to_owned(),
    };
    Mistake::new(skipped + at, message)
}
