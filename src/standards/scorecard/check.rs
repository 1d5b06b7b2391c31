//! `[[check]]` → [`Check`].

use std::sync::Arc;

use super::{Around, dates, level};
use crate::config::{At, Fields};
use crate::model::fact::{FACTS, IMPORTED};
use crate::model::scorecard::{Basis, Check, CheckLink, Effort, Level, Need};
use crate::standards::file;
use crate::standards::selector::applies;

const EFFORTS: [(&str, Effort); 3] = [("S", Effort::Small), ("M", Effort::Medium), ("L", Effort::Large)];

const BASES: [(&str, Basis); 4] = [
    ("behaviour", Basis::Behaviour),
    ("declaration", Basis::Declaration),
    ("attestation", Basis::Attestation),
    ("proxy", Basis::Proxy),
];

/// Reads a check and where its id stands.
pub(super) fn read(table: &Fields<'_, '_>, around: Around<'_>, levels: &[At<Level>]) -> Option<At<Check>> {
    let reader = table.reader();
    let id = file::id(table);
    let rule = table.required_string("rule").and_then(|rule| around.rules.id(reader, rule));
    let [announce, warn_from, enforce_from, retired] =
        dates(table, ["announce", "warn_from", "enforce_from", "retired"]);
    let rev = table.count("rev");
    if let Some((0, span)) = &rev {
        reader.mistake(span.clone(), "`rev` is a whole number from 1");
    }
    let text = |name| table.string(name).map(|(text, _)| text);
    let check = Check {
        id: id.as_ref().map_or_else(|| Arc::from(""), |(id, _)| id.clone()),
        rev: rev.map_or(1, |(rev, _)| rev),
        title: text("title"),
        category: text("category"),
        level: level(table, levels).unwrap_or_else(|| Arc::from("")),
        required: table.boolean("required").is_none_or(|(required, _)| required),
        weight: table.count("weight").map_or(1, |(weight, _)| weight),
        params: around.rules.params(table, rule.as_deref()),
        rule: Arc::from(rule.unwrap_or_default()),
        applies: applies(table),
        announce,
        warn_from,
        enforce_from,
        retired,
        effort: table.word("effort", &EFFORTS).map_or_else(Effort::default, |(effort, _)| effort),
        fix: text("fix"),
        links: links(table),
        autofix: text("autofix"),
        basis: table.word("basis", &BASES).map(|(basis, _)| basis),
        needs: needs(table, around),
        partial: table.boolean("partial").is_some_and(|(partial, _)| partial),
    };
    table.finish();
    id.map(|(_, span)| (check, span))
}

fn links(table: &Fields<'_, '_>) -> Vec<CheckLink> {
    let one = |link: &Fields<'_, '_>| {
        let title = link.required_string("title");
        let url = link.required_string("url");
        link.finish();
        Some(CheckLink { title: title?.0, url: url?.0 })
    };
    table.tables("links").iter().filter_map(one).collect()
}

fn needs(table: &Fields<'_, '_>, around: Around<'_>) -> Vec<Need> {
    let one = |need: &Fields<'_, '_>| {
        let source = need.required_string("source");
        let max_age = need.period("max_age").map(|(age, _)| age);
        need.finish();
        let (source, span) = source?;
        if FACTS.contains(&source.as_str()) {
            return Some(Need { source, max_age });
        }
        let bare = source.strip_prefix(IMPORTED).unwrap_or(&source);
        if around.sources.is_some_and(|own| !own.contains(bare)) {
            let known: Vec<_> = around.sources.into_iter().flatten().map(AsRef::as_ref).chain(FACTS).collect();
            file::unknown(need.reader(), span, "source", bare, known.into_iter());
        }
        Some(Need { source: bare.to_owned(), max_age })
    };
    table.tables("needs").iter().filter_map(one).collect()
}
