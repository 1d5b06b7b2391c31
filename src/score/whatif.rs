//! The results of two definitions → what the second does in place of the first. Pure: never looks at a repository.
//!
//! Both definitions are laid over the same outcomes of the same day, so that every difference is the definition's. What a check does
//! by itself is worked out on the first definition with this one check of the second, so that a fall that needs several checks names
//! each that suffices.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::numbers::{self, Counted, Numbers};
use crate::model::finding::Status;
use crate::model::movement::Stand;
use crate::model::report::Report;
use crate::model::scorecard::{Check, CheckOutcome, CheckResult, Phase, Scorecard, ScorecardResult};
use crate::model::whatif::{CheckShift, Edit, Shift, Way, WhatIf};

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

/// What a definition does in place of another one, or of none.
pub(crate) fn what_if(before: Option<&Side<'_>>, after: &Side<'_>, files: &Files<'_>) -> WhatIf {
    let old = before.map(Side::by_entity).unwrap_or_default();
    let new = after.by_entity();
    let edits = edits(before.map(|side| side.card.as_ref()), after.card);
    let mut checks: Vec<CheckShift> =
        edits.iter().map(|(id, edit)| CheckShift { check: id.clone(), edit: *edit, ..CheckShift::default() }).collect();
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    let mut to_mend = BTreeSet::new();
    let mut open: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); checks.len()];
    let mut entities = Vec::new();
    for key in keys {
        let pair = Pair { old: old.get(&key).copied(), new: new.get(&key).copied() };
        let mut moved = Vec::new();
        for (shift, open) in checks.iter_mut().zip(&mut open) {
            let effect = pair.alone(&shift.check);
            shift.take(&effect);
            moved.push((effect, shift.check.clone()));
            if effect.is_open {
                open.insert(key.0);
            }
        }
        if pair.way() == Way::Falls {
            to_mend.extend(pair.newly_in_the_way().map(|rule| (key.0, rule)));
        }
        entities.extend(pair.shift(moved));
    }
    for (shift, open) in checks.iter_mut().zip(open) {
        let rule = after.card.checks.iter().find(|check| check.id == shift.check).map(|check| check.rule.as_ref());
        let own = open.iter().filter_map(|repository| files.get(&(*repository, rule?)));
        shift.files = own.map(|paths| paths.len() as u64).sum();
    }
    let paths: BTreeSet<(&str, &str)> =
        to_mend.iter().flat_map(|key| files.get(key).into_iter().flatten().map(|path| (key.0, *path))).collect();
    WhatIf {
        scorecard: after.card.id.clone(),
        title: after.card.title.clone(),
        before: before.map(|side| side.card.version.clone()),
        after: after.card.version.clone(),
        levels: levels(before.map(|side| side.card.as_ref()), after.card),
        entities,
        checks,
        files: paths.len() as u64,
        repositories: paths.iter().map(|(repository, _)| *repository).collect::<BTreeSet<_>>().len() as u64,
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

fn stand(result: &ScorecardResult) -> Stand {
    Stand { score: result.score, level: result.level.clone() }
}

/// An entity under both definitions.
#[derive(Clone, Copy)]
struct Pair<'r> {
    old: Option<&'r ScorecardResult>,
    new: Option<&'r ScorecardResult>,
}

/// What one check does to one entity.
#[derive(Clone, Copy, Default)]
struct Effect {
    levels: i64,
    points: i64,
    is_open: bool,
    was_open: bool,
    is_unknown: bool,
}

impl Effect {
    /// What moves most in the way that the entity goes stands first.
    fn order(self, way: Way) -> (i64, i64) {
        let sign = if matches!(way, Way::Rises | Way::Higher) { -1 } else { 1 };
        (sign * self.levels, sign * self.points)
    }
}

impl CheckShift {
    fn take(&mut self, effect: &Effect) {
        self.newly_failing += u64::from(effect.is_open && !effect.is_unknown && !effect.was_open);
        self.unknown += u64::from(effect.is_unknown);
        self.falls += u64::from(effect.levels < 0);
        self.rises += u64::from(effect.levels > 0);
        self.points += effect.points;
    }
}

impl<'r> Pair<'r> {
    fn way(self) -> Way {
        let (Some(old), Some(new)) = (self.old, self.new) else {
            return if self.new.is_some() { Way::Joins } else { Way::Leaves };
        };
        match rank(new).cmp(&rank(old)) {
            std::cmp::Ordering::Less => Way::Falls,
            std::cmp::Ordering::Greater => Way::Rises,
            std::cmp::Ordering::Equal if new.score < old.score => Way::Lower,
            std::cmp::Ordering::Equal if new.score > old.score => Way::Higher,
            std::cmp::Ordering::Equal => Way::Same,
        }
    }

    /// How the entity goes, and by which of the checks that differ, given with what each does by itself.
    fn shift(self, mut moved: Vec<(Effect, Arc<str>)>) -> Option<Shift> {
        let (any, way) = (self.new.or(self.old)?, self.way());
        moved.retain(|(effect, _)| effect.levels != 0 || effect.points != 0);
        moved.sort_by_key(|(effect, _)| effect.order(way));
        Some(Shift {
            repository: any.repository.clone(),
            entity: any.entity.clone(),
            name: any.name.clone(),
            owner: any.facets.owner.clone(),
            way,
            before: self.old.map(stand),
            after: self.new.map(stand),
            because: moved.into_iter().map(|(_, check)| check).collect(),
        })
    }

    /// Rules of the checks that hold back a level, and did not.
    fn newly_in_the_way(self) -> impl Iterator<Item = &'r str> {
        let results = self.new.into_iter().flat_map(|result| &result.checks);
        let new =
            results.filter(move |result| Counted::of(result).is_in_the_way() && !self.was_in_the_way(&result.check.id));
        new.map(|result| result.check.rule.as_ref())
    }

    fn was_in_the_way(self, check: &str) -> bool {
        let old = self.old.into_iter().flat_map(|result| &result.checks).find(|own| own.check.id.as_ref() == check);
        old.is_some_and(|own| Counted::of(own).is_in_the_way())
    }

    /// What a check of the new definition, or its absence, does on the old one.
    fn alone(self, id: &str) -> Effect {
        let find = |result: &'r ScorecardResult| result.checks.iter().find(|own| own.check.id.as_ref() == id);
        let (was, is) = (self.old.and_then(find), self.new.and_then(find));
        let open = |own: Option<&CheckResult>| own.is_some_and(|own| numbers::is_open(own.outcome));
        let effect = Effect {
            is_open: open(is),
            was_open: open(was),
            is_unknown: is.is_some_and(|own| own.outcome == CheckOutcome::Unknown),
            ..Effect::default()
        };
        let (Some(old), Some(_)) = (self.old, self.new) else { return effect };
        let mut counted: Vec<Counted<'_>> =
            old.checks.iter().filter(|own| own.check.id.as_ref() != id).map(Counted::of).collect();
        counted.extend(is.map(Counted::of).filter(|own| own.phase != Phase::Planned));
        let Numbers { score, reached: now, .. } = numbers::numbers(&old.card, &counted);
        let points = |score: Option<u32>| i64::from(score.unwrap_or(0));
        let number = |levels: usize| i64::try_from(levels).unwrap_or(i64::MAX);
        Effect { levels: number(now) - number(old.reached()), points: points(score) - points(old.score), ..effect }
    }
}

/// The rank of the level that is reached, by the definition that says so.
fn rank(result: &ScorecardResult) -> u32 {
    let level = result.level.as_ref();
    level.and_then(|id| result.card.levels.iter().find(|own| own.id == *id)).map_or(0, |own| own.rank)
}
