//! What `flow.toml` defines: where deployments are seen, in which environments, and how they are judged. Plain values.

use regex::Regex;

use super::field::Field;
use super::glob::{Glob, Template};
use super::order::Order;

/// A whole file.
#[derive(Clone, Debug)]
pub(crate) struct Definitions {
    /// Environments in the order in which an artifact passes through them; promotion is measured between neighbours.
    pub(crate) environments: Vec<String>,
    /// From how many seconds on an artifact that is not promoted is stuck.
    pub(crate) stuck_after: i64,
    /// Where deployments are seen.
    pub(crate) deploys: Vec<Deploy>,
}

/// What an event is derived from. Events of two sorts never stand in one series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Basis {
    /// The desired state of an environment in a GitOps repository.
    Gitops,
    /// Tags of the service's own repository.
    Tag,
    /// Merges to a branch.
    Merge,
}

impl Basis {
    /// Every one, by its word.
    pub(crate) const NAMES: [(&'static str, Self); 3] =
        [("gitops", Self::Gitops), ("tag", Self::Tag), ("merge", Self::Merge)];

    /// The word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Gitops => "gitops",
            Self::Tag => "tag",
            Self::Merge => "merge",
        }
    }
}

/// One `[[deploy]]`.
#[derive(Clone, Debug)]
pub(crate) struct Deploy {
    /// Its id.
    pub(crate) id: String,
    /// The environment.
    pub(crate) env: Template,
    /// The repository that it is about, such as `acme/gitops`; any where there is none.
    pub(crate) repo: Option<String>,
    /// The branch; the one that is checked out where there is none.
    pub(crate) branch: Option<String>,
    /// Where events are seen.
    pub(crate) seen: Seen,
    /// The name of the service.
    pub(crate) service: Template,
    /// Ways to order versions, in the order in which they are tried.
    pub(crate) orders: Vec<Order>,
    /// Seconds within which what follows a deployment tells that it failed.
    pub(crate) fail_window: i64,
    /// What marks a hotfix in the message of a commit, or in a version.
    pub(crate) hotfix: Regex,
    /// The revision of the service's own clone that a version stands for.
    pub(crate) revision: Option<Template>,
    /// The imported fact that would confirm the events.
    pub(crate) confirm: Option<String>,
}

/// Where events are seen.
#[derive(Clone, Debug)]
pub(crate) enum Seen {
    /// The value of a field in files.
    Gitops {
        /// The files.
        files: Glob,
        /// The field.
        field: Field,
    },
    /// Tags.
    Tag {
        /// Their names.
        tags: Glob,
        /// The version that a name stands for.
        version: Template,
    },
    /// Merges to the branch that change files.
    Merge {
        /// The files; all where there is no pattern.
        files: Option<Glob>,
    },
}

impl Deploy {
    /// What the events are derived from.
    pub(crate) const fn basis(&self) -> Basis {
        match self.seen {
            Seen::Gitops { .. } => Basis::Gitops,
            Seen::Tag { .. } => Basis::Tag,
            Seen::Merge { .. } => Basis::Merge,
        }
    }
}
