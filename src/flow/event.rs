//! What happened to a service in an environment: events and the series that they stand in. Plain values.

use std::sync::Arc;

use super::definition::Basis;
use super::order::Direction;
use crate::git::landed::Id;

/// What sort of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A version that was not there before, to a later one or one whose order is not known.
    Deploy,
    /// A version that was there before, and is an earlier one than the last.
    Rollback,
    /// A version that was there before, and is a later one than the last or one whose order is not known.
    Reapply,
    /// The service is gone.
    Removal,
    /// Something else in its files.
    ConfigOnly,
}

impl Kind {
    /// The word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Deploy => "deploy",
            Self::Rollback => "rollback",
            Self::Reapply => "reapply",
            Self::Removal => "removal",
            Self::ConfigOnly => "config_only",
        }
    }

    /// Whether a version was put into the environment.
    pub(crate) const fn is_deployment(self) -> bool {
        matches!(self, Self::Deploy | Self::Rollback | Self::Reapply)
    }

    /// Whether a change was put there, not taken back.
    pub(crate) const fn is_forward(self) -> bool {
        matches!(self, Self::Deploy | Self::Reapply)
    }
}

/// One event: there is at most one for a service, an environment and a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// When: the committer's time of the commit on the first-parent line, the time of the tag, or what a row says.
    pub(crate) at: i64,
    /// The commit on the first-parent line; none of what was imported.
    pub(crate) commit: Option<Id>,
    /// What sort it is.
    pub(crate) kind: Kind,
    /// The version before.
    pub(crate) from: Option<Arc<str>>,
    /// The version after.
    pub(crate) to: Option<Arc<str>>,
    /// The commit of the service's own clone that was deployed, where something else than the version tells it.
    pub(crate) revision: Option<Arc<str>>,
    /// The order of the two.
    pub(crate) direction: Direction,
    /// What the commit's message tells.
    pub(crate) marks: Marks,
}

/// What the message of a commit tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The tip of the branch that it merged.
    pub(crate) merged: Option<Id>,
    /// Starts of the ids of commits that it says to revert.
    pub(crate) reverts: Vec<String>,
    /// Whether it is called a hotfix.
    pub(crate) is_hotfix: bool,
}

impl Marks {
    /// Whether it says to revert one of these commits.
    pub(crate) fn revert(&self, commits: impl IntoIterator<Item = Id>) -> bool {
        !self.reverts.is_empty()
            && commits.into_iter().any(|commit| {
                let id = commit.to_string();
                self.reverts.iter().any(|start| id.starts_with(start))
            })
    }
}

/// All events of a service in an environment, in the order of the history, oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// The place of its definition in the file.
    pub(crate) deploy: usize,
    /// The id of its definition.
    pub(crate) id: String,
    /// What its events are derived from.
    pub(crate) basis: Basis,
    /// The environment.
    pub(crate) env: String,
    /// The service.
    pub(crate) service: String,
    /// The events.
    pub(crate) events: Vec<Event>,
}
