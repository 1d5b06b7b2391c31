//! Which waiver excuses a check or a finding on a day.

use std::sync::Arc;

use super::{Standards, waiver};
use crate::model::finding::Fingerprint;
use crate::model::scorecard::{Check, Scorecard};
use crate::model::{Date, Waiver};

impl Standards {
    /// The waiver that excuses a check from an entity as a whole: it works that day, names the entity and no single paths or
    /// findings, and the check at its present `rev`, or its rule.
    pub fn excuse_check(&self, card: &str, check: &Check, entity: &str, today: Date) -> Option<&Waiver> {
        let names = |waiver: &Waiver| names_check(waiver, card, check) || waiver.rules.contains(&check.rule);
        self.waivers.iter().find(|own| own.is_active(today) && own.scope.has_entity(entity) && names(own))
    }

    /// The waiver that excuses a finding of a rule. `cards` are all scorecards: a waiver of a check excuses the findings of the
    /// check's rule.
    pub fn excuse_finding(&self, cards: &[Arc<Scorecard>], finding: &Excusable<'_>, today: Date) -> Option<&Waiver> {
        let by_check = |waiver: &Waiver| {
            let card = cards.iter().find(|card| Some(&card.id) == waiver.scorecard.as_ref());
            let own = card.into_iter().flat_map(|card| card.checks.iter().map(|check| (card.id.as_ref(), check)));
            own.filter(|(_, check)| check.rule.as_ref() == finding.rule)
                .any(|(card, check)| names_check(waiver, card, check))
        };
        let by_rule = |waiver: &Waiver| waiver.rules.iter().any(|rule| rule.as_ref() == finding.rule);
        let in_scope = |own: &&Waiver| own.scope.has_finding(finding.entity, finding.path, finding.fingerprints);
        let active = self.waivers.iter().filter(|own| own.is_active(today)).filter(in_scope);
        active.into_iter().find(|own| by_rule(own) || by_check(own))
    }

    /// The longest that a waiver of a rule may last, in days: bound of the categories of the checks that go by it.
    pub fn longest_of_rule(&self, cards: &[Arc<Scorecard>], rule: &str) -> u32 {
        waiver::longest_of_rule(&self.policy, cards, rule)
    }
}

/// What a waiver may excuse.
#[derive(Clone, Copy, Debug)]
pub struct Excusable<'f> {
    /// The rule's id.
    pub rule: &'f str,
    /// Full reference of the entity that it is found in.
    pub entity: &'f str,
    /// The file's path in its repository.
    pub path: &'f str,
    /// What keeps it the same when lines move, and when its file is renamed.
    pub fingerprints: [Fingerprint; 2],
}

fn names_check(waiver: &Waiver, card: &str, check: &Check) -> bool {
    waiver.scorecard.as_deref() == Some(card)
        && waiver.checks.iter().any(|own| own.id == check.id && own.rev == check.rev)
}
