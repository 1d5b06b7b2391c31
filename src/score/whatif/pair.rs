//! An entity under both definitions: which way it goes, and what each check does to that by itself.

use std::sync::Arc;

use super::super::numbers::{self, Counted, Numbers};
use crate::model::Date;
use crate::model::movement::Stand;
use crate::model::scorecard::{CheckOutcome, CheckResult, Phase, Scorecard, ScorecardResult};
use crate::model::whatif::{CheckShift, Edit, Limit, Shift, Short, Way};

/// What a definition says of an entity on a day.
pub(super) struct Laid<'r> {
    pub(super) result: &'r ScorecardResult,
    pub(super) counted: Vec<Counted<'r>>,
    pub(super) numbers: Numbers,
}

impl<'r> Laid<'r> {
    /// A result by the dates of a day.
    pub(super) fn of(result: &'r ScorecardResult, day: Date) -> Self {
        let counted = result.checks.iter().map(|own| Counted { phase: own.check.phase(day), ..Counted::of(own) });
        let counted: Vec<_> = counted.filter(|own| !matches!(own.phase, Phase::Planned | Phase::Retired)).collect();
        let numbers = numbers::numbers(&result.card, &counted);
        Self { result, counted, numbers }
    }

    /// The definition.
    pub(super) fn card(&self) -> &'r Scorecard {
        &self.result.card
    }

    fn level(&self) -> Option<&'r crate::model::scorecard::Level> {
        self.numbers.reached.checked_sub(1).and_then(|last| self.card().levels.get(last))
    }

    /// The rank of the level that is reached, by the definition that says so.
    pub(super) fn rank(&self) -> u32 {
        self.level().map_or(0, |own| own.rank)
    }

    fn stand(&self) -> Stand {
        Stand { score: self.numbers.score, level: self.level().map(|own| own.id.clone()) }
    }
}

/// An entity under both definitions.
pub(super) struct Pair<'r> {
    pub(super) old: Option<Laid<'r>>,
    pub(super) new: Option<Laid<'r>>,
}

/// What one check does to one entity.
#[derive(Clone, Copy, Default)]
pub(super) struct Effect {
    levels: i64,
    points: i64,
    pub(super) is_open: bool,
    was_open: bool,
    is_unknown: bool,
}

impl Effect {
    /// What moves most in the way that the entity goes stands first.
    fn order(self, way: Way) -> (i64, i64) {
        let sign = if matches!(way, Way::Rises | Way::Higher) { -1 } else { 1 };
        (sign * self.levels, sign * self.points)
    }

    /// Counts it among what the check does to all.
    pub(super) fn add_to(self, shift: &mut CheckShift) {
        shift.newly_failing += u64::from(self.is_open && !self.is_unknown && !self.was_open);
        shift.unknown += u64::from(self.is_unknown);
        shift.falls += u64::from(self.levels < 0);
        shift.rises += u64::from(self.levels > 0);
        shift.points += self.points;
    }
}

impl<'r> Pair<'r> {
    /// Which way the entity goes.
    pub(super) fn way(&self) -> Way {
        let (Some(old), Some(new)) = (&self.old, &self.new) else {
            return if self.new.is_some() { Way::Joins } else { Way::Leaves };
        };
        match new.rank().cmp(&old.rank()) {
            std::cmp::Ordering::Less => Way::Falls,
            std::cmp::Ordering::Greater => Way::Rises,
            std::cmp::Ordering::Equal if new.numbers.score < old.numbers.score => Way::Lower,
            std::cmp::Ordering::Equal if new.numbers.score > old.numbers.score => Way::Higher,
            std::cmp::Ordering::Equal => Way::Same,
        }
    }

    /// How the entity goes, and by which of the checks that differ, given with what each does by itself.
    pub(super) fn shift<'e>(&self, moved: impl Iterator<Item = (Effect, &'e (Arc<str>, Edit))>) -> Option<Shift> {
        let (any, way) = (self.new.as_ref().or(self.old.as_ref())?.result, self.way());
        let mut moved: Vec<_> = moved.filter(|(effect, _)| effect.levels != 0 || effect.points != 0).collect();
        moved.sort_by_key(|(effect, _)| effect.order(way));
        Some(Shift {
            repository: any.repository.clone(),
            entity: any.entity.clone(),
            name: any.name.clone(),
            owner: any.facets.owner.clone(),
            way,
            before: self.old.as_ref().map(Laid::stand),
            after: self.new.as_ref().map(Laid::stand),
            because: moved.into_iter().map(|(_, (check, _))| check.clone()).collect(),
            short_of: if way == Way::Falls { self.short_of() } else { Vec::new() },
        })
    }

    /// The levels that the entity would have to reach so that it does not fall: their number, by the new definition.
    pub(super) fn goal(&self) -> usize {
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return 0 };
        let levels = &new.card().levels;
        levels.iter().position(|level| level.rank >= old.rank()).map_or(levels.len(), |at| at + 1)
    }

    /// What levels ask for as a whole, and is not reached, on the way to where the entity was.
    fn short_of(&self) -> Vec<Short> {
        let Some(new) = &self.new else { return Vec::new() };
        let ladder = numbers::ladder(new.card(), &new.counted, new.numbers.score);
        let mut short = Vec::new();
        for rung in ladder.iter().take(self.goal()).filter(|rung| !rung.is_reached) {
            let is_low = rung.min_score.is_some_and(|floor| new.numbers.score.is_none_or(|score| score < floor));
            let is_little = rung.coverage.is_some_and(|coverage| coverage < rung.min_coverage);
            let limits = [(is_low, Limit::MinScore), (is_little, Limit::MinCoverage)].into_iter();
            let missed = limits.filter(|(is_missed, _)| *is_missed);
            short.extend(missed.map(|(_, limit)| Short { level: rung.level.clone(), limit }));
        }
        short
    }

    /// What a check of the new definition, or its absence, does on the old one.
    pub(super) fn alone(&self, id: &str) -> Effect {
        let find = |laid: &Option<Laid<'r>>| -> Option<&'r CheckResult> {
            laid.as_ref().and_then(|own| own.result.checks.iter().find(|own| own.check.id.as_ref() == id))
        };
        let (was, is) = (find(&self.old), find(&self.new));
        let open = |own: Option<&CheckResult>| own.is_some_and(|own| numbers::is_open(own.outcome));
        let effect = Effect {
            is_open: open(is),
            was_open: open(was),
            is_unknown: is.is_some_and(|own| own.outcome == CheckOutcome::Unknown),
            ..Effect::default()
        };
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return effect };
        let is_it = |own: &&Counted<'_>| own.check.id.as_ref() == id;
        let mut counted: Vec<Counted<'_>> = old.counted.iter().filter(|own| !is_it(own)).copied().collect();
        counted.extend(new.counted.iter().find(is_it));
        let Numbers { score, reached: now, .. } = numbers::numbers(old.card(), &counted);
        let points = |score: Option<u32>| i64::from(score.unwrap_or(0));
        let number = |levels: usize| i64::try_from(levels).unwrap_or(i64::MAX);
        Effect {
            levels: number(now) - number(old.numbers.reached),
            points: points(score) - points(old.numbers.score),
            ..effect
        }
    }
}
