//! `[[change]]` → [`Change`]: the log of a scorecard, and what it says of ids.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::config::{At, Fields};
use crate::model::scorecard::{Change, ChangeKind, Check};
use crate::model::version::Version;
use crate::standards::file;

const KINDS: [(&str, ChangeKind); 7] = [
    ("add", ChangeKind::Add),
    ("remove", ChangeKind::Remove),
    ("tighten", ChangeKind::Tighten),
    ("relax", ChangeKind::Relax),
    ("reweight", ChangeKind::Reweight),
    ("rescope", ChangeKind::Rescope),
    ("fix", ChangeKind::Fix),
];

/// Reads the log. Checks that it names must stand in the card, or be removed in it; one that was removed may not stand there again.
pub(super) fn read(fields: &Fields<'_, '_>, version: Option<Version>, checks: &[At<Check>]) -> Vec<Change> {
    let tables = fields.tables("change");
    let read: Vec<_> = tables.iter().map(|table| (one(table), table)).collect();
    let removed: BTreeSet<Arc<str>> = read
        .iter()
        .filter(|((change, _), _)| change.as_ref().is_none_or(|change| change.kind == ChangeKind::Remove))
        .flat_map(|((_, named), _)| named.iter().map(|(id, _)| id.clone()))
        .collect();
    let mut changes = Vec::new();
    for ((change, named), table) in read {
        let is_removal = change.as_ref().is_some_and(|change| change.kind == ChangeKind::Remove);
        for (id, span) in named {
            match checks.iter().find(|(check, _)| check.id == id) {
                Some((check, _)) if is_removal && check.retired.is_none() => {
                    let help = "ids are never used again: give the new check another one, or set `retired`";
                    let message = format!("check `{id}` was removed and stands here again");
                    table.reader().mistake_with_help(span, message, help);
                }
                None if !removed.contains(&id) => {
                    let known = checks.iter().map(|(check, _)| check.id.as_ref());
                    file::unknown(table.reader(), span, "check", &id, known);
                }
                _ => {}
            }
        }
        let Some(change) = change else { continue };
        if version.is_some_and(|version| change.version > version) {
            let message = format!("version {} is above that of the scorecard", change.version);
            let help = format!("set `version = \"{}\"` at the top", change.version);
            table.reader().mistake_with_help(table.span(), message, help);
        }
        changes.push(change);
    }
    changes
}

type Named = Vec<(Arc<str>, Range<usize>)>;

/// An entry, and the checks that it names with their places.
fn one(table: &Fields<'_, '_>) -> (Option<Change>, Named) {
    let version = file::version(table);
    let date = table.required("date", table.date("date"));
    let kind = table.required("kind", table.word("kind", &KINDS));
    let named: Named = table.strings("checks").into_iter().map(|(id, span)| (Arc::from(id), span)).collect();
    let why = file::sentence(table, "why");
    let approved_by = table.references("approved_by", "group").into_iter().map(|(who, _)| who).collect();
    let what_if = table.string("what_if").map(|(digest, _)| digest);
    table.finish();
    let checks = named.iter().map(|(id, _)| id.clone()).collect();
    let change =
        || Some(Change { version: version?.0, date: date?.0, kind: kind?.0, checks, why: why?, approved_by, what_if });
    (change(), named)
}
