//! One series → what became of each deployment: failed and by what it was seen, recovered when, rework or not.
//!
//! All of it is what git shows. A failure that nobody answered with a rollback, a revert or a hotfix is not seen, so shares of
//! failures are lower bounds.

use super::event::{Event, Kind};
use super::source::Brought;

/// How a failure was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    /// The next deployment took it back to an earlier version.
    Rollback,
    /// Its commit, or one that it brought, was reverted by a later deployment.
    Revert,
    /// The next deployment is called a hotfix.
    Hotfix,
}

impl Sign {
    /// The word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Rollback => "rollback",
            Self::Revert => "revert",
            Self::Hotfix => "hotfix",
        }
    }
}

/// What became of a deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Whether it put a change into the environment: neither a rollback nor a revert of an earlier deployment.
    pub(crate) is_change: bool,
    /// How it was seen to fail, and after how many seconds that was over.
    pub(crate) failed: Option<(Sign, i64)>,
    /// Whether it was made to mend an earlier one.
    pub(crate) is_rework: bool,
    /// For what took a deployment back: whether that held.
    pub(crate) held: Option<bool>,
    /// Whether the time in which it could still fail is over.
    pub(crate) is_settled: bool,
}

/// What each deployment brought, in the order of the events, where a clone of the service tells.
pub(crate) type Contents = Vec<Vec<Brought>>;

/// The outcome of each event; none for those that are no deployments.
pub(crate) fn of(events: &[Event], contents: &Contents, fail_window: i64, now: i64) -> Vec<Option<Outcome>> {
    let judge = Judge { events, contents, fail_window, back: backs(events, contents) };
    let one = |(place, event): (usize, &Event)| {
        event.kind.is_deployment().then(|| judge.outcome(place, event, event.at + fail_window <= now))
    };
    events.iter().enumerate().map(one).collect()
}

/// For each event whether it took an earlier deployment back: by order, or by the message of its commit.
fn backs(events: &[Event], contents: &Contents) -> Vec<bool> {
    let is_back = |(place, event): (usize, &Event)| match event.kind {
        Kind::Rollback => true,
        // A revert in the service's own code is a new version, and so a change.
        Kind::Deploy | Kind::Reapply if brought(contents, place).is_empty() => {
            let earlier = events.iter().take(place).rev().filter(|earlier| earlier.kind.is_deployment());
            !event.marks.reverts.is_empty() && earlier.take(REACH).any(|earlier| reverts(event, earlier))
        }
        _ => false,
    };
    events.iter().enumerate().map(is_back).collect()
}

/// How many deployments back a revert is looked for.
const REACH: usize = 50;

fn brought(contents: &Contents, place: usize) -> &[Brought] {
    contents.get(place).map_or(&[], Vec::as_slice)
}

/// Whether the commit of an event says to revert the commit of another.
fn reverts(event: &Event, other: &Event) -> bool {
    event.marks.revert([other.commit, other.marks.merged].into_iter().flatten())
}

struct Judge<'e> {
    events: &'e [Event],
    contents: &'e Contents,
    fail_window: i64,
    back: Vec<bool>,
}

impl Judge<'_> {
    fn outcome(&self, place: usize, event: &Event, is_settled: bool) -> Outcome {
        let is_back = self.is_back(place);
        Outcome {
            is_change: !is_back,
            failed: if is_back { None } else { self.failure(place, event) },
            is_rework: is_back || self.is_hotfix(place, event) || self.mends(place),
            held: is_back.then(|| self.holds(place, event)),
            is_settled,
        }
    }

    fn is_back(&self, place: usize) -> bool {
        self.back.get(place).copied().unwrap_or(false)
    }

    fn is_hotfix(&self, place: usize, event: &Event) -> bool {
        event.marks.is_hotfix || brought(self.contents, place).iter().any(|commit| commit.is_hotfix)
    }

    /// Later deployments within the fail window, until the service is gone. A clock that went back counts as no time at all.
    fn after(&self, place: usize) -> impl Iterator<Item = (usize, &Event, i64)> {
        let start = self.events.get(place).map_or(0, |event| event.at);
        let later = self.events.iter().enumerate().skip(place + 1);
        later
            .take_while(|(_, event)| event.kind != Kind::Removal)
            .filter(|(_, event)| event.kind.is_deployment())
            .map(move |(place, event)| (place, event, (event.at - start).max(0)))
            .take_while(|(_, _, passed)| *passed <= self.fail_window)
    }

    fn failure(&self, place: usize, event: &Event) -> Option<(Sign, i64)> {
        let next = self.after(place).next();
        if let Some((_, _, passed)) = next.filter(|(_, next, _)| next.kind == Kind::Rollback) {
            return Some((Sign::Rollback, passed));
        }
        let reverted =
            self.after(place).find(|(later, other, _)| reverts(other, event) || self.takes_back(*later, place));
        if let Some((_, _, passed)) = reverted {
            return Some((Sign::Revert, passed));
        }
        next.filter(|(later, next, _)| self.is_hotfix(*later, next)).map(|(_, _, passed)| (Sign::Hotfix, passed))
    }

    /// Whether a deployment brought a revert of a commit that another one brought.
    fn takes_back(&self, later: usize, earlier: usize) -> bool {
        let mut starts = brought(self.contents, later).iter().flat_map(|commit| &commit.reverts).peekable();
        if starts.peek().is_none() {
            return false;
        }
        let ids: Vec<String> = brought(self.contents, earlier).iter().map(|commit| commit.id.to_string()).collect();
        starts.any(|start| ids.iter().any(|id| id.starts_with(start.as_str())))
    }

    /// Whether a deployment brought a revert of something that was deployed before.
    fn mends(&self, place: usize) -> bool {
        let own = brought(self.contents, place);
        let is_own = |start: &String| own.iter().any(|commit| commit.id.to_string().starts_with(start.as_str()));
        own.iter().flat_map(|commit| &commit.reverts).any(|start| !is_own(start))
    }

    /// Whether what took a deployment back was followed neither by another one nor by the version that it took away.
    fn holds(&self, place: usize, event: &Event) -> bool {
        !self
            .after(place)
            .any(|(later, other, _)| self.is_back(later) || (other.to.is_some() && other.to == event.from))
    }
}
