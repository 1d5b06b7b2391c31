//! Findings by rule and scope: how many are open and waived, the first places of each, and the waiver that ends first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Scanned;
use crate::model::finding::{Finding, Position, Status};
use crate::model::scorecard::{Evidence, Excuse};

/// Places that a report names of a check; the others are counted.
const NAMED: usize = 3;

/// What was found by a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Found<'s> {
    /// Open findings.
    pub(super) open: Places<'s>,
    /// Waived ones.
    pub(super) waived: Places<'s>,
    /// The waiver of these that ends first.
    pub(super) waiver: Option<&'s Arc<Excuse>>,
}

/// How many there are, and the first of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Places<'s> {
    pub(super) number: u64,
    first: Vec<&'s Finding>,
}

impl<'s> Places<'s> {
    fn add(&mut self, finding: &'s Finding) {
        self.number += 1;
        self.keep(finding);
    }

    /// Keeps a finding where it is one of the first: most come after them.
    fn keep(&mut self, finding: &'s Finding) {
        let at = self.first.partition_point(|own| by_place(own) <= by_place(finding));
        if at < NAMED {
            self.first.insert(at, finding);
            self.first.truncate(NAMED);
        }
    }

    fn join(&mut self, other: &Self) {
        self.number += other.number;
        for finding in &other.first {
            self.keep(finding);
        }
    }

    /// The first places.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let one = |finding: &&Finding| Evidence {
            path: finding.location.path.clone(),
            line: finding.location.start.line,
            message: finding.message.clone(),
        };
        self.first.iter().map(one).collect()
    }
}

fn by_place(finding: &Finding) -> (&str, Position, &str) {
    (&finding.location.path, finding.location.start, &finding.message)
}

/// Findings of a repository by rule.
#[derive(Default)]
pub(super) struct Index<'s>(BTreeMap<&'s str, OfRule<'s>>);

/// Findings by a rule, by the scope that they are in; none where they are about the repository.
#[derive(Default)]
pub(super) struct OfRule<'s>(BTreeMap<Option<usize>, Found<'s>>);

impl<'s> Index<'s> {
    /// Goes through all findings once.
    pub(super) fn of(scanned: &'s Scanned) -> Self {
        let scope = |finding: &Finding| scanned.subjects.scope_of(finding);
        let mut index: BTreeMap<&str, OfRule<'_>> = BTreeMap::new();
        // The findings of a document stand together by rule.
        for same in scanned.findings.chunk_by(|a, b| a.rule == b.rule && scope(a) == scope(b)) {
            let Some(first) = same.first() else { continue };
            let found = index.entry(first.rule.as_ref()).or_default().0.entry(scope(first)).or_default();
            for finding in same {
                match finding.status {
                    Status::Open => found.open.add(finding),
                    Status::Waived => found.waived.add(finding),
                    Status::Baselined => {}
                }
                found.waiver = sooner(found.waiver, finding.waiver.as_ref());
            }
        }
        Self(index)
    }

    /// What was found by a rule, if anything was.
    pub(super) fn by(&self, rule: &str) -> Option<&OfRule<'s>> {
        self.0.get(rule)
    }
}

impl<'s> OfRule<'s> {
    /// What counts for an entity that lives in a scope: what is there, and what is about the repository.
    pub(super) fn found(&self, scope: usize) -> Found<'s> {
        let mut found = Found::default();
        for own in [None, Some(scope)].iter().filter_map(|scope| self.0.get(scope)) {
            found.open.join(&own.open);
            found.waived.join(&own.waived);
            found.waiver = sooner(found.waiver, own.waiver);
        }
        found
    }
}

fn sooner<'s>(one: Option<&'s Arc<Excuse>>, other: Option<&'s Arc<Excuse>>) -> Option<&'s Arc<Excuse>> {
    [one, other].into_iter().flatten().min_by_key(|own| (own.until, &own.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::testing::finding;

    #[test]
    fn the_first_places_are_named_in_whatever_order_they_come() {
        let mut findings: Vec<_> =
            [("b", 1), ("a", 9), ("a", 2), ("c", 1), ("a", 10)].map(|(path, line)| finding(path, line)).into();
        for _ in 0..findings.len() {
            findings.rotate_left(1);
            let (left, right) = findings.split_at(2);
            let mut halves = [left, right].map(|half| {
                let mut places = Places::default();
                for own in half {
                    places.add(own);
                }
                places
            });
            let [one, other] = &mut halves;
            one.join(other);
            let named: Vec<_> = one.evidence().into_iter().map(|own| (own.path, own.line)).collect();
            assert_eq!(named, [("a".into(), 2), ("a".into(), 9), ("a".into(), 10)]);
            assert_eq!(one.number, 5);
        }
    }
}
