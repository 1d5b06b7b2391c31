//! Waivers that are at work now, and when they end.

use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use crate::model::scorecard::Excuse;

/// A waiver at work on a check of an entity, or on findings in a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The waiver.
    pub waiver: Excuse,
    /// The repository.
    pub repository: Arc<str>,
    /// The entity; none where it is known for findings alone.
    pub entity: Option<Arc<str>>,
    /// The scorecard and the check, or none and the rule.
    pub scorecard: Option<Arc<str>>,
    /// The check's id, or the rule's.
    pub subject: Arc<str>,
    /// How many findings it covers, where it covers any.
    pub findings: Option<u64>,
    /// Since when it is at work, as it is now.
    pub since: i64,
}

impl Store {
    /// Waivers at work at a moment, those that end first before the others; where another moment is given, only those that end up to
    /// then. A waiver that covers the findings against a check stands there once.
    pub fn waivers_ending(&mut self, at: i64, before: Option<i64>) -> Result<Vec<Ending>, Error> {
        let mut values = vec![Value::Int(at)];
        values.extend(before.map(|before| Value::Int(code::day(before))));
        let is_ending = if before.is_some() { " AND waiver.ends <= $2" } else { "" };
        let checks = "SELECT waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, \
             card.name, line.name, own.since, CAST(NULL AS BIGINT), rule.content FROM judged AS own \
             JOIN waiver ON waiver.id = own.waiver \
             JOIN entity ON entity.id = own.entity JOIN repository ON repository.id = entity.repository \
             JOIN line ON line.id = own.line JOIN card ON card.id = line.card \
             JOIN meaning ON meaning.id = own.meaning JOIN word AS rule ON rule.id = meaning.rule \
             WHERE own.waiver IS NOT NULL AND own.since <= $1 AND (own.until IS NULL OR own.until > $1){}";
        let findings = "SELECT waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, \
             CAST(NULL AS TEXT), rule.content, MIN(own.since), COUNT(*), rule.content FROM sighting AS own \
             JOIN waiver ON waiver.id = own.waiver JOIN finding ON finding.id = own.finding \
             JOIN repository ON repository.id = finding.repository JOIN word AS rule ON rule.id = finding.rule \
             LEFT JOIN entity ON entity.id = finding.entity \
             WHERE own.waiver IS NOT NULL AND own.since <= $1 AND (own.until IS NULL OR own.until > $1){} \
             GROUP BY waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, rule.content";
        let mut ask = |sql: &str| self.query(&sql.replace("{}", is_ending), &values);
        let mut checks: Vec<(Ending, Arc<str>)> = ask(checks)?.iter().map(ending).collect();
        let mut told: Vec<Ending> = Vec::new();
        for (own, rule) in ask(findings)?.iter().map(ending) {
            let is_of = |check: &Ending| {
                (&check.waiver.id, &check.repository, &check.entity) == (&own.waiver.id, &own.repository, &own.entity)
            };
            let mut of_checks = checks.iter_mut().filter(|(check, of)| *of == rule && is_of(check)).peekable();
            if of_checks.peek().is_none() {
                told.push(own);
            } else {
                of_checks.for_each(|(check, _)| check.findings = own.findings);
            }
        }
        told.extend(checks.into_iter().map(|(check, _)| check));
        told.sort_by(|a, b| {
            (a.waiver.until, &a.waiver.id, &a.repository, &a.entity, &a.scorecard, &a.subject).cmp(&(
                b.waiver.until,
                &b.waiver.id,
                &b.repository,
                &b.entity,
                &b.scorecard,
                &b.subject,
            ))
        });
        Ok(told)
    }
}

/// With the rule that it is about.
fn ending(row: &Row) -> (Ending, Arc<str>) {
    let ending = Ending {
        waiver: Excuse {
            id: row.string(0),
            effect: code::effect(row.int(1)),
            until: code::date(row.int(2)),
            reason: row.string(3),
            approved_by: Box::default(),
        },
        repository: row.string(4),
        entity: row.text(5),
        scorecard: row.text(6),
        subject: row.string(7),
        since: row.int(8),
        findings: row.number(9).and_then(|number| u64::try_from(number).ok()),
    };
    (ending, row.string(10))
}
