//! An event and a clone → the commit that a run is compared with, or why there is none. Looks only at what was fetched.

use std::path::Path;

use super::event::Event;
use super::inputs::Since;
use crate::git::{Repository, Unavailable};

/// What a run is compared with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Nothing, and nothing was asked for.
    Nothing,
    /// A commit.
    Commit {
        /// A revision that the clone has.
        revision: String,
        /// What people call it.
        name: String,
    },
    /// The commit is not in the clone: why, and what to do.
    Missing(String),
}

impl Base {
    /// What is compared with, as the input and the event say. A revision that somebody named is taken as it is.
    pub(super) fn of(since: &Since, event: &Event, folder: &Path) -> Self {
        let (commit, name) = match (since, &event.base) {
            (Since::Revision(revision), _) => {
                return Self::Commit { revision: revision.clone(), name: revision.clone() };
            }
            (Since::Event, Some(commit)) => (commit, event.base_name.as_deref().unwrap_or("the base")),
            (Since::Nothing, _) | (Since::Event, None) => return Self::Nothing,
        };
        match Repository::open(folder).and_then(|git| found(&git, event, commit)) {
            Ok(revision) => Self::Commit { revision, name: name.to_owned() },
            Err(reason) => Self::Missing(missing(event, name, &reason)),
        }
    }
}

/// The commit as a hash. What GitHub checks out for a pull request is a commit that merges it into its target, whose first parent is
/// the state to compare with: it is there even where only two commits were fetched, and newer than the one that the event names.
fn found(git: &Repository, event: &Event, commit: &str) -> Result<String, Unavailable> {
    if let Some(own) = &event.pull_request
        && git.commit_of("HEAD^2").is_ok_and(|head| own.head == *head.to_string())
        && let Ok(target) = git.commit_of("HEAD^1")
    {
        return Ok(target.to_string());
    }
    let parted = git.merge_base("HEAD", commit).map_err(|reason| match reason {
        Unavailable::NoRevision(_) if git.is_shallow() => Unavailable::Shallow,
        reason => reason,
    })?;
    parted.map(|_| commit.to_owned()).ok_or_else(|| Unavailable::Unrelated(commit.to_owned()))
}

fn missing(event: &Event, name: &str, reason: &Unavailable) -> String {
    let depth = if event.pull_request.is_some() { 2 } else { 0 };
    let help = match reason {
        Unavailable::Shallow | Unavailable::NoRevision(_) => {
            format!(" Give actions/checkout `fetch-depth: {depth}` to see only what is new.")
        }
        _ => String::new(),
    };
    format!("Nothing is compared with {name}, and all findings count: {reason}.{help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_taken_and_what_is_not_asked_for_is_not_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let event = Event { base: Some("abc".to_owned()), base_name: Some("main".to_owned()), ..Event::default() };
        let of = |since: Since, event: &Event| Base::of(&since, event, folder.path());
        let named = Base::Commit { revision: "v1".to_owned(), name: "v1".to_owned() };
        assert_eq!(of(Since::Revision("v1".to_owned()), &event), named);
        assert_eq!(of(Since::Nothing, &event), Base::Nothing);
        assert_eq!(of(Since::Event, &Event::default()), Base::Nothing);
        let told = "Nothing is compared with main, and all findings count: there is no git history.";
        assert_eq!(of(Since::Event, &event), Base::Missing(told.to_owned()));
    }
}
