//! Rows of the tables of deployments ↔ plain values.

use std::collections::BTreeMap;

use super::super::database::{Database, Reason, Row, Value};
use super::super::kept::insert;
use super::code::{self, KINDS, SIGNS};
use crate::flow::{Deployment, Outcome};

/// The columns of a deployment in the order of [`values`].
pub(super) const EVENT: [&str; 14] = [
    "series", "moment", "revision", "version", "kind", "settles", "change", "sign", "mended", "rework", "held",
    "traced", "squashed", "commits",
];

/// What a deployment is known by in its series.
pub(super) type Key = (i64, Vec<u8>, std::sync::Arc<str>);

pub(super) fn key(own: &Deployment) -> Key {
    (own.at, own.commit.clone(), own.version.clone())
}

/// A row.
pub(super) fn values(series: i64, own: &Deployment) -> Vec<Value> {
    let outcome = &own.outcome;
    let (traced, squashed, commits) = code::of_content(own.content.as_ref());
    let failed = outcome.failed.as_ref();
    vec![
        Value::Int(series),
        Value::Int(own.at),
        Value::from(own.commit.as_slice()),
        Value::Text(own.version.clone()),
        Value::Int(code::number(&KINDS, own.kind)),
        Value::Int(own.settles),
        Value::Int(i64::from(outcome.is_change)),
        Value::from(failed.map(|(sign, _)| code::number(&SIGNS, *sign))),
        Value::from(failed.map(|(_, passed)| own.at + passed)),
        Value::Int(i64::from(outcome.is_rework)),
        Value::from(outcome.held.map(i64::from)),
        Value::from(traced),
        Value::from(squashed),
        Value::from(commits),
    ]
}

/// A deployment of a row whose columns begin with those behind `series`. What it brought is taken as unresolved where it cannot be
/// read; `karat history verify` tells of it.
pub(super) fn deployment(row: &Row) -> Deployment {
    let at = row.int(0);
    let failed = row.number(6).and_then(|number| code::numbered(&SIGNS, number)).zip(row.number(7));
    let content = code::content(row.number(10), row.number(11), row.text(12).as_deref());
    Deployment {
        at,
        commit: row.bytes(1).unwrap_or_default().to_vec(),
        version: row.string(2),
        kind: code::numbered(&KINDS, row.int(3)).unwrap_or(crate::flow::Kind::Deploy),
        settles: row.int(4),
        outcome: Outcome {
            is_change: row.int(5) != 0,
            failed: failed.map(|(sign, mended)| (sign, mended - at)),
            is_rework: row.int(8) != 0,
            held: row.number(9).map(|held| held != 0),
            is_settled: true,
        },
        content: content.unwrap_or(Some(crate::flow::Content::Unresolved)),
    }
}

/// The deployments of a series in a stretch of time.
pub(super) fn deployments(
    database: &mut dyn Database,
    series: i64,
    [since, until]: [i64; 2],
) -> Result<BTreeMap<Key, Deployment>, Reason> {
    let names = EVENT.iter().skip(1).copied().collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT {names} FROM flow_event WHERE series = $1 AND moment >= $2 AND moment < $3");
    let found = database.rows(&sql, &[series, since, until].map(Value::Int))?;
    Ok(found.iter().map(deployment).map(|own| (key(&own), own)).collect())
}

/// Adds deployments.
pub(super) fn add<'d>(
    database: &mut dyn Database,
    series: i64,
    all: impl Iterator<Item = &'d Deployment>,
) -> Result<(), Reason> {
    insert(database, "flow_event", &EVENT, all.map(|own| values(series, own)).collect())
}

/// Removes one.
pub(super) fn remove(database: &mut dyn Database, series: i64, key: &Key) -> Result<(), Reason> {
    let sql = "DELETE FROM flow_event WHERE series = $1 AND moment = $2 AND revision = $3 AND version = $4";
    let (at, commit, version) = key;
    let values = [Value::Int(series), Value::Int(*at), Value::from(commit.as_slice()), Value::Text(version.clone())];
    database.execute(sql, &values).map(drop)
}
