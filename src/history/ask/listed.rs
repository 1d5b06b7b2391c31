//! Findings and runs in an order that nothing which is recorded meanwhile can change, so that they can be read in parts.

use std::collections::{BTreeMap, HashMap};
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
pub struct Wanted {
    /// Of this rule.
    pub rule: Option<Arc<str>>,
    /// Of this repository.
    pub repository: Option<Arc<str>>,
    /// That began, ended or changed its status at this moment or later.
    pub since: Option<i64>,
    /// As it was known at this moment.
    pub at: i64,
}

/// The place of a finding in the order.
pub(super) type Place = (i64, u128);

/// A finding as it was last known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSeen {
    /// Its place.
    pub place: Place,
    /// The repository.
    pub repository: Arc<str>,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// The rule.
    pub rule: Arc<str>,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it counts; none where it is no more.
    pub status: Option<Status>,
    /// The entity that it is in.
    pub entity: Option<Arc<str>>,
    /// What that entity is like now.
    pub facets: Option<Arc<Facets>>,
    /// The file.
    pub path: Arc<str>,
    /// The line, when it was last seen.
    pub line: u32,
    /// What it is about.
    pub resource: Option<Arc<str>>,
    /// One line.
    pub message: Arc<str>,
    /// When it was first seen.
    pub first: i64,
    /// Since when it is, or was, as it was last known.
    pub since: i64,
    /// When it was first seen that it is no more.
    pub until: Option<i64>,
}

/// A run as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunKnown {
    /// Its number: a later one was recorded later.
    pub number: i64,
    /// What it is known by, in hexadecimal digits.
    pub id: Arc<str>,
    /// The moment that it speaks of.
    pub moment: i64,
    /// karat's version.
    pub engine: Arc<str>,
    /// The repositories, by name.
    pub repositories: Vec<Arc<str>>,
}

impl Store {
    /// So many findings after a place.
    pub fn findings_after(
        &mut self,
        wanted: &Wanted,
        after: Option<Place>,
        most: usize,
    ) -> Result<Vec<LastSeen>, Error> {
        let mut values = vec![Value::Int(wanted.at)];
        let mut sql = "SELECT finding.repository, finding.fingerprint, repository.name, rule.content, finding.severity, own.status, \
             entity.reference, finding.entity, finding.path, finding.line, finding.resource, finding.message, \
             (SELECT MIN(first.since) FROM sighting AS first WHERE first.finding = finding.id), own.since, own.until \
             FROM finding JOIN sighting AS own ON own.finding = finding.id AND own.since = \
             (SELECT MAX(last.since) FROM sighting AS last WHERE last.finding = finding.id AND last.since <= $1) \
             JOIN repository ON repository.id = finding.repository JOIN word AS rule ON rule.id = finding.rule \
             LEFT JOIN entity ON entity.id = finding.entity WHERE 1 = 1"
            .to_owned();
        let mut and = |text: &str, value: Value| {
            values.push(value);
            sql.push_str(&text.replace("{}", &format!("${}", values.len())));
        };
        if let Some(rule) = &wanted.rule {
            and(" AND rule.content = {}", Value::Text(rule.clone()));
        }
        if let Some(repository) = &wanted.repository {
            and(" AND repository.name = {}", Value::Text(repository.clone()));
        }
        if let Some(since) = wanted.since {
            and(" AND (own.since >= {} OR own.until >= {})", Value::Int(since));
        }
        if let Some((repository, fingerprint)) = after {
            and(" AND finding.repository >= {}", Value::Int(repository));
            and(" AND (finding.repository > {}", Value::Int(repository));
            and(" OR finding.fingerprint > {})", Value::from(fingerprint.to_be_bytes().as_slice()));
        }
        sql.push_str(" ORDER BY finding.repository, finding.fingerprint LIMIT ");
        sql.push_str(&most.to_string());
        let found = self.query(&sql, &values)?;
        let facets = self.facets_now()?;
        Ok(found.iter().map(|row| seen(row, &facets, wanted.at)).collect())
    }

    /// So many runs before a number, the latest that was recorded first.
    pub fn runs_before(&mut self, number: Option<i64>, most: usize) -> Result<Vec<RunKnown>, Error> {
        let sql = format!(
            "SELECT run.id, run.digest, run.moment, engine.content FROM run JOIN word AS engine ON engine.id = run.engine \
             WHERE run.id < $1 ORDER BY run.id DESC LIMIT {most}"
        );
        let found = self.query(&sql, &[Value::Int(number.unwrap_or(i64::from(i32::MAX)))])?;
        let (Some(first), Some(last)) = (found.last(), found.first()) else { return Ok(Vec::new()) };
        let sql = "SELECT snapshot.run, repository.name FROM snapshot JOIN repository ON repository.id = snapshot.repository \
             WHERE snapshot.run BETWEEN $1 AND $2 ORDER BY repository.name";
        let mut names: HashMap<i64, Vec<Arc<str>>> = HashMap::new();
        for row in self.query(sql, &[Value::Int(first.int(0)), Value::Int(last.int(0))])? {
            names.entry(row.int(0)).or_default().push(row.string(1));
        }
        let known = |row: &Row| RunKnown {
            number: row.int(0),
            id: Arc::from(data_encoding::HEXLOWER.encode(row.bytes(1).unwrap_or_default())),
            moment: row.int(2),
            engine: row.string(3),
            repositories: names.remove(&row.int(0)).unwrap_or_default(),
        };
        Ok(found.iter().map(known).collect())
    }

    /// How many findings are open now, and how many a waiver covers, by rule.
    pub fn findings_by_rule(&mut self) -> Result<BTreeMap<Arc<str>, [u64; 2]>, Error> {
        let sql = "SELECT rule.content, own.status, COUNT(*) FROM sighting AS own JOIN finding ON finding.id = own.finding \
             JOIN word AS rule ON rule.id = finding.rule WHERE own.until IS NULL GROUP BY rule.content, own.status";
        let mut counts: BTreeMap<Arc<str>, [u64; 2]> = BTreeMap::new();
        for row in self.query(sql, &[])? {
            let [open, waived] = counts.entry(row.string(0)).or_default();
            match code::status(row.int(1)) {
                Status::Open => *open += row.count(2),
                Status::Waived => *waived += row.count(2),
                _ => {}
            }
        }
        Ok(counts)
    }
}

fn seen(row: &Row, facets: &BTreeMap<i64, Arc<Facets>>, at: i64) -> LastSeen {
    let fingerprint = row.bytes(1).and_then(|bytes| bytes.try_into().ok()).map_or(0, u128::from_be_bytes);
    let until = row.number(14).filter(|until| *until <= at);
    LastSeen {
        place: (row.int(0), fingerprint),
        repository: row.string(2),
        fingerprint: Fingerprint(fingerprint),
        rule: row.string(3),
        severity: code::severity(row.int(4)),
        status: until.is_none().then(|| code::status(row.int(5))),
        entity: row.text(6),
        facets: row.number(7).and_then(|entity| facets.get(&entity)).cloned(),
        path: row.string(8),
        line: row.small(9).unwrap_or_default(),
        resource: row.text(10),
        message: row.string(11),
        first: row.int(12),
        since: row.int(13),
        until,
    }
}
