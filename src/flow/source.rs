//! A service's own clone: which commit a version stands for, which commits a deployment brought, when they landed.

use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use regex::Regex;

use super::definition::Deploy;
use super::event::Event;
use super::glob::Template;
use super::marks;
use crate::git::landed::{Commit, Error, Id, Reader, Store, first_parents};

/// The clone of a service.
pub(crate) struct Source<'s> {
    store: &'s Store,
    reader: Reader<'s>,
    /// The folder of the service in it; none where the clone is the service's alone.
    folder: Option<String>,
    /// The commit that each version stands for.
    known: RefCell<BTreeMap<String, Option<Id>>>,
    /// When each commit came to the first-parent line of the branch that is checked out.
    landed: OnceCell<HashMap<Id, i64>>,
}

/// A commit that a deployment brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Brought {
    /// The commit.
    pub(crate) id: Id,
    /// When it was written.
    pub(crate) authored: i64,
    /// When it was committed.
    pub(crate) committed: i64,
    /// When it landed on the first-parent line; none where it is not on it.
    pub(crate) landed: Option<i64>,
    /// Whether a program wrote it.
    pub(crate) is_bot: bool,
    /// Whether it looks like a pull request in one commit, which has lost the times of its parts.
    pub(crate) is_squash: bool,
    /// Starts of the ids of commits that it says to revert.
    pub(crate) reverts: Vec<String>,
    /// Whether its message calls it a hotfix.
    pub(crate) is_hotfix: bool,
}

impl<'s> Source<'s> {
    /// A service's clone, or a folder of it.
    pub(crate) fn new(store: &'s Store, folder: Option<String>) -> Self {
        let (known, landed) = (RefCell::default(), OnceCell::new());
        Self { store, reader: store.reader(), folder, known, landed }
    }

    /// The commit that a version stands for: the tag that the definition makes of it, the tag `version` or `vversion`, the commit
    /// whose id it is or ends in.
    pub(crate) fn commit(&self, version: &str, revision: Option<&Template>) -> Option<Id> {
        if let Some(found) = self.known.borrow().get(version) {
            return *found;
        }
        let found = if let Some(revision) = revision {
            self.reader.resolve(&revision.fill(&[version]))
        } else {
            let last = version.rsplit(['-', '_', '.', '+', ':']).next().unwrap_or(version);
            [version.to_owned(), format!("v{version}"), last.to_owned()]
                .iter()
                .find_map(|name| self.reader.resolve(name))
        };
        self.known.borrow_mut().insert(version.to_owned(), found);
        found
    }

    /// The commit that was deployed with an event.
    pub(crate) fn deployed(&self, event: &Event, deploy: &Deploy) -> Option<Id> {
        match &event.revision {
            Some(revision) => self.commit(revision, None),
            None => self.commit(event.to.as_deref()?, deploy.revision.as_ref()),
        }
    }

    /// Which of two versions comes first in the history.
    pub(crate) fn ancestry(&self, from: &str, to: &str, revision: Option<&Template>) -> Option<Ordering> {
        self.reader.ancestry(self.commit(from, revision)?, self.commit(to, revision)?)
    }

    /// The commits without merges that can be reached from `tip` and were not there before. Adds all of them to `before`.
    pub(crate) fn brought(&self, tip: Id, before: &mut HashSet<Id>, hotfix: &Regex) -> Result<Vec<Brought>, Error> {
        let is_first = before.is_empty();
        let (mut open, mut brought) = (vec![tip], Vec::new());
        while let Some(id) = open.pop() {
            if !before.insert(id) {
                continue;
            }
            let commit = self.reader.commit(id)?;
            // The first deployment brings all of the history, which was there before anybody counted.
            if !is_first && commit.parents.len() < 2 && self.touches(&commit)? {
                brought.push(self.told(id, &commit, hotfix)?);
            }
            open.extend(commit.parents);
        }
        brought.sort_by_key(|commit| (commit.committed, commit.id));
        Ok(brought)
    }

    fn touches(&self, commit: &Commit) -> Result<bool, Error> {
        let Some(folder) = &self.folder else { return Ok(true) };
        let before = match commit.parents.first() {
            Some(parent) => self.reader.entry(self.reader.commit(*parent)?.tree, folder)?,
            None => None,
        };
        Ok(before != self.reader.entry(commit.tree, folder)?)
    }

    fn told(&self, id: Id, commit: &Commit, hotfix: &Regex) -> Result<Brought, Error> {
        let subject = commit.message.lines().next().unwrap_or_default();
        Ok(Brought {
            id,
            authored: commit.authored,
            committed: commit.committed,
            landed: self.landed()?.get(&id).copied(),
            is_bot: is_bot(&commit.author),
            is_squash: is_squash(subject),
            reverts: marks::reverts(&commit.message),
            is_hotfix: hotfix.is_match(&commit.message),
        })
    }

    /// When each commit landed: with the first commit of the first-parent line that it can be reached from.
    fn landed(&self) -> Result<&HashMap<Id, i64>, Error> {
        if let Some(landed) = self.landed.get() {
            return Ok(landed);
        }
        let mut landed = HashMap::new();
        for step in first_parents(self.store, self.store.tip(None)?)?.iter().rev() {
            let mut open = vec![step.id];
            while let Some(id) = open.pop() {
                if landed.contains_key(&id) {
                    continue;
                }
                landed.insert(id, step.time);
                open.extend(self.reader.commit(id)?.parents);
            }
        }
        Ok(self.landed.get_or_init(|| landed))
    }
}

/// Whether an author is a program: those of forges say so, and the usual ones are known by name.
fn is_bot(author: &str) -> bool {
    let author = author.to_lowercase();
    ["[bot]", "dependabot", "renovate", "github-actions", "snyk-bot"].iter().any(|word| author.contains(word))
}

/// `Title (#123)`, as forges write it when they make one commit of a pull request.
fn is_squash(subject: &str) -> bool {
    let number = subject.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (#")).map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
