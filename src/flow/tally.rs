//! A series in a window → what is counted and timed of it. Tallies of several series add up to that of all of them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::definition::Deploy;
use super::event::{Event, Kind, Series};
use super::outcome::{self, Contents, Outcome, Sign};
use super::source::{Brought, Source};
use super::window::{Window, day, week};
use crate::git::landed as git;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The tally of a series.
    pub(crate) fn of(
        series: &Series,
        deploy: &Deploy,
        source: Option<&Source<'_>>,
        window: &Window,
    ) -> Result<Self, git::Error> {
        let mut tally = Self::default();
        let contents = match source {
            Some(source) => tally.lead(series, deploy, source, window)?,
            None => Contents::new(),
        };
        let outcomes = outcome::of(&series.events, &contents, deploy.fail_window, window.now);
        tally.frequency(&series.events, window);
        for (event, outcome) in series.events.iter().zip(outcomes).filter(|(event, _)| window.has(event.at)) {
            *tally.kinds.entry(event.kind).or_default() += 1;
            if let Some(outcome) = outcome {
                tally.outcome(&outcome);
            }
        }
        Ok(tally)
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
    fn frequency(&mut self, events: &[Event], window: &Window) {
        let weeks = window.weeks();
        for (from, until) in lives(events, window.until) {
            self.is_present |= from < window.until && until >= window.since;
            for week in week(from).max(weeks.start)..(week(until) + 1).min(weeks.end) {
                self.weeks.entry(week).or_default();
            }
        }
        let before = events.iter().filter(|event| event.kind.is_deployment() && event.at < window.until);
        self.latest = before.map(|event| event.at).max();
        for event in events.iter().filter(|event| event.kind.is_deployment() && window.has(event.at)) {
            let (first, last) = self.ends.unwrap_or((event.at, event.at));
            self.ends = Some((first.min(event.at), last.max(event.at)));
            if let Some((count, days)) = self.weeks.get_mut(&week(event.at)) {
                *count += 1;
                days.insert(day(event.at));
            }
        }
    }

    /// Times the commits that each deployment brought first, and gives them.
    fn lead(
        &mut self,
        series: &Series,
        deploy: &Deploy,
        source: &Source<'_>,
        window: &Window,
    ) -> Result<Contents, git::Error> {
        let mut lead = Lead::default();
        let mut contents = Contents::new();
        let (mut before, mut is_sure) = (HashSet::new(), true);
        for event in &series.events {
            if event.to.is_none() || !event.kind.is_deployment() {
                contents.push(Vec::new());
                continue;
            }
            let commit = source.deployed(event, deploy);
            let brought = match commit {
                Some(commit) => source.brought(commit, &mut before, &deploy.hotfix)?,
                None => Vec::new(),
            };
            // After a version that stands for no commit, what the next one brought may have been there already.
            let is_known = commit.is_some() && is_sure;
            is_sure = commit.is_some();
            if window.has(event.at) {
                lead.unresolved += usize::from(!is_known);
                if is_known {
                    lead.squashed += brought.iter().filter(|commit| commit.is_squash).count();
                    lead.commits.extend(brought.iter().map(|commit| way(commit, event.at)));
                }
            }
            contents.push(if is_known { brought } else { Vec::new() });
        }
        self.lead = Some(lead);
        Ok(contents)
    }
}

/// From when until when the service was there: from a deployment to its removal, or to the end.
fn lives(events: &[Event], end: i64) -> Vec<(i64, i64)> {
    let (mut lives, mut from) = (Vec::new(), None);
    for event in events {
        if event.kind == Kind::Removal {
            lives.extend(from.take().map(|from| (from, event.at)));
        } else if event.kind.is_deployment() {
            from = Some(from.unwrap_or(event.at).min(event.at));
        }
    }
    lives.extend(from.map(|from| (from, end)));
    lives
}

fn way(commit: &Brought, at: i64) -> Way {
    Way {
        committed: at - commit.committed,
        authored: at - commit.authored,
        landed: commit.landed.map(|landed| at - landed),
        is_bot: commit.is_bot,
    }
}
