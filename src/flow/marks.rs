//! Messages of commits → what they tell about deployments: reverts and hotfixes.

use std::collections::HashMap;

use rayon::prelude::*;
use regex::Regex;

use super::event::Marks;
use crate::git::landed::{Error, Id, Reader, Store};

/// What the messages of these commits tell. `hotfix` is what marks one.
pub(super) fn of(store: &Store, commits: &[Id], hotfix: &Regex) -> Result<HashMap<Id, Marks>, Error> {
    let found: Vec<Result<(Id, Marks), Error>> = commits
        .par_iter()
        .with_min_len(256)
        .map_init(|| store.reader(), |reader, id| Ok((*id, one(reader, *id, hotfix)?)))
        .collect();
    found.into_iter().collect()
}

fn one(reader: &Reader<'_>, id: Id, hotfix: &Regex) -> Result<Marks, Error> {
    let commit = reader.commit(id)?;
    let merged = commit.parents.get(1).copied();
    let mut found = reverts(&commit.message);
    // A forge's merge of a revert names the pull request only; the commit that it merged names what it reverts.
    if let Some(merged) = merged.filter(|_| found.is_empty() && commit.message.to_lowercase().contains("revert")) {
        found = reverts(&reader.commit(merged)?.message);
    }
    Ok(Marks { merged, reverts: found, is_hotfix: hotfix.is_match(&commit.message) })
}

/// The commits that a message says to revert, as `git revert` writes it. Ids may be cut off.
pub(super) fn reverts(message: &str) -> Vec<String> {
    let after = message.match_indices("This reverts commit ").map(|(at, words)| message.get(at + words.len()..));
    let ids = after.flatten().map(|rest| rest.chars().take_while(char::is_ascii_hexdigit).collect::<String>());
    ids.filter(|id| (7..=40).contains(&id.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reverts_are_those_that_git_writes() {
        let message = "Revert \"x\"\n\nThis reverts commit 2c6f1d0, reversing\nThis reverts commit abc.\n";
        assert_eq!(reverts(message), ["2c6f1d0"]);
        assert!(reverts("Reverts acme/shop#12").is_empty());
    }
}
