//! A commit → its files, their bytes, what came before it; for those who read much of one repository on one thread.
//!
//! Paths are relative to the root of the repository, whichever folder of it was opened. What is larger than the caller's limit is
//! never unpacked.

use std::collections::BTreeSet;

use gix::object::Kind;
use gix::objs::CommitRefIter;

use super::content::{Entry, kind, shown};
use super::open::Reader;
use super::{Id, Repository, Unavailable, trees};

/// Reads objects on one thread, with a cache of its own.
pub(crate) struct Objects {
    reader: Reader,
    is_shallow: bool,
}

impl Repository {
    /// A reader for one thread.
    pub(crate) fn objects(&self) -> Objects {
        Objects { reader: self.reader(), is_shallow: self.is_shallow() }
    }
}

impl Objects {
    /// All files of a commit below a folder, by path relative to that folder; none where there is no such folder.
    pub(crate) fn files(&self, commit: Id, folder: &str) -> Result<Vec<Entry>, Unavailable> {
        let Some(start) = self.reader.item(commit, folder)?.and_then(trees::Item::tree) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        self.reader.files(start, b"", |path, item| {
            found.extend(kind(item).map(|kind| Entry { path: shown(path), kind, id: item.id }));
        })?;
        found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    /// The files right in a folder of a commit; none where there is no such folder. Paths are their names.
    pub(crate) fn folder(&self, commit: Id, folder: &str) -> Result<Vec<Entry>, Unavailable> {
        let Some(tree) = self.reader.item(commit, folder)?.and_then(trees::Item::tree) else {
            return Ok(Vec::new());
        };
        let tree = self.reader.tree(Some(tree))?;
        let entries = trees::entries(&tree.bytes).map(|entry| {
            let (name, item) = entry.map_err(|trees::Malformed| Unavailable::Object(tree.id))?;
            Ok(kind(item).map(|kind| Entry { path: shown(name), kind, id: item.id }))
        });
        entries.filter_map(Result::transpose).collect()
    }

    /// The bytes of a blob; none where it has more than so many.
    pub(crate) fn blob(&self, id: Id, limit: u64) -> Result<Option<Vec<u8>>, Unavailable> {
        let header = self.reader.local.try_find_header(id).map_err(|_| Unavailable::Object(id))?;
        let Some(header) = header else { return Err(self.reader.missing(id)) };
        if header.size() > limit {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.reader.read(id, Kind::Blob, &mut bytes)?;
        Ok(Some(bytes))
    }

    /// When a commit was committed, in Unix seconds.
    pub(crate) fn time(&self, commit: Id) -> Result<i64, Unavailable> {
        let mut buffer = Vec::new();
        let bytes = self.reader.read(commit, Kind::Commit, &mut buffer)?;
        let committer = CommitRefIter::from_bytes(bytes, gix::hash::Kind::Sha1).committer();
        Ok(committer.map_err(|_| Unavailable::Object(commit))?.seconds())
    }

    /// Which of these commits another one has in its history, itself included.
    pub(crate) fn contained(&self, commit: Id, wanted: &BTreeSet<Id>) -> Result<BTreeSet<Id>, Unavailable> {
        let (mut found, mut known) = (BTreeSet::new(), BTreeSet::from([commit]));
        let mut open = vec![commit];
        let mut buffer = Vec::new();
        while let Some(id) = open.pop() {
            if wanted.contains(&id) {
                found.insert(id);
                if found.len() == wanted.len() {
                    return Ok(found);
                }
            }
            let bytes = self.reader.read(id, Kind::Commit, &mut buffer)?;
            let parents = CommitRefIter::from_bytes(bytes, gix::hash::Kind::Sha1).parent_ids();
            open.extend(parents.filter(|parent| known.insert(*parent)));
        }
        // What a shallow clone lacks may hold the others.
        if self.is_shallow { Err(Unavailable::Shallow) } else { Ok(found) }
    }
}
