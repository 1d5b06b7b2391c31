//! The results of two definitions → what the second does in place of the first. Pure: never looks at a repository.
//!
//! Both definitions are laid over the same outcomes of the same day, so that every difference is the definition's. What a check does
//! by itself is worked out on the first definition with this one check of the second, so that a fall that needs several checks names
//! each that suffices. What is announced for a later day is laid over the same outcomes once more, by the dates of that day: only the
//! dates are ahead, what is known and excused is as it is.

mod mending;
mod pair;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::Date;
use crate::model::finding::Status;
use crate::model::report::Report;
use crate::model::scorecard::{Check, Phase, Scorecard, ScorecardResult};
use crate::model::whatif::{Begin, CheckShift, Edit, Later, Way, WhatIf};
use mending::Mending;
use pair::{Laid, Pair};

/// A definition, and what it says of entities.
pub(crate) struct Side<'r> {
    /// The definition.
    pub(crate) card: &'r Arc<Scorecard>,
    /// Its results.
    pub(crate) results: Vec<&'r ScorecardResult>,
}

impl<'r> Side<'r> {
    /// What a report has of a definition.
    pub(crate) fn of(card: &'r Arc<Scorecard>, report: &'r Report) -> Self {
        let own = report.scorecards.iter().filter(|result| Arc::ptr_eq(&result.card, card));
        Self { card, results: own.collect() }
    }

    fn by_entity(&self) -> BTreeMap<(&'r str, &'r str), &'r ScorecardResult> {
        self.results.iter().map(|own| ((own.repository.as_ref(), own.entity.as_ref()), *own)).collect()
    }
}

/// The files that speak against each rule in each repository, by repository and rule.
pub(crate) type Files<'r> = BTreeMap<(&'r str, &'r str), BTreeSet<&'r str>>;

/// Those of a report. What is about the repository as a whole counts as one.
pub(crate) fn files(report: &Report) -> Files<'_> {
    let mut files = Files::new();
    for finding in report.findings.iter().filter(|finding| finding.status == Status::Open) {
        files
            .entry((finding.repository.as_ref(), finding.rule.as_ref()))
            .or_default()
            .insert(finding.location.path.as_ref());
    }
    files
}

/// A definition with the checks that are not announced yet shown as if they were: they do nothing, and it is known what becomes of them.
pub(crate) fn opened(card: &Arc<Scorecard>, today: Date) -> Arc<Scorecard> {
    let is_planned = |check: &Check| check.phase(today) == Phase::Planned;
    if !card.checks.iter().any(is_planned) {
        return card.clone();
    }
    let mut shown = Scorecard::clone(card);
    for check in shown.checks.iter_mut().filter(|check| is_planned(check)) {
        check.announce = Some(today);
    }
    Arc::new(shown)
}

/// What a definition does in place of another one, or of none, on a day and from the days on that it announces. Both are [`opened`].
pub(crate) fn what_if(before: Option<&Side<'_>>, after: &Side<'_>, files: &Files<'_>, today: Date) -> WhatIf {
    let old_card = before.map(|side| side.card.as_ref());
    let edits = edits(old_card, after.card);
    let around = Around {
        old: before.map(Side::by_entity).unwrap_or_default(),
        new: after.by_entity(),
        edits: &edits,
        files,
        today,
    };
    let mut mending = Mending::default();
    let mut checks: Vec<CheckShift> = edits.iter().map(|(id, edit)| shift(after.card, id, *edit, today)).collect();
    let mut open: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); checks.len()];
    let mut entities = Vec::new();
    for (key, pair) in around.pairs() {
        let effects: Vec<_> = edits.iter().map(|(id, _)| pair.alone(id)).collect();
        for ((shift, open), effect) in checks.iter_mut().zip(&mut open).zip(&effects) {
            effect.add_to(shift);
            if effect.is_open {
                open.insert(key.0);
            }
        }
        mending.take(&pair);
        entities.extend(pair.shift(effects.into_iter().zip(&edits)));
    }
    for (shift, open) in checks.iter_mut().zip(open) {
        let rule = after.card.checks.iter().find(|check| check.id == shift.check).map(|check| check.rule.as_ref());
        let own = open.iter().filter_map(|repository| files.get(&(*repository, rule?)));
        shift.files = own.map(|paths| paths.len() as u64).sum();
    }
    WhatIf {
        scorecard: after.card.id.clone(),
        title: after.card.title.clone(),
        before: old_card.map(|card| card.version.clone()),
        other: old_card.map(|card| card.id.clone()).filter(|id| *id != after.card.id),
        after: after.card.version.clone(),
        levels: levels(old_card, after.card),
        entities,
        checks,
        to_change: mending.sum(files),
        later: days(after.card, &edits, today).into_iter().map(|(from, begins)| around.later(from, begins)).collect(),
    }
}

/// A check that differs, before anybody is asked about it.
fn shift(after: &Scorecard, id: &Arc<str>, edit: Edit, today: Date) -> CheckShift {
    let check = after.checks.iter().find(|check| check.id == *id);
    CheckShift {
        check: id.clone(),
        edit,
        counts_from: check.and_then(|check| check.counts_from(today)),
        blocks_from: check.and_then(|check| check.blocks_from(today)),
        ..CheckShift::default()
    }
}

/// The days to come on which checks that differ begin or end, and what they do then.
fn days(after: &Scorecard, edits: &[(Arc<str>, Edit)], today: Date) -> BTreeMap<Date, Vec<Begin>> {
    let mut days: BTreeMap<Date, Vec<Begin>> = BTreeMap::new();
    for check in after.checks.iter().filter(|check| edits.iter().any(|(id, _)| *id == check.id)) {
        let blocks = check.blocks_from(today);
        let counts = check.counts_from(today).filter(|day| Some(*day) != blocks);
        let ends = check.retired.and_then(|last| last.plus_days(1)).filter(|day| *day > today);
        for (day, does) in [(counts, Phase::Warned), (blocks, Phase::Enforced), (ends, Phase::Retired)] {
            if let Some(day) = day {
                days.entry(day).or_default().push(Begin { check: check.id.clone(), does });
            }
        }
    }
    days
}

/// An entity: the repository's target, and its reference.
type Key<'r> = (&'r str, &'r str);

/// What both definitions say.
struct Around<'a, 'r> {
    old: BTreeMap<Key<'r>, &'r ScorecardResult>,
    new: BTreeMap<Key<'r>, &'r ScorecardResult>,
    edits: &'a [(Arc<str>, Edit)],
    files: &'a Files<'a>,
    today: Date,
}

impl<'r> Around<'_, 'r> {
    /// All entities of both, as they are today.
    fn pairs(&self) -> impl Iterator<Item = (Key<'r>, Pair<'r>)> {
        let keys: BTreeSet<Key<'r>> = self.old.keys().chain(self.new.keys()).copied().collect();
        let laid = |own: Option<&&'r ScorecardResult>| own.map(|own| Laid::of(own, self.today));
        keys.into_iter().map(move |key| (key, Pair { old: laid(self.old.get(&key)), new: laid(self.new.get(&key)) }))
    }

    /// Who stands otherwise from a day on. One whom the definition was not for is compared with where it begins.
    fn later(&self, from: Date, begins: Vec<Begin>) -> Later {
        let mut mending = Mending::default();
        let mut entities = Vec::new();
        for (key, new) in &self.new {
            let old = self.old.get(key).map_or_else(|| Laid::of(new, self.today), |own| Laid::of(own, from));
            let pair = Pair { old: Some(old), new: Some(Laid::of(new, from)) };
            if matches!(pair.way(), Way::Falls | Way::Rises) {
                mending.take(&pair);
                let effects = self.edits.iter().map(|own| (pair.alone(&own.0), own));
                entities.extend(pair.shift(effects));
            }
        }
        Later { from, begins, entities, to_change: mending.sum(self.files) }
    }
}

/// The levels of both, the highest first.
fn levels(before: Option<&Scorecard>, after: &Scorecard) -> Vec<Arc<str>> {
    let mut levels: Vec<Arc<str>> = after.levels.iter().rev().map(|level| level.id.clone()).collect();
    for level in before.into_iter().flat_map(|card| card.levels.iter().rev()) {
        if !levels.contains(&level.id) {
            levels.push(level.id.clone());
        }
    }
    levels
}

/// What differs in the lines of the cards, in the order of the new one; then what is gone.
pub(crate) fn edits(before: Option<&Scorecard>, after: &Scorecard) -> Vec<(Arc<str>, Edit)> {
    let Some(before) = before else {
        return after.checks.iter().map(|check| (check.id.clone(), Edit::Added)).collect();
    };
    let same = |one: &Check, other: &Check| counts(one) == counts(other);
    let mut edits = Vec::new();
    for check in &after.checks {
        match before.checks.iter().find(|own| own.id == check.id) {
            None => edits.push((check.id.clone(), Edit::Added)),
            Some(own) if !same(own, check) => edits.push((check.id.clone(), Edit::Changed)),
            Some(_) => {}
        }
    }
    let is_gone = |own: &&Check| after.checks.iter().all(|check| check.id != own.id);
    edits.extend(before.checks.iter().filter(is_gone).map(|check| (check.id.clone(), Edit::Removed)));
    edits
}

/// A check without its texts.
fn counts(check: &Check) -> Check {
    Check {
        title: None,
        fix: None,
        links: Vec::new(),
        autofix: None,
        basis: None,
        effort: crate::model::scorecard::Effort::default(),
        ..check.clone()
    }
}
