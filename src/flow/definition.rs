//! What `flow.toml` defines: where deployments are seen, in which environments, and how they are judged. Plain values.

use std::collections::BTreeSet;

use regex::Regex;

use super::field::Field;
use super::glob::{Glob, Template};
use super::import::Table;
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

impl Definitions {
    /// Leaves those that are about a repository with these remotes: those whose `repo` one of them has; all of them where they are
    /// about one repository only. Whether that could be told.
    pub(crate) fn keep_own(&mut self, remotes: &[String]) -> bool {
        let repositories: BTreeSet<&String> = self.deploys.iter().filter_map(|deploy| deploy.repo.as_ref()).collect();
        let is_own = |repo: &str| remotes.iter().any(|url| is_of(url, repo));
        if !repositories.iter().any(|repo| is_own(repo)) {
            return repositories.len() < 2;
        }
        self.deploys.retain(|deploy| deploy.repo.as_deref().is_none_or(is_own));
        true
    }
}

/// Whether the address of a remote ends in `owner/name`, however it is written.
fn is_of(url: &str, repo: &str) -> bool {
    let url = url.trim_end_matches('/').trim_end_matches(".git");
    url.strip_suffix(repo).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', ':']))
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
    /// A list that somebody exported from what deploys.
    Import,
}

impl Basis {
    /// Every one, by its word.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        (Self::Gitops.as_str(), Self::Gitops),
        (Self::Tag.as_str(), Self::Tag),
        (Self::Merge.as_str(), Self::Merge),
        (Self::Import.as_str(), Self::Import),
    ];

    /// The word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Gitops => "gitops",
            Self::Tag => "tag",
            Self::Merge => "merge",
            Self::Import => "import",
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
    /// Tags that are versions, `v1.4.0` or `billing-v1.4.0`; what stands before the version is the service.
    Versions,
    /// Rows of files that somebody exported.
    Import(Table),
}

impl Deploy {
    /// What the events are derived from.
    pub(crate) const fn basis(&self) -> Basis {
        match self.seen {
            Seen::Gitops { .. } => Basis::Gitops,
            Seen::Tag { .. } | Seen::Versions => Basis::Tag,
            Seen::Merge { .. } => Basis::Merge,
            Seen::Import(_) => Basis::Import,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remotes_are_compared_however_they_are_written() {
        for url in ["https://github.com/acme/gitops", "git@github.com:acme/gitops.git", "ssh://x/acme/gitops/"] {
            assert!(is_of(url, "acme/gitops"), "{url}");
        }
        assert!(!is_of("https://github.com/not-acme/gitops", "acme/gitops"));
    }
}
