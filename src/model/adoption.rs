//! Who is on a golden path as far as a run sees it, and how many that is.

use std::sync::Arc;

use super::amount::share;
use super::scorecard::CheckOutcome;
use super::selector::Facets;

/// Whether somebody is on a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Enough signals are seen.
    On,
    /// Too few, whatever is not known.
    Off,
    /// It depends on what is not known.
    #[default]
    Unknown,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::On, Self::Off, Self::Unknown];

    /// That of who has these signals: a signal is seen where its rule has something to speak of and finds nothing.
    pub fn of(signals: &[Signal], at_least: u32) -> Self {
        let least = at_least as usize;
        let count = |wanted: CheckOutcome| signals.iter().filter(|own| own.outcome == wanted).count();
        let (seen, unknown) = (count(CheckOutcome::Pass), count(CheckOutcome::Unknown));
        if seen >= least {
            Self::On
        } else if seen + unknown >= least {
            Self::Unknown
        } else {
            Self::Off
        }
    }

    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Unknown => "unknown",
        }
    }
}

/// A sign of use at an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signal {
    /// Its id.
    pub id: Arc<str>,
    /// `pass` where it is seen.
    pub outcome: CheckOutcome,
}

/// A golden path that was asked, and whom it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct PathReport {
    /// What was asked.
    pub path: AskedPath,
    /// The entities that it is for, by repository.
    pub entities: Vec<Adopted>,
}

/// What a run tells of a golden path itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskedPath {
    /// Its id.
    pub id: Arc<str>,
    /// What people call it.
    pub title: Arc<str>,
    /// Its version.
    pub version: Arc<str>,
    /// Who has so many of its signals is on it.
    pub at_least: u32,
    /// Whether another way is allowed: only then is being on it a choice.
    pub is_voluntary: bool,
}

/// An entity that a path is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// What is known of it.
    pub facets: Arc<Facets>,
    /// Whether it is on the path.
    pub state: State,
    /// The signals, in the order of the path.
    pub signals: Vec<Signal>,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// On the path.
    pub on: usize,
    /// Off it.
    pub off: usize,
    /// Not known.
    pub unknown: usize,
}

impl Counts {
    /// How many of these.
    pub fn of(states: impl Iterator<Item = State>) -> Self {
        let mut counts = Self::default();
        states.for_each(|state| counts.add(state));
        counts
    }

    /// One more.
    pub const fn add(&mut self, state: State) {
        match state {
            State::On => self.on += 1,
            State::Off => self.off += 1,
            State::Unknown => self.unknown += 1,
        }
    }

    /// All that the path is for.
    pub const fn all(self) -> usize {
        self.on + self.off + self.unknown
    }

    /// The share that is known to be on the path, in basis points.
    pub fn share(self) -> Option<u32> {
        share(self.on, self.all())
    }

    /// The share where all that is unknown is on it.
    pub fn up_to(self) -> Option<u32> {
        share(self.on + self.unknown, self.all())
    }
}

/// Who was on the path on a day, and where they were 90 days later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The day, in seconds since 1970.
    pub day: i64,
    /// On the path then.
    pub on: usize,
    /// Of those, still on it.
    pub still: usize,
    /// Known to have left it.
    pub left: usize,
    /// Not there any more: they say nothing about the path.
    pub gone: usize,
}

impl Cohort {
    /// The share that stayed, of those that are still there.
    pub fn share(self) -> Option<u32> {
        share(self.still, self.on.saturating_sub(self.gone))
    }
}
