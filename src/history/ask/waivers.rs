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
    /// How many findings it covers, where it covers findings.
    pub findings: Option<u64>,
    /// Since when it is at work, as it is now.
    pub since: i64,
}

impl Store {
    /// Waivers at work, those that end first before the others; where a moment is given, only those that end up to then.
    pub fn waivers_ending(&mut self, before: Option<i64>) -> Result<Vec<Ending>, Error> {
        let (is_ending, values) = match before {
            Some(before) => (" AND waiver.ends <= $1", vec![Value::Int(code::day(before))]),
            None => ("", Vec::new()),
        };
        let checks = "SELECT waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, \
             card.name, line.name, own.since, CAST(NULL AS BIGINT) FROM judged AS own JOIN waiver ON waiver.id = own.waiver \
             JOIN entity ON entity.id = own.entity JOIN repository ON repository.id = entity.repository \
             JOIN line ON line.id = own.line JOIN card ON card.id = line.card WHERE own.until IS NULL AND own.waiver IS NOT NULL{}";
        let findings = "SELECT waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, \
             CAST(NULL AS TEXT), rule.content, MIN(own.since), COUNT(*) FROM sighting AS own \
             JOIN waiver ON waiver.id = own.waiver JOIN finding ON finding.id = own.finding \
             JOIN repository ON repository.id = finding.repository JOIN word AS rule ON rule.id = finding.rule \
             LEFT JOIN entity ON entity.id = finding.entity WHERE own.until IS NULL AND own.waiver IS NOT NULL{} \
             GROUP BY waiver.name, waiver.effect, waiver.ends, waiver.reason, repository.name, entity.reference, rule.content";
        let mut told: Vec<Ending> = Vec::new();
        for sql in [checks, findings] {
            told.extend(self.query(&sql.replace("{}", is_ending), &values)?.iter().map(ending));
        }
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

fn ending(row: &Row) -> Ending {
    Ending {
        waiver: Excuse {
            id: row.string(0),
            effect: code::effect(row.int(1)),
            until: code::date(row.int(2)),
            reason: row.string(3),
        },
        repository: row.string(4),
        entity: row.text(5),
        scorecard: row.text(6),
        subject: row.string(7),
        since: row.int(8),
        findings: row.number(9).and_then(|number| u64::try_from(number).ok()),
    }
}
