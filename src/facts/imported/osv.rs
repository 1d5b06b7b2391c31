//! OSV → one row for each package that an advisory speaks of, or that `osv-scanner` found one for.
//!
//! `{"id", "package", "ecosystem", "summary", "severity", "modified", "fixed": [versions], "aliases"}`, and of a scan `path` and
//! `version` too. `severity` is the word or the vector that the source has.

use std::collections::BTreeMap;

use regorus::Value;

use super::super::value::{list, object};
use super::{Content, Mistake, Row};
use crate::parse;

/// Reads a text: an advisory, several of them, one a line, or `{"results": […]}`.
pub(super) fn read(text: &str) -> Content {
    let parsed = parse::json::parse(text, parse::json::Syntax::Json);
    let mut rows = Content::default();
    rows.mistakes.extend(parsed.faults.into_iter().map(|fault| Mistake { at: fault.offset, message: fault.message }));
    for tree in &parsed.trees {
        let at = tree.spans.value(0).start;
        let before = rows.rows.len();
        let mut add = |value| rows.rows.push(Row { value, at, fields: BTreeMap::new() });
        let is_scan = matches!(tree.value["results"], Value::Array(_));
        if is_scan {
            scan(&tree.value, &mut add);
        } else if let Value::Array(advisories) = &tree.value {
            advisories.iter().for_each(|own| advisory(own, &mut add));
        } else {
            advisory(&tree.value, &mut add);
        }
        let is_empty =
            is_scan || tree.value.as_array().is_ok_and(regorus::value::Array::is_empty) || has_text(&tree.value["id"]);
        if rows.rows.len() == before && !is_empty {
            rows.mistakes.push(Mistake { at, message: "no advisory of OSV, and no result of osv-scanner".to_owned() });
        }
    }
    rows
}

fn scan(value: &Value, add: &mut impl FnMut(Value)) {
    for result in items(&value["results"]) {
        for found in items(&result["packages"]) {
            for own in items(&found["vulnerabilities"]) {
                let fixed =
                    items(&own["affected"]).filter(|affected| affected["package"]["name"] == found["package"]["name"]);
                let place = [("path", &result["source"]["path"]), ("version", &found["package"]["version"])];
                add(row(own, &found["package"], fixed.flat_map(fixes).collect(), &place));
            }
        }
    }
}

fn advisory(own: &Value, add: &mut impl FnMut(Value)) {
    // An advisory that was withdrawn speaks of nothing.
    if !has_text(&own["id"]) || has_text(&own["withdrawn"]) {
        return;
    }
    for affected in items(&own["affected"]) {
        add(row(own, &affected["package"], fixes(affected).collect(), &[]));
    }
}

fn row(own: &Value, package: &Value, mut fixed: Vec<Value>, more: &[(&str, &Value)]) -> Value {
    fixed.sort();
    fixed.dedup();
    let present = |value: &Value| (*value != Value::Undefined).then(|| value.clone());
    let word = &own["database_specific"]["severity"];
    let severity = if has_text(word) {
        present(word)
    } else {
        items(&own["severity"]).next().and_then(|own| present(&own["score"]))
    };
    let mut entries = vec![
        ("id", present(&own["id"])),
        ("aliases", present(&own["aliases"])),
        ("summary", present(&own["summary"])),
        ("modified", present(&own["modified"])),
        ("package", present(&package["name"])),
        ("ecosystem", present(&package["ecosystem"])),
        ("severity", severity),
        ("fixed", Some(list(fixed))),
    ];
    entries.extend(more.iter().map(|(name, value)| (*name, present(value))));
    object(entries)
}

fn fixes(affected: &Value) -> impl Iterator<Item = Value> + '_ {
    let events = items(&affected["ranges"]).flat_map(|range| items(&range["events"]));
    events.map(|event| event["fixed"].clone()).filter(has_text)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().ok().into_iter().flat_map(|items| items.iter())
}

fn has_text(value: &Value) -> bool {
    value.as_string().is_ok_and(|text| !text.is_empty())
}
