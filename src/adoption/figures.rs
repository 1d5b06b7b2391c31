//! The lives of entities → figures of a path. Arithmetic only; shares are basis points, a move counts where both sides are known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::STAY;
use super::template::Origins;
use crate::flow::Spread;
pub(crate) use crate::model::adoption::{Cohort, Counts, Signal, State};
use crate::model::selector::Facets;

/// An entity that the path is for, through the window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Life {
    /// The repository's target.
    pub(crate) repository: Arc<str>,
    /// The entity's reference.
    pub(crate) entity: Arc<str>,
    /// What people call it.
    pub(crate) name: Arc<str>,
    /// What is known of it now.
    pub(crate) facets: Arc<Facets>,
    /// At each look, the last one is now; none where it was not there or the path is not for it.
    pub(crate) states: Vec<Option<State>>,
    /// The signals now.
    pub(crate) signals: Vec<Signal>,
    /// When it came, where that was in the window.
    pub(crate) came: Option<i64>,
    /// Its steps onto the path and off it, by time.
    pub(crate) moves: Vec<Move>,
}

impl Life {
    /// Where it is now.
    pub(crate) fn now(&self) -> State {
        self.states.last().copied().flatten().unwrap_or(State::Unknown)
    }
}

/// A step onto the path, or off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    /// When it landed, in seconds since 1970.
    pub(crate) at: i64,
    /// Onto the path.
    pub(crate) onto: bool,
    /// The commit.
    pub(crate) commit: String,
    /// Whether it came with the path: it was on it from the first look.
    pub(crate) is_first: bool,
    /// Whether it had been there for at least 90 days.
    pub(crate) is_old: bool,
    /// The campaign that asked for it then.
    pub(crate) campaign: Option<Arc<str>>,
}

/// Those that came in the window, and whether they came on the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voluntary {
    /// Whether another way was allowed: only then is it a choice.
    pub(crate) is_choice: bool,
    /// At the first look at each.
    pub(crate) new: Counts,
}

/// How long it took to come onto the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// In seconds.
    pub(crate) spread: Spread,
    /// Those that have not come yet: their times will be longer.
    pub(crate) open: usize,
}

/// All figures of a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Adoption {
    /// The path's id.
    pub(crate) path: Arc<str>,
    /// What people call it.
    pub(crate) title: String,
    /// Its version.
    pub(crate) version: String,
    /// The looks, in seconds since 1970; the last one is now.
    pub(crate) looks: Vec<i64>,
    /// At each look.
    pub(crate) trend: Vec<Counts>,
    /// Now, by tier; first those that have none.
    pub(crate) tiers: BTreeMap<Option<String>, Counts>,
    /// Those that came in the window.
    pub(crate) voluntary: Voluntary,
    /// Every 90 days back from the last day that can be judged, by time.
    pub(crate) stickiness: Vec<Cohort>,
    /// From being there to being on the path, of those that came in the window.
    pub(crate) to_adopt: Times,
    /// The entities, by repository and reference.
    pub(crate) lives: Vec<Life>,
    /// What its template says, where a clone of it was given.
    pub(crate) origins: Option<Origins>,
    /// What cannot be known, and why.
    pub(crate) notes: Vec<String>,
}

impl Adoption {
    /// How many there are now.
    pub(crate) fn now(&self) -> Counts {
        self.trend.last().copied().unwrap_or_default()
    }

    /// Every step of those that were there before: who, and the step.
    pub(crate) fn moves(&self) -> impl Iterator<Item = (&Life, &Move)> {
        let each = self.lives.iter().flat_map(|life| life.moves.iter().map(move |step| (life, step)));
        each.filter(|(_, step)| !step.is_first)
    }

    /// Old services that moved onto the path with no campaign that asked for it.
    pub(crate) fn reentries(&self) -> impl Iterator<Item = (&Life, &Move)> {
        self.moves().filter(|(_, step)| step.onto && step.is_old && step.campaign.is_none())
    }
}

/// At each look.
pub(super) fn trend(lives: &[Life], looks: usize) -> Vec<Counts> {
    let at = |look: usize| Counts::of(lives.iter().filter_map(|life| life.states.get(look).copied().flatten()));
    (0..looks).map(at).collect()
}

/// Now, by tier.
pub(super) fn tiers(lives: &[Life]) -> BTreeMap<Option<String>, Counts> {
    let mut states: BTreeMap<Option<String>, Vec<State>> = BTreeMap::new();
    for life in lives {
        states.entry(life.facets.tier.clone()).or_default().push(life.now());
    }
    states.into_iter().map(|(tier, states)| (tier, Counts::of(states.into_iter()))).collect()
}

/// Those that came in the window, at the first look at each.
pub(super) fn new(lives: &[Life]) -> Counts {
    let new = lives.iter().filter(|life| life.states.first().copied().flatten().is_none());
    Counts::of(new.filter_map(|life| life.states.iter().copied().flatten().next()))
}

/// Who stayed for 90 days.
pub(super) fn stickiness(lives: &[Life], looks: &[i64]) -> Vec<Cohort> {
    let days = (0..looks.len().saturating_sub(STAY)).rev().step_by(STAY);
    let mut cohorts: Vec<Cohort> = days
        .map(|look| {
            let at = |life: &Life, look: usize| life.states.get(look).copied().flatten();
            let on: Vec<&Life> = lives.iter().filter(|life| at(life, look) == Some(State::On)).collect();
            let later = |wanted: Option<State>| on.iter().filter(|life| at(life, look + STAY) == wanted).count();
            Cohort {
                day: looks.get(look).copied().unwrap_or_default(),
                on: on.len(),
                still: later(Some(State::On)),
                left: later(Some(State::Off)),
                gone: later(None),
            }
        })
        .collect();
    cohorts.reverse();
    cohorts
}

/// From being there to being on the path, of those that came in the window.
pub(super) fn to_adopt(lives: &[Life]) -> Times {
    let (mut times, mut open) = (Vec::new(), 0);
    for (life, came) in lives.iter().filter_map(|life| Some((life, life.came?))) {
        match life.moves.iter().find(|step| step.onto) {
            Some(step) => times.push((step.at - came).max(0)),
            None => open += usize::from(life.now() == State::Off),
        }
    }
    Times { spread: Spread::of(times), open }
}

/// Steps between looks at which somebody's state is known: the look before and the look after, and whether it leads onto the path.
pub(super) fn steps(states: &[Option<State>]) -> Vec<(usize, usize, bool)> {
    let known = states.iter().enumerate().filter_map(|(look, state)| match state {
        Some(State::On) => Some((look, true)),
        Some(State::Off) => Some((look, false)),
        _ => None,
    });
    let known: Vec<_> = known.collect();
    let pairs = known.windows(2).filter_map(|pair| match pair {
        [(before, was), (after, is)] if was != is => Some((*before, *after, *is)),
        _ => None,
    });
    pairs.collect()
}
