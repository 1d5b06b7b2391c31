//! `paths/*.toml` → [`GoldenPath`].

use std::ops::Range;
use std::sync::Arc;

use super::Rules;
use super::file;
use super::scorecard::STAGES;
use super::selector::applies;
use crate::config::{Fields, Mistake};
use crate::model::scorecard::Stage;
use crate::model::standard::{GoldenPath, OnPath, Signal, Template};

/// What an entry of `of` starts with.
const SIGNAL: &str = "signal:";

/// Reads one golden path, and where its id stands.
pub(super) fn read(path: &str, text: &str, rules: &Rules<'_>, mistakes: &mut Vec<Mistake>) -> Option<GoldenPath> {
    file::read(path, text, mistakes, |fields| golden(fields, rules))
}

fn golden(fields: &Fields<'_, '_>, rules: &Rules<'_>) -> Option<GoldenPath> {
    let reader = fields.reader();
    let id = file::id(fields);
    let title = file::sentence(fields, "title");
    let version = file::version(fields);
    let signals = signals(fields, rules);
    let on_path = on_path(fields, &signals);
    let template = fields.table("template").and_then(|table| template(&table));
    let text = |name| fields.string(name).map(|(text, _)| text);
    let path = GoldenPath {
        description: text("description"),
        owner: fields.reference("owner", "group").map(|(owner, _)| owner),
        docs: text("docs"),
        stage: fields.word("stage", &STAGES).map_or_else(Stage::default, |(stage, _)| stage),
        applies: applies(fields),
        is_voluntary: fields.boolean("alternative_allowed").is_some_and(|(truth, _)| truth),
        owned: fields.globs("owned").into_iter().map(|(glob, _)| glob).collect(),
        template,
        on_path: on_path.unwrap_or_default(),
        signals,
        title: title?,
        version: version?.0,
        place: file::place(reader, &id.as_ref()?.1),
        id: id?.0,
    };
    Some(path)
}

fn template(table: &Fields<'_, '_>) -> Option<Template> {
    let repo = table.required_string("repo");
    let dir = table.string("dir").map(|(dir, _)| dir);
    let markers = table.strings("marker").into_iter().map(|(marker, _)| marker).collect();
    table.finish();
    Some(Template { repo: repo?.0, dir: dir.unwrap_or_default(), markers })
}

fn signals(fields: &Fields<'_, '_>, rules: &Rules<'_>) -> Vec<Signal> {
    let Some(table) = fields.table("signals") else { return Vec::new() };
    let mut signals = Vec::new();
    for ((id, span), value) in table.entries() {
        let Some(own) = value.get_ref().as_table() else {
            let help = format!("[signals.{id}]");
            fields.reader().mistake_with_help(value.span(), "a signal is a table", help);
            continue;
        };
        let own = Fields::new(fields.reader(), own, span);
        let rule = own.required_string("rule").and_then(|rule| rules.id(fields.reader(), rule));
        let params = rules.params(&own, rule.as_deref());
        let title = own.string("title").map(|(title, _)| title);
        own.finish();
        signals.push(Signal { id: Arc::from(id), title, rule: Arc::from(rule.unwrap_or_default()), params });
    }
    signals.sort_by(|a, b| a.id.cmp(&b.id));
    signals
}

fn on_path(fields: &Fields<'_, '_>, signals: &[Signal]) -> Option<OnPath> {
    let table = fields.required("on_path", fields.table("on_path"))?;
    let reader = table.reader();
    let at_least = table.required("at_least", table.count("at_least"));
    let names = table.strings("of");
    if names.is_empty() && table.raw("of").is_none_or(|of| of.get_ref().as_array().is_some_and(|of| of.is_empty())) {
        reader.mistake_with_help(table.span(), "the path has no signals", "add `of = [\"signal:…\"]`");
    }
    table.finish();
    let mut of: Vec<(Arc<str>, Range<usize>)> = Vec::new();
    for (name, span) in names {
        let id = name.strip_prefix(SIGNAL).unwrap_or(&name);
        if !signals.iter().any(|signal| signal.id.as_ref() == id) {
            file::unknown(reader, span.clone(), "signal", id, signals.iter().map(|signal| signal.id.as_ref()));
        }
        of.push((Arc::from(id), span));
    }
    file::unique(reader, "signal", of.iter().cloned());
    let (at_least, span) = at_least?;
    let all = of.len();
    if at_least == 0 || (all > 0 && usize::try_from(at_least).is_ok_and(|least| least > all)) {
        reader.mistake(span, format!("`at_least` is from 1 to {all}, the number of signals"));
    }
    Some(OnPath { at_least, of: of.into_iter().map(|(id, _)| id).collect() })
}
