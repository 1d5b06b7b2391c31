//! How findings came, went and came back, and how long it takes to mend them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::code;
use super::super::database::Row;
use super::super::error::Error;
use super::super::store::Store;
use super::by::By;
use super::findings::FacetsThen;
use crate::model::finding::Status;

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

/// A time that a finding was there, whatever became of its waiver meanwhile.
#[derive(Clone, Copy, Debug)]
struct Open {
    finding: i64,
    /// The number of its rule, or of its entity.
    about: i64,
    since: i64,
    until: Option<i64>,
    is_reopened: bool,
    /// Whether a waiver covers it at the end of what is asked about.
    is_waived: bool,
}

impl Open {
    fn is_at(&self, moment: i64) -> bool {
        self.since <= moment && self.until.is_none_or(|until| until > moment)
    }

    fn is_resolved(&self, [from, to]: [i64; 2]) -> bool {
        self.until.is_some_and(|until| until > from && until <= to)
    }
}

/// What findings have in common.
type Key = Option<Arc<str>>;

/// What rules are called, or what entities had in common at each time.
enum Keys {
    Rules(HashMap<i64, Key>),
    Entities(By, FacetsThen),
}

impl Keys {
    /// Of a rule, or of an entity at a moment.
    fn at(&self, about: i64, moment: i64) -> Key {
        match self {
            Self::Rules(names) => names.get(&about).cloned().flatten(),
            // A finding is in one file: the first language of its entity stands for it.
            Self::Entities(by, then) => by.keys(then.at(about, moment)?).into_iter().next().flatten(),
        }
    }
}

impl Store {
    /// How findings came and went between two moments, by rule, or by what their entities had in common then: each counts where its entity
    /// was at the beginning, when it came, until it was mended, and at the end.
    pub fn came_and_went(&mut self, ends: [i64; 2], by: Option<By>) -> Result<Vec<Sums>, Error> {
        let [from, to] = ends;
        let keys = self.keys(by)?;
        let mut groups: BTreeMap<Key, Sums> = BTreeMap::new();
        for own in self.opened(ends, by)? {
            let mut at = |moment: i64, count: &dyn Fn(&mut Sums)| {
                count(groups.entry(keys.at(own.about, moment)).or_default());
            };
            if own.is_at(from) {
                at(from, &|sums| sums.before += 1);
            }
            if own.since > from && own.since <= to {
                at(own.since, &|sums| {
                    sums.opened += 1;
                    sums.reopened += u64::from(own.is_reopened);
                });
            }
            if let Some(until) = own.until.filter(|_| own.is_resolved(ends)) {
                at(until - 1, &|sums| sums.resolved += 1);
            }
            if own.is_at(to) {
                at(to, &|sums| {
                    sums.waived += u64::from(own.is_waived);
                    sums.after += u64::from(!own.is_waived);
                });
            }
        }
        Ok(groups.into_iter().map(|(key, sums)| Sums { key, ..sums }).collect())
    }

    /// How long it took to mend what was mended between two moments, by rule, or by what their entities had in common until then; the
    /// slowest first. What nobody mends stands before it.
    pub fn mended(&mut self, ends: [i64; 2], by: Option<By>) -> Result<Vec<Mended>, Error> {
        let [_, to] = ends;
        let keys = self.keys(by)?;
        let mut groups: BTreeMap<Key, [Vec<i64>; 2]> = BTreeMap::new();
        for own in self.opened(ends, by)? {
            if let Some(until) = own.until.filter(|_| own.is_resolved(ends)) {
                let [took, _] = groups.entry(keys.at(own.about, until - 1)).or_default();
                took.push(until - own.since);
            }
            if own.is_at(to) {
                let [_, open] = groups.entry(keys.at(own.about, to)).or_default();
                open.push(to - own.since);
            }
        }
        let one = |(key, [mut took, open]): (Key, [Vec<i64>; 2])| {
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
        let mut told: Vec<Mended> = groups.into_iter().map(one).collect();
        told.sort_by_key(|own| (own.median.is_some(), std::cmp::Reverse(own.median.or(own.oldest)), own.key.clone()));
        Ok(told)
    }

    /// The times that findings were there in a stretch of time.
    fn opened(&mut self, [from, to]: [i64; 2], by: Option<By>) -> Result<Vec<Open>, Error> {
        // All that was ever seen, and nothing but numbers: what came back has been there before.
        let sql = "SELECT own.finding, own.since, own.until, own.status, finding.rule, finding.entity FROM sighting AS own \
             JOIN finding ON finding.id = own.finding ORDER BY own.finding, own.since";
        let mut all: Vec<Open> = Vec::new();
        for row in self.query(sql, &[])? {
            let is_waived = row.int(1) <= to && code::status(row.int(3)) == Status::Waived;
            match all.last_mut().filter(|last| last.finding == row.int(0)) {
                Some(last) if last.until == Some(row.int(1)) => {
                    last.until = row.number(2);
                    last.is_waived = if row.int(1) <= to { is_waived } else { last.is_waived };
                }
                last => {
                    let is_reopened = last.is_some();
                    let about = if by.is_some() { row.int(5) } else { row.int(4) };
                    let (finding, since, until) = (row.int(0), row.int(1), row.number(2));
                    all.push(Open { finding, about, since, until, is_reopened, is_waived });
                }
            }
        }
        all.retain(|own| own.since <= to && own.until.is_none_or(|until| until > from));
        Ok(all)
    }

    /// What rules are called, or what entities had in common.
    fn keys(&mut self, by: Option<By>) -> Result<Keys, Error> {
        let Some(by) = by else {
            let sql = "SELECT id, content FROM word WHERE EXISTS (SELECT 1 FROM finding WHERE finding.rule = word.id)";
            let names = self.query(sql, &[])?.iter().map(|row: &Row| (row.int(0), row.text(1))).collect();
            return Ok(Keys::Rules(names));
        };
        Ok(Keys::Entities(by, self.facets_over_time()?))
    }
}
