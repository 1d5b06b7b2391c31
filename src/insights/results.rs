//! Where entities stand → results of checks. What is the same for all entities was written once; here bytes are put one after another.

use std::collections::HashSet;

use super::card::{Card, Line, bytes};
use super::fact;
use super::failure::Failure;
use super::state::{Standing, State};
use crate::history::ask::{Against, Outcome};

/// Which checks are asked for.
#[derive(Clone, Debug)]
pub(super) enum Asked {
    /// All.
    All,
    /// Those of these scorecards and lines.
    Some(HashSet<(usize, usize)>),
}

impl Asked {
    /// Checks by id; the first that nobody knows is what is wrong.
    pub(super) fn of(state: &State, checks: Option<&[String]>) -> Result<Self, Failure> {
        let Some(checks) = checks else { return Ok(Self::All) };
        let one = |id: &String| state.checks.get(id).copied().ok_or_else(|| Failure::check(id));
        checks.iter().map(one).collect::<Result<_, _>>().map(Self::Some)
    }

    fn has(&self, card: usize, line: usize) -> bool {
        match self {
            Self::All => true,
            Self::Some(own) => own.contains(&(card, line)),
        }
    }
}

/// Writes the list of the results of an entity.
pub(super) fn write(state: &State, standings: &[&Standing], asked: &Asked, out: &mut Vec<u8>) {
    out.push(b'[');
    let mut is_first = true;
    for standing in standings {
        let Some(card) = state.cards.get(standing.card) else { continue };
        for (at, outcome, against) in &standing.outcomes {
            let Some((line, holds)) = counted(card, *at, outcome).filter(|_| asked.has(standing.card, *at)) else {
                continue;
            };
            if !is_first {
                out.push(b',');
            }
            is_first = false;
            result(line, holds, outcome, against.as_ref(), out);
        }
    }
    out.push(b']');
}

fn counted<'c>(card: &'c Card, at: usize, outcome: &Outcome) -> Option<(&'c Line, bool)> {
    let line = card.lines.get(at).filter(|line| line.counts)?;
    Some((line, fact::holds(outcome.outcome)?))
}

fn result(line: &Line, holds: bool, outcome: &Outcome, against: Option<&Against>, out: &mut Vec<u8>) {
    if holds {
        out.extend_from_slice(&line.passed);
        return;
    }
    let [before, after] = &line.failed;
    out.extend_from_slice(before);
    if let Some(detail) = fact::detail(outcome, against) {
        out.extend_from_slice(&line.detail);
        out.extend_from_slice(&bytes(&detail));
        out.push(b'}');
    }
    out.extend_from_slice(after);
}
