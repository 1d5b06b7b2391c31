//! What is known of entities over time → how many have done something at the end of each day. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::super::code;
use crate::model::Date;
use crate::model::scorecard::CheckOutcome;

/// How a campaign stood at the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CampaignDay {
    /// The day, in UTC.
    pub day: Date,
    /// Whom it is for.
    pub entities: u64,
    /// Who has done it.
    pub done: u64,
    /// Of these, who has only because of a waiver.
    pub waived: u64,
}

/// What holds on some days: from the first one up to before the last one.
pub(super) struct Days<T> {
    since: i64,
    until: i64,
    held: T,
}

impl<T> Days<T> {
    /// What holds from a moment on, up to another one.
    pub(super) fn new(since: i64, until: Option<i64>, held: T) -> Self {
        Self { since: code::day(since), until: until.map_or(i64::MAX, code::day), held }
    }
}

fn on<T>(all: &[Days<T>], day: i64) -> Option<&T> {
    all.iter().find(|own| own.since <= day && day < own.until).map(|own| &own.held)
}

/// What is known of an entity.
#[derive(Default)]
pub(super) struct Life {
    /// Whether the level is reached, on the days on which it is one that is meant.
    pub(super) meant: Vec<Days<bool>>,
    /// Outcomes, by line.
    pub(super) checks: BTreeMap<i64, Vec<Days<CheckOutcome>>>,
}

/// What one entity adds to a day: whom it is for, who has done it, and who by a waiver.
pub(super) type Counts = [i64; 3];

/// As a gate takes it.
pub(super) const fn is_done(outcome: CheckOutcome) -> bool {
    matches!(outcome, CheckOutcome::Pass | CheckOutcome::NotApplicable | CheckOutcome::Waived)
}

impl Life {
    /// What it adds to a day. What was not judged is not done.
    fn counts(&self, checks: usize, day: i64) -> Counts {
        let Some(is_reached) = on(&self.meant, day) else { return [0; 3] };
        if checks == 0 {
            return [1, i64::from(*is_reached), 0];
        }
        let outcomes: Vec<CheckOutcome> = self.checks.values().filter_map(|all| on(all, day)).copied().collect();
        let is_all = outcomes.len() == checks && outcomes.iter().all(|own| is_done(*own));
        let is_waived = is_all && outcomes.contains(&CheckOutcome::Waived);
        [1, i64::from(is_all), i64::from(is_waived)]
    }

    /// The days on which something changes, from a first one on.
    fn bounds(&self, first: i64) -> BTreeSet<i64> {
        let meant = self.meant.iter().map(|own| (own.since, own.until));
        let checks = self.checks.values().flatten().map(|own| (own.since, own.until));
        let days = meant.chain(checks).flat_map(|(since, until)| [since.max(first), until]);
        days.filter(|day| *day < i64::MAX).collect()
    }
}

/// By how much the counts change on each day.
pub(super) fn changes<'l>(lives: impl Iterator<Item = &'l Life>, checks: usize, first: i64) -> BTreeMap<i64, Counts> {
    let mut changes: BTreeMap<i64, Counts> = BTreeMap::new();
    for life in lives {
        let mut last: Counts = [0; 3];
        for day in life.bounds(first) {
            let now = life.counts(checks, day);
            let change = changes.entry(day).or_default();
            change.iter_mut().zip(now).zip(last).for_each(|((sum, now), last)| *sum += now - last);
            last = now;
        }
    }
    changes
}

/// The counts at the end of each day.
pub(super) fn summed(changes: &BTreeMap<i64, Counts>, [first, last]: [i64; 2]) -> Vec<CampaignDay> {
    let mut sums: Counts = [0; 3];
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let day = |day: i64| {
        let change = changes.get(&day).copied().unwrap_or_default();
        sums.iter_mut().zip(change).for_each(|(sum, own)| *sum += own);
        let [entities, done, waived] = sums.map(count);
        CampaignDay { day: code::date(day), entities, done, waived }
    };
    (first..=last).map(day).collect()
}
