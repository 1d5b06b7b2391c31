//! What a scorecard would say in place of another one: who falls, who rises, which checks do it. Plain values; who works them out is
//! `score`.

use std::sync::Arc;

use super::date::Date;
use super::movement::Stand;
use super::scorecard::Phase;

/// What would be if one definition took the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// Its title.
    pub title: String,
    /// The version that it is compared with; none where there was none.
    pub before: Option<String>,
    /// The id of the scorecard that it is compared with, where that is another one.
    pub other: Option<Arc<str>>,
    /// Its version.
    pub after: String,
    /// The levels of both, the highest first.
    pub levels: Vec<Arc<str>>,
    /// Every entity that one of the two is for, by repository and reference.
    pub entities: Vec<Shift>,
    /// Checks that are new, gone or otherwise, in the order of the new definition.
    pub checks: Vec<CheckShift>,
    /// What would have to change so that nobody falls.
    pub to_change: ToChange,
    /// What it does from later days on, by the dates of its checks, in their order.
    pub later: Vec<Later>,
}

/// What would have to change so that nobody falls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToChange {
    /// Files, of all repositories.
    pub files: u64,
    /// Repositories that these are in.
    pub repositories: u64,
    /// Checks of which no file helps, since nobody knows what they go by.
    pub lacking: Vec<Lacking>,
}

/// A check that cannot be judged of entities that fall by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Its id.
    pub check: Arc<str>,
    /// How many of those that fall need it.
    pub entities: u64,
    /// Why it cannot be judged of one of them, where that is told.
    pub reason: Option<String>,
}

/// What a definition does from a day to come on, on what is known and excused today: both definitions are as they are on that day. An
/// entity that only the new one is for is compared with where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The day.
    pub from: Date,
    /// The checks that do something else from then on.
    pub begins: Vec<Begin>,
    /// Those that have fallen or risen by then, those that do so before included.
    pub entities: Vec<Shift>,
    /// What would have to change so that nobody falls by then.
    pub to_change: ToChange,
}

/// A check that does something else from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begin {
    /// Its id.
    pub check: Arc<str>,
    /// Warned: it counts. Enforced: it blocks its level. Retired: it is no longer asked.
    pub does: Phase,
}

/// Something that a level asks for as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// The score.
    MinScore,
    /// The share that is known.
    MinCoverage,
}

impl Limit {
    /// The word used in definitions and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MinScore => "min_score",
            Self::MinCoverage => "min_coverage",
        }
    }
}

/// What a level asks for and an entity does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The level's id.
    pub level: Arc<str>,
    /// What it asks for.
    pub limit: Limit,
}

/// Which way an entity goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// It loses a level.
    Falls,
    /// It gains a level.
    Rises,
    /// Its level stays, its score goes down.
    Lower,
    /// Its level stays, its score goes up.
    Higher,
    /// Nothing moves.
    Same,
    /// The scorecard was not for it.
    Joins,
    /// The scorecard is no longer for it.
    Leaves,
}

impl Way {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Falls => "falls",
            Self::Rises => "rises",
            Self::Lower => "lower",
            Self::Higher => "higher",
            Self::Same => "same",
            Self::Joins => "joins",
            Self::Leaves => "leaves",
        }
    }
}

/// An entity under both definitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// Full reference of its owner.
    pub owner: Option<String>,
    /// Which way it goes.
    pub way: Way,
    /// Where it stands.
    pub before: Option<Stand>,
    /// Where it would stand.
    pub after: Option<Stand>,
    /// The changed checks that move its level or its score by themselves, what moves most first.
    pub because: Vec<Arc<str>>,
    /// Where it falls: what the levels up to the one that it had ask for besides, and is not reached.
    pub short_of: Vec<Short>,
}

impl Shift {
    /// How far its score goes, in basis points, where it has one under both.
    pub fn points(&self) -> Option<i64> {
        let score = |stand: &Option<Stand>| stand.as_ref().and_then(|stand| stand.score).map(i64::from);
        Some(score(&self.after)? - score(&self.before)?)
    }
}

/// What happened to a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edit {
    /// It is new.
    Added,
    /// It is gone, or retired.
    Removed,
    /// It means or weighs something else, or belongs to another level.
    #[default]
    Changed,
}

impl Edit {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// A check that is not as it was, and what it does by itself: as if nothing else had changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckShift {
    /// Its id.
    pub check: Arc<str>,
    /// What happened to it.
    pub edit: Edit,
    /// Entities that would fail it, in full or in part, and did not; none that cannot be judged.
    pub newly_failing: u64,
    /// Entities that cannot be judged by it.
    pub unknown: u64,
    /// Entities that fall by it alone.
    pub falls: u64,
    /// Entities that rise by it alone.
    pub rises: u64,
    /// What it does to their scores, summed, in basis points.
    pub points: i64,
    /// Files, of all repositories, that speak against it.
    pub files: u64,
    /// The day to come from which it counts; none where it does already, or never will.
    pub counts_from: Option<Date>,
    /// The day to come from which it blocks its level; none where it does already, or never will.
    pub blocks_from: Option<Date>,
}
