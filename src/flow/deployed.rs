//! A series → its deployments in a window, with what became of each, and when the service was there: all that a tally is made of.
//!
//! They are plain values, so that they can be kept, and tallied again for another window in the one that was looked at.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::definition::{Basis, Deploy};
use super::event::{Event, Kind, Series};
use super::outcome::{self, Contents, Outcome};
use super::source::{Brought, Source};
use super::tally::Way;
use super::window::Window;
use crate::git::landed as git;

/// A service in an environment, as far as a window goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deployed {
    /// The id of the definition.
    pub(crate) id: Arc<str>,
    /// What its events are derived from.
    pub(crate) basis: Basis,
    /// The environment.
    pub(crate) env: Arc<str>,
    /// The service.
    pub(crate) service: Arc<str>,
    /// Whether a clone of the service was there to tell what deployments brought.
    pub(crate) has_clone: bool,
    /// From when until when the service was there, in all of the history; without an end where it still is.
    pub(crate) lives: Vec<(i64, Option<i64>)>,
    /// The last deployment before the end of the window, however long ago.
    pub(crate) latest: Option<i64>,
    /// The deployments in the window, by time.
    pub(crate) deployments: Vec<Deployment>,
    /// Events in the window that are no deployments.
    pub(crate) others: BTreeMap<Kind, usize>,
}

/// A version that was put into an environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deployment {
    /// When.
    pub(crate) at: i64,
    /// The commit on the first-parent line; empty where there is none.
    pub(crate) commit: Vec<u8>,
    /// The version.
    pub(crate) version: Arc<str>,
    /// What sort it is.
    pub(crate) kind: Kind,
    /// What became of it.
    pub(crate) outcome: Outcome,
    /// From when on it is not seen to fail any more.
    pub(crate) settles: i64,
    /// What it brought; none where no clone could tell.
    pub(crate) content: Option<Content>,
}

/// What a deployment brought, by the service's own clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Content {
    /// Not known: its version stands for no commit, or that of the one before does not.
    Unresolved,
    /// Commits.
    Known {
        /// How long each was on its way.
        ways: Vec<Way>,
        /// How many look like a pull request in one.
        squashed: usize,
    },
}

impl Deployed {
    /// What a series has in a window.
    pub(super) fn of(
        series: &Series,
        deploy: &Deploy,
        source: Option<&Source<'_>>,
        window: &Window,
    ) -> Result<Self, git::Error> {
        let (contents, mut told) = match source {
            Some(source) => brought(series, deploy, source, window)?,
            None => (Contents::new(), Vec::new()),
        };
        told.resize(series.events.len(), None);
        let outcomes = outcome::of(&series.events, &contents, deploy.fail_window, window.now);
        let (mut deployments, mut others) = (Vec::new(), BTreeMap::new());
        let all = series.events.iter().zip(outcomes).zip(told);
        for ((event, outcome), content) in all.filter(|((event, _), _)| window.has(event.at)) {
            match outcome {
                Some(outcome) => deployments.push(Deployment {
                    at: event.at,
                    commit: event.commit.map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
                    version: event.to.clone().unwrap_or_default(),
                    kind: event.kind,
                    outcome,
                    settles: event.at + deploy.fail_window,
                    content,
                }),
                None => *others.entry(event.kind).or_default() += 1,
            }
        }
        deployments.sort_by_key(|own: &Deployment| own.at);
        let before = series.events.iter().filter(|event| event.kind.is_deployment() && event.at < window.until);
        Ok(Self {
            id: Arc::from(series.id.as_str()),
            basis: series.basis,
            env: Arc::from(series.env.as_str()),
            service: Arc::from(series.service.as_str()),
            has_clone: source.is_some(),
            lives: lives(&series.events),
            latest: before.map(|event| event.at).max(),
            deployments,
            others,
        })
    }

    /// The deployments in a part of the window.
    pub(crate) fn within(&self, window: &Window) -> &[Deployment] {
        let [from, until] =
            [window.since, window.until].map(|moment| self.deployments.partition_point(|own| own.at < moment));
        self.deployments.get(from..until).unwrap_or_default()
    }
}

/// From when until when the service was there: from a deployment to its removal, if there was one.
fn lives(events: &[Event]) -> Vec<(i64, Option<i64>)> {
    let (mut lives, mut from) = (Vec::new(), None);
    for event in events {
        if event.kind == Kind::Removal {
            lives.extend(from.take().map(|from| (from, Some(event.at))));
        } else if event.kind.is_deployment() {
            from = Some(from.unwrap_or(event.at).min(event.at));
        }
    }
    lives.extend(from.map(|from| (from, None)));
    lives
}

/// The commits that each deployment brought first, and how long those of the window were on their way.
fn brought(
    series: &Series,
    deploy: &Deploy,
    source: &Source<'_>,
    window: &Window,
) -> Result<(Contents, Vec<Option<Content>>), git::Error> {
    let (mut contents, mut told) = (Contents::new(), Vec::new());
    let (mut before, mut is_sure) = (HashSet::new(), true);
    for event in &series.events {
        if event.to.is_none() || !event.kind.is_deployment() {
            contents.push(Vec::new());
            told.push(None);
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
        let content = || if is_known { known(&brought, event.at) } else { Content::Unresolved };
        told.push(window.has(event.at).then(content));
        contents.push(if is_known { brought } else { Vec::new() });
    }
    Ok((contents, told))
}

fn known(brought: &[Brought], at: i64) -> Content {
    let way = |commit: &Brought| Way {
        committed: at - commit.committed,
        authored: at - commit.authored,
        landed: commit.landed.map(|landed| at - landed),
        is_bot: commit.is_bot,
    };
    let squashed = brought.iter().filter(|commit| commit.is_squash).count();
    Content::Known { ways: brought.iter().map(way).collect(), squashed }
}
