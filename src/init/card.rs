//! Which checks are proposed, and for which level: those that speak of something here, so that the first level is near.

use super::Ground;
use crate::model::Scorecard;
use crate::model::scorecard::{Check, CheckOutcome, Effort, Level};

/// What is worked on before a first level is reached, in hours, by a rough rule.
const A_DAY: u64 = 8;

/// A proposed scorecard.
pub(super) struct Card<'a> {
    /// The levels that have checks, the lowest first.
    pub(super) rungs: Vec<Rung<'a>>,
    /// What the recommended scorecards have in all.
    pub(super) of: usize,
    /// The least of what they want to be known.
    pub(super) min_coverage: u32,
}

/// A level and its checks: first those that hold, then the others, the cheapest first.
pub(super) struct Rung<'a> {
    pub(super) level: &'a Level,
    pub(super) lines: Vec<Line<'a>>,
}

/// A check that speaks of something here.
pub(super) struct Line<'a> {
    pub(super) check: &'a Check,
    /// The scorecard that it is from.
    pub(super) from: &'a Scorecard,
    /// Unique in the proposal.
    pub(super) id: String,
    pub(super) title: &'a str,
    pub(super) state: State,
    /// Whether its own scorecard asks it for a lower level.
    pub(super) is_put_off: bool,
    place: usize,
}

/// How a check stands, all entities taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Holds,
    Open { findings: u64 },
    Unknown,
}

impl<'a> Card<'a> {
    /// None where nothing speaks of anything here.
    pub(super) fn of(ground: &Ground<'a>) -> Option<Self> {
        let levels = &ground.recommended.first()?.levels;
        let mut lines = lines(ground);
        put_off(&mut lines);
        let mut rungs: Vec<Rung<'a>> = levels.iter().map(|level| Rung { level, lines: Vec::new() }).collect();
        for line in lines {
            let last = rungs.len().saturating_sub(1);
            if let Some(rung) = rungs.get_mut(line.place.min(last)) {
                rung.lines.push(line);
            }
        }
        for rung in &mut rungs {
            // The sort is stable: what holds stays in the order of its scorecard.
            rung.lines.sort_by_key(|line| match line.state {
                State::Holds => (0, Effort::Small, 0),
                State::Open { findings } => (1, line.check.effort, findings),
                State::Unknown => (2, Effort::Small, 0),
            });
        }
        rungs.retain(|rung| !rung.lines.is_empty());
        let cards = ground.recommended.iter();
        let of = cards.clone().map(|card| card.checks.len()).sum();
        let min_coverage = cards.map(|card| card.scoring.min_coverage).min().unwrap_or(0);
        (!rungs.is_empty()).then_some(Self { rungs, of, min_coverage })
    }

    /// How many checks there are, and how many of them hold.
    pub(super) fn counts(&self) -> (usize, usize) {
        let lines = self.rungs.iter().flat_map(|rung| &rung.lines);
        (lines.clone().count(), lines.filter(|line| line.state == State::Holds).count())
    }
}

/// The checks of the recommended scorecards that apply to some entity. A rule is asked once, an id stands once.
fn lines<'a>(ground: &Ground<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for card in ground.recommended {
        for check in &card.checks {
            let results = ground.report.scorecards.iter().filter(|own| own.scorecard == card.id);
            let results = results.flat_map(|own| own.checks.iter().filter(|own| own.check.id == check.id));
            let applying: Vec<_> = results.filter(|own| own.outcome != CheckOutcome::NotApplicable).collect();
            let Some(first) = applying.first() else { continue };
            if lines.iter().any(|line| line.check.rule == check.rule) {
                continue;
            }
            let is = |wanted: fn(CheckOutcome) -> bool| applying.iter().any(|own| wanted(own.outcome));
            let state = if is(|outcome| matches!(outcome, CheckOutcome::Fail | CheckOutcome::Partial(_))) {
                State::Open { findings: applying.iter().map(|own| own.findings).sum() }
            } else if is(|outcome| outcome == CheckOutcome::Unknown) {
                State::Unknown
            } else {
                State::Holds
            };
            let is_taken = lines.iter().any(|line| line.id == *check.id);
            lines.push(Line {
                check,
                from: card,
                id: if is_taken { format!("{}-{}", card.id, check.id) } else { check.id.to_string() },
                title: &first.title,
                state,
                is_put_off: false,
                place: card.levels.iter().position(|level| level.id == check.level).unwrap_or(0),
            });
        }
    }
    lines
}

/// Puts what is open on the first level off to the next one, so that about a day's work is left, the cheapest of it; and what
/// cannot be judged today.
fn put_off(lines: &mut [Line<'_>]) {
    let mut first: Vec<_> = lines.iter_mut().filter(|line| line.place == 0 && line.check.required).collect();
    first.sort_by_key(|line| hours(line));
    let mut left = A_DAY;
    for line in first.into_iter().filter(|line| line.state != State::Holds) {
        if let Some(rest) = hours(line).and_then(|hours| left.checked_sub(hours)) {
            left = rest;
        } else {
            (line.place, line.is_put_off) = (1, true);
        }
    }
}

/// How long it takes to mend; none where that is more than a day or is not known.
fn hours(line: &Line<'_>) -> Option<u64> {
    match (line.state, line.check.effort) {
        (State::Holds, _) => Some(0),
        (State::Open { findings }, Effort::Small) => Some(1 + findings / 10),
        (State::Open { findings }, Effort::Medium) => Some(3 + findings / 5),
        (State::Open { .. }, Effort::Large) | (State::Unknown, _) => None,
    }
}
