//! A series in a window → what is counted and timed of it. Tallies of several series add up to that of all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::deployed::{Content, Deployed, Deployment};
use super::event::Kind;
use super::outcome::{Outcome, Sign};
use super::window::{Window, day, week};

/// Counts and samples; no medians yet, so that they can be added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Events in the window, by kind.
    pub(crate) kinds: BTreeMap<Kind, usize>,
    /// Whether the service was there at some time of the window.
    pub(crate) is_present: bool,
    /// The first and the last deployment in the window.
    pub(crate) ends: Option<(i64, i64)>,
    /// The last deployment before the end of the window, however long ago.
    pub(crate) latest: Option<i64>,
    /// Each whole week of the window in which the service was there: how many deployments, and the days that had one.
    pub(crate) weeks: BTreeMap<i64, (usize, BTreeSet<i64>)>,
    /// Deployments that put a change into the environment.
    pub(crate) changes: usize,
    /// Of those the ones that may still fail.
    pub(crate) open: usize,
    /// Seconds until each failure was over, by how it was seen.
    pub(crate) failures: Vec<(Sign, i64)>,
    /// Deployments that mend earlier ones.
    pub(crate) rework: usize,
    /// What took a deployment back, and of that what held.
    pub(crate) backs: (usize, usize),
    /// What the service's own clone tells.
    pub(crate) lead: Option<Lead>,
    /// What an imported list has that did not come to the environment.
    pub(crate) attempts: Attempts,
}

/// Rows of an imported list that are no deployments, since nothing came to the environment. They are in no other number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// That failed.
    pub(crate) failed: usize,
    /// That were stopped.
    pub(crate) cancelled: usize,
}

impl Attempts {
    /// Adds one, or others.
    pub(super) fn add(&mut self, other: Self) {
        self.failed += other.failed;
        self.cancelled += other.cancelled;
    }
}

/// Times of commits on their way, in seconds, of people and of programs apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Every commit that a deployment in the window brought.
    pub(crate) commits: Vec<Way>,
    /// Commits that look like a pull request in one.
    pub(crate) squashed: usize,
    /// Deployments whose version stands for no commit of the clone, and those after them: what they brought is not known.
    pub(crate) unresolved: usize,
}

/// The way of one commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    /// From being committed.
    pub(crate) committed: i64,
    /// From being written.
    pub(crate) authored: i64,
    /// From landing on the first-parent line.
    pub(crate) landed: Option<i64>,
    /// Whether a program wrote it.
    pub(crate) is_bot: bool,
}

impl Tally {
    /// The tally of a service in a window, no part of which was not looked at.
    pub(crate) fn of(own: &Deployed, window: &Window) -> Self {
        let mut tally = Self { kinds: own.others.clone(), latest: own.latest, ..Self::default() };
        tally.lead = own.has_clone.then(Lead::default);
        tally.weeks(own, window);
        for deployment in own.within(window) {
            *tally.kinds.entry(deployment.kind).or_default() += 1;
            tally.moment(deployment.at);
            tally.outcome(&deployment.outcome);
            tally.content(deployment);
        }
        tally
    }

    /// How many events of a kind there are.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.kinds.get(&kind).copied().unwrap_or(0)
    }

    /// How many versions were put into the environment.
    pub(crate) fn deployments(&self) -> usize {
        self.count(Kind::Deploy) + self.count(Kind::Rollback) + self.count(Kind::Reapply)
    }

    /// Adds another tally of the same window.
    pub(crate) fn add(&mut self, other: &Self) {
        for (kind, count) in &other.kinds {
            *self.kinds.entry(*kind).or_default() += count;
        }
        self.is_present |= other.is_present;
        let ends = self.ends.into_iter().chain(other.ends);
        self.ends = ends.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
        self.latest = self.latest.max(other.latest);
        for (week, (count, days)) in &other.weeks {
            let own = self.weeks.entry(*week).or_default();
            own.0 += count;
            own.1.extend(days);
        }
        self.changes += other.changes;
        self.open += other.open;
        self.failures.extend(&other.failures);
        self.rework += other.rework;
        self.backs = (self.backs.0 + other.backs.0, self.backs.1 + other.backs.1);
        self.attempts.add(other.attempts);
        if let Some(lead) = &other.lead {
            let own = self.lead.get_or_insert_default();
            own.commits.extend(&lead.commits);
            own.squashed += lead.squashed;
            own.unresolved += lead.unresolved;
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.changes += usize::from(outcome.is_change);
        self.open += usize::from(outcome.is_change && !outcome.is_settled && outcome.failed.is_none());
        self.failures.extend(outcome.failed);
        self.rework += usize::from(outcome.is_rework);
        if let Some(held) = outcome.held {
            self.backs = (self.backs.0 + 1, self.backs.1 + usize::from(held));
        }
    }

    /// Fills in the weeks in which the service was there, those without a deployment, too.
    fn weeks(&mut self, own: &Deployed, window: &Window) {
        let weeks = window.weeks();
        for (from, until) in &own.lives {
            let until = until.unwrap_or(window.until);
            self.is_present |= *from < window.until && until >= window.since;
            for week in week(*from).max(weeks.start)..(week(until) + 1).min(weeks.end) {
                self.weeks.entry(week).or_default();
            }
        }
    }

    fn moment(&mut self, at: i64) {
        let (first, last) = self.ends.unwrap_or((at, at));
        self.ends = Some((first.min(at), last.max(at)));
        if let Some((count, days)) = self.weeks.get_mut(&week(at)) {
            *count += 1;
            days.insert(day(at));
        }
    }

    fn content(&mut self, deployment: &Deployment) {
        let Some(content) = &deployment.content else { return };
        let lead = self.lead.get_or_insert_default();
        match content {
            Content::Unresolved => lead.unresolved += 1,
            Content::Known { ways, squashed } => {
                lead.commits.extend(ways);
                lead.squashed += squashed;
            }
        }
    }
}
