//! A day → a year of a made-up company that sells things in a shop: its repositories commit by commit, its definitions, and the
//! moments at which it was judged. The same day gives the same bytes.
//!
//! Only [`lay`] touches the disk, by the `git` of the PATH. Nothing here judges, and the clock is not asked.

mod company;
mod definitions;
mod dice;
mod files;
mod git;
mod practice;
mod story;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use company::SERVICES;
pub(crate) use git::{Git, Laid};

/// Seconds of a day.
const DAY: i64 = 24 * 3600;
/// Days between two runs.
const WEEK: i64 = 7;
/// Runs of a year.
const WEEKS: i64 = 52;

/// Everything of the demonstration.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    /// The services, by name.
    pub(crate) services: Vec<Repository>,
    /// Scorecards, waivers and the like.
    pub(crate) standards: Repository,
    /// The configuration.
    pub(crate) config: &'static str,
    /// The moments of the runs, in seconds since 1970; the last one is the last midnight.
    pub(crate) runs: Vec<i64>,
    /// How many teams own something.
    pub(crate) teams: usize,
}

/// A repository from its first commit on.
#[derive(Clone, Debug)]
pub(crate) struct Repository {
    /// Its folder.
    pub(crate) name: String,
    /// Where it says that it lives.
    pub(crate) remote: String,
    /// The oldest first; there is at least one.
    pub(crate) commits: Vec<Commit>,
}

/// A commit on the only branch.
#[derive(Clone, Debug)]
pub(crate) struct Commit {
    /// When, in seconds since 1970.
    pub(crate) at: i64,
    /// `Name <mail>`
    pub(crate) author: String,
    /// One line.
    pub(crate) message: String,
    /// What it changed, by path; nothing where a file was removed.
    pub(crate) changed: BTreeMap<String, Option<String>>,
}

/// The set as of a moment, with so many services.
pub(crate) fn set(now: i64, services: usize) -> Set {
    let today = now.div_euclid(DAY);
    let chosen: Vec<_> = SERVICES.iter().step_by((SERVICES.len() / services.max(1)).max(1)).take(services).collect();
    let teams: BTreeSet<&str> = chosen.iter().map(|own| own.team).collect();
    let weekly = (0..WEEKS).map(|week| today - week * WEEK);
    let runs: BTreeSet<i64> = weekly.chain(story::EVENTS.map(|day| today + day)).collect();
    let mut services: Vec<_> = chosen.into_iter().map(|own| story::of(own, today)).collect();
    services.sort_by(|a, b| a.name.cmp(&b.name));
    Set {
        services,
        standards: definitions::of(today),
        config: definitions::CONFIG,
        runs: runs.into_iter().map(|day| day * DAY).collect(),
        teams: teams.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-26
    const NOW: i64 = 1_795_651_200;

    #[test]
    fn the_same_day_gives_the_same_set_and_nothing_in_it_is_of_later() {
        let (morning, evening) = (set(NOW, 60), set(NOW + DAY - 1, 60));
        assert!(format!("{morning:?}") == format!("{evening:?}"));
        let all = || morning.services.iter().chain([&morning.standards]);
        assert!(all().flat_map(|own| &own.commits).all(|commit| commit.at < NOW));
        assert_eq!(morning.runs.last(), Some(&NOW));
    }

    #[test]
    fn there_are_as_many_services_as_are_asked_for() {
        for number in [1, 8, 20, 60] {
            assert_eq!(set(NOW, number).services.len(), number);
        }
        let whole = set(NOW, 60);
        assert_eq!((whole.teams, whole.runs.len() >= 52), (8, true));
    }

    #[test]
    fn commits_follow_each_other_and_each_changes_something() {
        for own in &set(NOW, 60).services {
            assert!(own.commits.is_sorted_by(|a, b| a.at < b.at), "{}", own.name);
            assert!(own.commits.iter().all(|commit| !commit.changed.is_empty()), "{}", own.name);
        }
    }
}
