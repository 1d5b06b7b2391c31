//! Findings one by one: where they are, since when, and whether they came back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use crate::model::Fingerprint;
use crate::model::finding::Status;
use crate::model::rule::Severity;
use crate::model::selector::Facets;

/// Which findings are asked for; what is none does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingFilter {
    /// Of this rule.
    pub rule: Option<Arc<str>>,
    /// Of this repository.
    pub repository: Option<Arc<str>>,
    /// Known by this.
    pub fingerprint: Option<Fingerprint>,
    /// That hold at this moment.
    pub at: Option<i64>,
}

/// A finding while it was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingRow {
    /// The repository.
    pub repository: Arc<str>,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// The rule.
    pub rule: Arc<str>,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// The entity that it is in.
    pub entity: Option<Arc<str>>,
    /// What that entity is like now.
    pub facets: Option<Arc<Facets>>,
    /// The file.
    pub path: Arc<str>,
    /// The line, when it was last seen.
    pub line: u32,
    /// One line.
    pub message: Arc<str>,
    /// When it was first seen, of this time that it was there.
    pub since: i64,
    /// When it was first seen that it is no more.
    pub until: Option<i64>,
    /// Whether it had been mended before, and came back.
    pub is_reopened: bool,
}

const COLUMNS: &str = "SELECT repository.name, finding.fingerprint, rule.content, finding.severity, own.status, entity.reference, \
     finding.entity, finding.path, finding.line, finding.message, own.since, own.until, \
     (SELECT MIN(first.since) FROM sighting AS first WHERE first.finding = own.finding) FROM sighting AS own \
     JOIN finding ON finding.id = own.finding JOIN repository ON repository.id = finding.repository \
     JOIN word AS rule ON rule.id = finding.rule LEFT JOIN entity ON entity.id = finding.entity";

impl Store {
    /// Findings, by repository, path, line and fingerprint, each with every time that it was there.
    pub fn findings(&mut self, filter: &FindingFilter) -> Result<Vec<FindingRow>, Error> {
        let mut values = Vec::new();
        let mut wanted = Vec::new();
        let mut want = |sql: &str, value: Value| {
            values.push(value);
            wanted.push(sql.replace("{}", &format!("${}", values.len())));
        };
        if let Some(rule) = &filter.rule {
            want("rule.content = {}", Value::Text(rule.clone()));
        }
        if let Some(repository) = &filter.repository {
            want("repository.name = {}", Value::Text(repository.clone()));
        }
        if let Some(Fingerprint(own)) = filter.fingerprint {
            want("finding.fingerprint = {}", Value::from(own.to_be_bytes().as_slice()));
        }
        if let Some(at) = filter.at {
            want("own.since <= {} AND (own.until IS NULL OR own.until > {})", Value::Int(at));
        }
        let wanted = if wanted.is_empty() { String::new() } else { format!(" WHERE {}", wanted.join(" AND ")) };
        let found = self.query(&format!("{COLUMNS}{wanted}"), &values)?;
        let facets = self.facets_now()?;
        let mut rows: Vec<FindingRow> = found.iter().map(|row| told(row, &facets)).collect();
        rows.sort_by(|a, b| {
            (&a.repository, &a.path, a.line, a.fingerprint, a.since).cmp(&(
                &b.repository,
                &b.path,
                b.line,
                b.fingerprint,
                b.since,
            ))
        });
        Ok(rows)
    }

    /// What entities were like at each time.
    pub(super) fn facets_over_time(&mut self) -> Result<FacetsThen, Error> {
        let sql = "SELECT entity, since, facets FROM standing ORDER BY since, card";
        let mut known = FacetsThen::default();
        for row in self.query(sql, &[])? {
            let facets = self.facets(row.int(2))?;
            known.0.entry(row.int(0)).or_default().push((row.int(1), facets));
        }
        Ok(known)
    }

    /// What entities are like now.
    pub fn facets_now(&mut self) -> Result<BTreeMap<i64, Arc<Facets>>, Error> {
        let mut known = BTreeMap::new();
        for card in self.query("SELECT id FROM card ORDER BY id", &[])? {
            let sql = "SELECT entity, facets FROM standing WHERE card = $1 AND until IS NULL";
            for row in self.query(sql, &[Value::Int(card.int(0))])? {
                known.insert(row.int(0), self.facets(row.int(1))?);
            }
        }
        Ok(known)
    }
}

/// What entities were like at each time: by their numbers, from when on what, in the order of time.
#[derive(Clone, Debug, Default)]
pub(super) struct FacetsThen(BTreeMap<i64, Vec<(i64, Arc<Facets>)>>);

impl FacetsThen {
    /// What an entity was like at a moment: as it was last seen by then, else as it was first seen. None where it was never on a
    /// scorecard.
    pub(super) fn at(&self, entity: i64, moment: i64) -> Option<&Arc<Facets>> {
        let all = self.0.get(&entity)?;
        let by_then = all.partition_point(|(since, _)| *since <= moment);
        all.get(by_then.saturating_sub(1)).map(|(_, facets)| facets)
    }
}

fn told(row: &Row, facets: &BTreeMap<i64, Arc<Facets>>) -> FindingRow {
    let fingerprint = row.bytes(1).and_then(|bytes| bytes.try_into().ok()).map_or(0, u128::from_be_bytes);
    FindingRow {
        repository: row.string(0),
        fingerprint: Fingerprint(fingerprint),
        rule: row.string(2),
        severity: code::severity(row.int(3)),
        status: code::status(row.int(4)),
        entity: row.text(5),
        facets: row.number(6).and_then(|entity| facets.get(&entity)).cloned(),
        path: row.string(7),
        line: row.small(8).unwrap_or_default(),
        message: row.string(9),
        since: row.int(10),
        until: row.number(11),
        is_reopened: row.int(12) < row.int(10),
    }
}
