//! `facts.toml` → [`FactSource`]s.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::file;
use crate::config::{At, Fields, Mistake, nearest};
use crate::model::fact::FACTS;
use crate::model::standard::{FactFormat, FactSource, FieldKind, FieldType, OnStale, Provenance};
use crate::model::{Glob, Period};

/// Words of `format`; of FOCUS the versions that have the columns that are read.
const FORMATS: [(&str, FactFormat); 7] = [
    ("json", FactFormat::Json),
    ("jsonl", FactFormat::Jsonl),
    ("csv", FactFormat::Csv),
    ("focus-1.0", FactFormat::Focus),
    ("focus-1.1", FactFormat::Focus),
    ("focus-1.2", FactFormat::Focus),
    ("osv", FactFormat::Osv),
];

const PROVENANCES: [(&str, Provenance); 3] =
    [("none", Provenance::None), ("sha256", Provenance::Sha256), ("signed", Provenance::Signed)];

/// Reads the sources, and says whether these are all: one that has mistakes is left out.
pub(super) fn read(path: &str, text: &str, mistakes: &mut Vec<Mistake>) -> (Vec<FactSource>, bool) {
    let sources = file::read(path, text, mistakes, |fields| {
        let tables = fields.tables("source");
        let read: Vec<_> = tables.iter().filter_map(source).collect();
        file::unique(fields.reader(), "source", read.iter().map(|(own, span)| (own.id.clone(), span.clone())));
        let are_all = read.len() == tables.len();
        Some((read.into_iter().map(|(source, _)| source).collect(), are_all))
    });
    sources.unwrap_or_default()
}

fn source(table: &Fields<'_, '_>) -> Option<At<FactSource>> {
    let reader = table.reader();
    let id = file::id(table);
    if let Some((id, span)) = id.as_ref().filter(|(id, _)| FACTS.contains(&id.as_ref())) {
        let help = "give the source another id: karat gathers this fact itself";
        reader.mistake_with_help(span.clone(), format!("`{id}` is a fact of its own"), help);
    }
    let path = table.required("path", table.glob("path"));
    let format = format(table, path.as_ref());
    let key = table.required_string("key");
    let max_age = table.period("max_age").map(|(age, _)| age);
    let on_stale = on_stale(table);
    let provenance = table.word("provenance", &PROVENANCES);
    let map = map(table);
    let fields = types(table);
    table.finish();
    let (id, span) = id?;
    let source = FactSource {
        place: file::place(reader, &span),
        id: Arc::clone(&id),
        path: path?.0,
        format: format?,
        key: key?.0,
        map,
        max_age,
        on_stale,
        provenance: provenance.map_or_else(Provenance::default, |(word, _)| word),
        fields,
    };
    Some((source, span))
}

/// The format that is named, else that of the path's extension.
fn format(table: &Fields<'_, '_>, path: Option<&At<Glob>>) -> Option<FactFormat> {
    if table.raw("format").is_some() {
        return table.word("format", &FORMATS).map(|(format, _)| format);
    }
    let (path, span) = path?;
    let extension = Path::new(path.as_str()).extension().and_then(|extension| extension.to_str());
    let found = match extension {
        Some("json") => Some(FactFormat::Json),
        Some("jsonl" | "ndjson") => Some(FactFormat::Jsonl),
        Some("csv") => Some(FactFormat::Csv),
        _ => None,
    };
    if found.is_none() {
        let help = "add `format = …`: json, jsonl, csv, focus-1.0 or osv";
        table.reader().mistake_with_help(span.clone(), "the path does not say what the files hold", help);
    }
    found
}

/// `unknown` or `hold:7d`
fn on_stale(table: &Fields<'_, '_>) -> OnStale {
    let Some((word, span)) = table.string("on_stale") else { return OnStale::default() };
    if word == "unknown" {
        return OnStale::Unknown;
    }
    let period = word.strip_prefix("hold:").and_then(Period::parse);
    if period.is_none() {
        let help = "write \"unknown\" or \"hold:7d\"";
        table.reader().mistake_with_help(span, format!("`on_stale` cannot be `{word}`"), help);
    }
    period.map_or_else(OnStale::default, OnStale::Hold)
}

fn map(table: &Fields<'_, '_>) -> BTreeMap<String, String> {
    let mut map = BTreeMap::new();
    for ((name, _), value) in table.table("map").iter().flat_map(Fields::entries) {
        match value.get_ref().as_str() {
            Some(text) => drop(map.insert(name.to_owned(), text.to_owned())),
            None => table.reader().mistake(value.span(), format!("`{name}` is the name of a field, a string")),
        }
    }
    map
}

/// `opened = "datetime"`, `severity = "enum:sev1,sev2"`; a `?` at the end says that the field may be absent.
fn types(table: &Fields<'_, '_>) -> BTreeMap<String, FieldType> {
    let mut types = BTreeMap::new();
    for ((name, _), value) in table.table("fields").iter().flat_map(Fields::entries) {
        match value.get_ref().as_str().map(|text| (text, field_type(text))) {
            Some((_, Some(own))) => drop(types.insert(name.to_owned(), own)),
            Some((text, None)) => {
                let bare = text.trim_end_matches('?');
                let help = nearest(bare, KINDS.iter().map(|(word, _)| *word)).map_or_else(
                    || {
                        "write text, integer, number, boolean, date, datetime, entity, deployment, url or enum:a,b"
                            .to_owned()
                    },
                    |guess| format!("did you mean `{guess}`?"),
                );
                table.reader().mistake_with_help(value.span(), format!("`{text}` is no type of a field"), help);
            }
            None => table.reader().mistake(value.span(), format!("the type of `{name}` is a string")),
        }
    }
    types
}

const KINDS: [(&str, FieldKind); 9] = [
    ("text", FieldKind::Text),
    ("integer", FieldKind::Integer),
    ("number", FieldKind::Number),
    ("boolean", FieldKind::Boolean),
    ("date", FieldKind::Date),
    ("datetime", FieldKind::DateTime),
    ("entity", FieldKind::Entity),
    ("deployment", FieldKind::Deployment),
    ("url", FieldKind::Url),
];

fn field_type(text: &str) -> Option<FieldType> {
    let (bare, is_optional) = text.strip_suffix('?').map_or((text, false), |bare| (bare, true));
    if let Some(words) = bare.strip_prefix("enum:") {
        let words: Vec<_> = words.split(',').map(|word| word.trim().to_owned()).collect();
        let is_whole = words.iter().all(|word| !word.is_empty());
        return is_whole.then_some(FieldType { kind: FieldKind::Enum(words), is_optional });
    }
    let kind = KINDS.iter().find(|(word, _)| *word == bare).map(|(_, kind)| kind.clone())?;
    Some(FieldType { kind, is_optional })
}
