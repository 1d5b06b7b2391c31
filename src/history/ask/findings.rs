//! Findings over time: how many came, went and came back, what is open, and how long it takes to mend them.

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
    /// That hold at this moment.
    pub at: Option<i64>,
    /// That held at some time since this moment, with all that was before.
    pub since: Option<i64>,
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

/// How findings of some kind came and went in a stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What they have in common.
    pub key: Option<Arc<str>>,
    /// Open at its beginning.
    pub before: u64,
    /// New ones.
    pub opened: u64,
    /// Of these, those that had been mended before.
    pub reopened: u64,
    /// Mended.
    pub resolved: u64,
    /// Open at its end.
    pub after: u64,
    /// Covered by a waiver at its end.
    pub waived: u64,
}

/// How long it takes to mend findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// What they have in common.
    pub key: Option<Arc<str>>,
    /// Mended in the stretch of time.
    pub resolved: u64,
    /// Half of these took no longer, in seconds; none where there is none.
    pub median: Option<i64>,
    /// Nine of ten took no longer, in seconds.
    pub ninth: Option<i64>,
    /// Open at its end.
    pub open: u64,
    /// How long the oldest of these has been open, in seconds.
    pub oldest: Option<i64>,
}

const COLUMNS: &str = "SELECT repository.name, finding.fingerprint, rule.content, finding.severity, own.status, entity.reference, \
     finding.entity, finding.path, finding.line, finding.message, own.since, own.until, own.finding FROM sighting AS own \
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
        if let Some(at) = filter.at {
            want("own.since <= {} AND (own.until IS NULL OR own.until > {})", Value::Int(at));
        }
        if let Some(since) = filter.since {
            // All times that it was there: a waiver that began in between begins a row, and mends nothing.
            let sql = "own.finding IN (SELECT finding FROM sighting WHERE until IS NULL UNION SELECT finding FROM sighting WHERE until > {})";
            want(sql, Value::Int(since));
        }
        let wanted = if wanted.is_empty() { String::new() } else { format!(" WHERE {}", wanted.join(" AND ")) };
        let found = self.query(&format!("{COLUMNS}{wanted}"), &values)?;
        let facets = self.facets_now()?;
        let before = self.reopened()?;
        let mut rows: Vec<FindingRow> = found.iter().map(|row| told(row, &facets, &before)).collect();
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

    /// What entities are like now.
    pub(super) fn facets_now(&mut self) -> Result<BTreeMap<i64, Arc<Facets>>, Error> {
        let all = self.all_facets()?;
        let mut known = BTreeMap::new();
        for card in self.query("SELECT id FROM card ORDER BY id", &[])? {
            let sql = "SELECT entity, facets FROM standing WHERE card = $1 AND until IS NULL";
            let rows = self.query(sql, &[Value::Int(card.int(0))])?;
            known.extend(rows.iter().filter_map(|row| Some((row.int(0), all.get(&row.int(1))?.clone()))));
        }
        Ok(known)
    }

    /// When findings that have been there several times were first there.
    fn reopened(&mut self) -> Result<BTreeMap<i64, i64>, Error> {
        let sql = "SELECT finding, MIN(since) FROM sighting GROUP BY finding HAVING COUNT(*) > 1";
        Ok(self.query(sql, &[])?.iter().map(|row| (row.int(0), row.int(1))).collect())
    }
}

fn told(row: &Row, facets: &BTreeMap<i64, Arc<Facets>>, before: &BTreeMap<i64, i64>) -> FindingRow {
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
        is_reopened: before.get(&row.int(12)).is_some_and(|first| *first < row.int(10)),
    }
}

/// How long those took that were mended, and how long the others have been open.
type Times = (Vec<i64>, Vec<i64>);

/// Each time that a finding was open, without what only became of its waiver: from when to when, and whether it was there before.
struct Open<'r> {
    row: &'r FindingRow,
    since: i64,
    until: Option<i64>,
    is_reopened: bool,
}

/// Joins what follows each other without a gap. The rows are by finding and moment.
fn opened(rows: &[FindingRow]) -> Vec<Open<'_>> {
    let mut all: Vec<Open<'_>> = Vec::new();
    for row in rows {
        match all.last_mut() {
            Some(last)
                if last.row.fingerprint == row.fingerprint
                    && last.row.repository == row.repository
                    && last.until == Some(row.since) =>
            {
                (last.until, last.row) = (row.until, row);
            }
            last => {
                let is_known = last.is_some_and(|last| {
                    last.row.fingerprint == row.fingerprint && last.row.repository == row.repository
                });
                let is_reopened = row.is_reopened || is_known;
                all.push(Open { row, since: row.since, until: row.until, is_reopened });
            }
        }
    }
    all
}

/// How findings came and went between two moments, by what they have in common.
pub fn came_and_went(
    rows: &[FindingRow],
    [from, to]: [i64; 2],
    key: impl Fn(&FindingRow) -> Option<Arc<str>>,
) -> Vec<Sums> {
    let mut sums: BTreeMap<Option<Arc<str>>, Sums> = BTreeMap::new();
    for own in opened(rows) {
        let key = key(own.row);
        let sum = sums.entry(key.clone()).or_insert_with(|| Sums { key, ..Sums::default() });
        let is_at = |moment| own.since <= moment && own.until.is_none_or(|until| until > moment);
        let is_new = own.since > from && own.since <= to;
        sum.before += u64::from(is_at(from));
        sum.opened += u64::from(is_new);
        sum.reopened += u64::from(is_new && own.is_reopened);
        sum.resolved += u64::from(own.until.is_some_and(|until| until > from && until <= to));
        let is_waived = own.row.status == Status::Waived;
        sum.after += u64::from(is_at(to) && !is_waived);
        sum.waived += u64::from(is_at(to) && is_waived);
    }
    sums.into_values().collect()
}

/// How long it took to mend what was mended between two moments, by what they have in common; the slowest first. What nobody mends
/// stands before it.
pub fn mended(rows: &[FindingRow], [from, to]: [i64; 2], key: impl Fn(&FindingRow) -> Option<Arc<str>>) -> Vec<Mended> {
    let mut all: BTreeMap<Option<Arc<str>>, Times> = BTreeMap::new();
    for own in opened(rows) {
        let (took, open) = all.entry(key(own.row)).or_default();
        match own.until {
            Some(until) if until > from && until <= to => took.push(until - own.since),
            until if own.since <= to && until.is_none_or(|until| until > to) => open.push(to - own.since),
            _ => {}
        }
    }
    let one = |(key, (mut took, open)): (Option<Arc<str>>, Times)| {
        took.sort_unstable();
        let at = |share: usize| took.get((took.len() * share).div_ceil(10).saturating_sub(1)).copied();
        Mended {
            key,
            resolved: took.len() as u64,
            median: at(5),
            ninth: at(9),
            open: open.len() as u64,
            oldest: open.iter().max().copied(),
        }
    };
    let mut told: Vec<Mended> = all.into_iter().map(one).filter(|own| own.resolved + own.open > 0).collect();
    told.sort_by_key(|own| (own.median.is_some(), std::cmp::Reverse(own.median.or(own.oldest)), own.key.clone()));
    told
}
