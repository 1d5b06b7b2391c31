//! The first-parent line of a branch → the files that each of its commits changed, of those that are wanted.
//!
//! Trees with the same id are not opened, and of the others only those that may hold a wanted file. The line costs some 50 bytes a
//! commit; what is compared lives in caches of a fixed size, one set a thread.

use std::cmp::Ordering;
use std::sync::Arc;

use gix::bstr::ByteSlice as _;
use gix::objs::tree::EntryRef;
use rayon::prelude::*;

use super::{Error, Id, Reader, Store};

/// Commits that one thread compares in a row: enough to warm its caches, few enough to keep all threads busy.
const RUN: usize = 2048;

/// A commit on the first-parent line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Landed {
    /// The commit.
    pub(crate) id: Id,
    /// Its tree.
    pub(crate) tree: Id,
    /// The committer's time, in Unix seconds.
    pub(crate) time: i64,
    /// Whether it has more than one parent.
    pub(crate) is_merge: bool,
}

/// A file that a commit changed against its first parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The commit's place on the line, 0 is the newest.
    pub(crate) commit: usize,
    /// The file.
    pub(crate) path: Arc<str>,
    /// Its blob before; none where it was added.
    pub(crate) old: Option<Id>,
    /// Its blob after; none where it was removed.
    pub(crate) new: Option<Id>,
}

/// Which files a walk is about. Paths are relative to the root, with `/`.
pub(crate) trait Wanted: Sync {
    /// Whether a wanted file may be below this folder.
    fn below(&self, folder: &str) -> bool;
    /// Whether this file is wanted.
    fn file(&self, path: &str) -> bool;
}

/// The commits from `tip` along first parents, newest first.
pub(crate) fn first_parents(store: &Store, tip: Id) -> Result<Vec<Landed>, Error> {
    let reader = store.reader();
    let (mut line, mut next) = (Vec::new(), Some(tip));
    while let Some(id) = next {
        let (landed, parent) = reader.step(id)?;
        line.push(landed);
        next = parent;
    }
    Ok(line)
}

/// What each commit of the line changed, newest first, and by path within a commit.
pub(crate) fn changes(store: &Store, line: &[Landed], wanted: &dyn Wanted) -> Result<Vec<Change>, Error> {
    let runs: Vec<usize> = (0..line.len()).step_by(RUN).collect();
    let found: Vec<Result<Vec<Change>, Error>> =
        runs.into_par_iter().map_init(|| store.reader(), |reader, start| run(reader, line, start, wanted)).collect();
    let mut all = Vec::new();
    for changes in found {
        all.extend(changes?);
    }
    Ok(all)
}

fn run(reader: &Reader<'_>, line: &[Landed], start: usize, wanted: &dyn Wanted) -> Result<Vec<Change>, Error> {
    let mut comparison = Comparison { reader, wanted, path: String::new(), commit: 0, changes: Vec::new() };
    for (commit, landed) in line.iter().enumerate().skip(start).take(RUN) {
        let before = line.get(commit + 1).map(|landed| landed.tree);
        let from = comparison.changes.len();
        comparison.commit = commit;
        comparison.trees(before, Some(landed.tree))?;
        if let Some(own) = comparison.changes.get_mut(from..) {
            own.sort_by(|a, b| a.path.cmp(&b.path));
        }
    }
    Ok(comparison.changes)
}

/// Two trees side by side.
struct Comparison<'r, 's> {
    reader: &'r Reader<'s>,
    wanted: &'r dyn Wanted,
    /// The folder that is compared, with `/` at its end; empty at the root.
    path: String,
    commit: usize,
    changes: Vec<Change>,
}

impl Comparison<'_, '_> {
    fn trees(&mut self, before: Option<Id>, after: Option<Id>) -> Result<(), Error> {
        if before == after {
            return Ok(());
        }
        let reader = self.reader;
        let (before, after) =
            (before.map(|id| reader.tree(id)).transpose()?, after.map(|id| reader.tree(id)).transpose()?);
        let before = before.as_ref().map(|tree| reader.entries(tree)).transpose()?.unwrap_or_default();
        let after = after.as_ref().map(|tree| reader.entries(tree)).transpose()?.unwrap_or_default();
        let (mut old, mut new) = (before.into_iter().peekable(), after.into_iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => old.cmp(new),
            };
            let removed = if order.is_le() { old.next() } else { None };
            let added = if order.is_ge() { new.next() } else { None };
            self.entries(removed, added)?;
        }
    }

    /// Two entries of the same name and sort, or one that the other side lacks.
    fn entries(&mut self, old: Option<EntryRef<'_>>, new: Option<EntryRef<'_>>) -> Result<(), Error> {
        let Some(either) = new.or(old) else { return Ok(()) };
        let (before, after) = (old.map(|entry| entry.oid.to_owned()), new.map(|entry| entry.oid.to_owned()));
        if before == after {
            return Ok(());
        }
        let length = self.path.len();
        self.path.push_str(&either.filename.to_str_lossy());
        if either.mode.is_tree() {
            if self.wanted.below(&self.path) {
                self.path.push('/');
                self.trees(before, after)?;
            }
        } else if either.mode.is_blob() && self.wanted.file(&self.path) {
            let path = Arc::from(self.path.as_str());
            self.changes.push(Change { commit: self.commit, path, old: before, new: after });
        }
        self.path.truncate(length);
        Ok(())
    }
}
