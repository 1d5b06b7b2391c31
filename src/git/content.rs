//! A revision and a path → the bytes of the file there; a revision → its files; two revisions → where they parted.

use std::fmt::Write as _;
use std::sync::Arc;

use gix::object::Kind;
use gix::objs::CommitRef;

use super::open::Reader;
use super::{Id, Repository, Unavailable, trees};

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A file.
    File,
    /// A file that can be run.
    Program,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Submodule,
}

/// A file of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the folder that was opened; bytes that are no UTF-8 are written as `\xNN`.
    pub path: Arc<str>,
    /// What it is.
    pub kind: EntryKind,
    /// The hash of its content.
    pub id: Id,
}

/// The line of first parents down to a moment.
struct Line {
    /// What landed after it, newest first, with its time.
    since: Vec<(Id, i64)>,
    /// The first that had landed by then.
    landed: Option<Id>,
}

impl Repository {
    /// The commit that a branch, a tag, a hash or an expression such as `main~2` names.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn commit_of(&self, revision: &str) -> Result<Id, Unavailable> {
        let local = self.reader().local;
        let missing = || Unavailable::NoRevision(revision.to_owned());
        let found = local.rev_parse_single(revision).map_err(|_| missing())?;
        let commit = found.object().and_then(|object| object.peel_to_kind(Kind::Commit)).map_err(|_| missing())?;
        Ok(commit.id)
    }

    /// The last commit on the line of first parents that had landed at a moment, in seconds since 1970, by the committer's clock; none
    /// where nothing had.
    ///
    /// # Errors
    ///
    /// The history does not reach back so far, or one of its objects cannot be read.
    pub fn landed_before(&self, moment: i64) -> Result<Option<Id>, Unavailable> {
        self.line(moment).map(|line| line.landed)
    }

    /// The commits on the line of first parents that landed after a moment, newest first, each with its time by the committer's clock.
    ///
    /// # Errors
    ///
    /// As of [`Self::landed_before`].
    pub fn landed_since(&self, moment: i64) -> Result<Vec<(Id, i64)>, Unavailable> {
        self.line(moment).map(|line| line.since)
    }

    fn line(&self, moment: i64) -> Result<Line, Unavailable> {
        let reader = self.reader_once();
        let is_shallow = self.is_shallow();
        let (mut since, mut buffer) = (Vec::new(), Vec::new());
        let mut next = Some(self.head()?);
        while let Some(id) = next {
            let bytes = match reader.read(id, Kind::Commit, &mut buffer) {
                Err(_) if is_shallow => return Err(Unavailable::Shallow),
                read => read?,
            };
            let commit = CommitRef::from_bytes(bytes, gix::hash::Kind::Sha1).map_err(|_| Unavailable::Object(id))?;
            let committed = commit.committer().map_err(|_| Unavailable::Object(id))?.seconds();
            if committed <= moment {
                return Ok(Line { since, landed: Some(id) });
            }
            since.push((id, committed));
            next = commit.parents().next();
        }
        Ok(Line { since, landed: None })
    }

    /// The content of a file at a revision; none where it is missing or no file. The path is relative to the folder that was
    /// opened. For a link it is what the link points to.
    ///
    /// # Errors
    ///
    /// There is no such revision, or one of its objects cannot be read.
    pub fn blob(&self, revision: &str, path: &str) -> Result<Option<Vec<u8>>, Unavailable> {
        self.blob_at(self.commit_of(revision)?, &self.inside(path))
    }

    /// The content of a file at a commit; the path is relative to the root of the repository.
    pub(super) fn blob_at(&self, commit: Id, path: &str) -> Result<Option<Vec<u8>>, Unavailable> {
        let reader = self.reader();
        let Some(item) = reader.item(commit, path)? else { return Ok(None) };
        if !item.mode.is_blob_or_symlink() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        reader.read(item.id, Kind::Blob, &mut bytes)?;
        Ok(Some(bytes))
    }

    /// All files of a revision below the folder that was opened, by path.
    ///
    /// # Errors
    ///
    /// There is no such revision, or one of its objects cannot be read.
    pub fn files(&self, revision: &str) -> Result<Vec<Entry>, Unavailable> {
        self.objects().files(self.commit_of(revision)?, self.prefix())
    }

    /// Whether `HEAD` has the folder that was opened: a folder in the midst of another repository need not be part of it.
    ///
    /// # Errors
    ///
    /// It does not have it, or cannot be read.
    pub fn tracked(&self) -> Result<(), Unavailable> {
        let found = self.reader().item(self.head()?, self.prefix())?;
        found.and_then(trees::Item::tree).map(|_| ()).ok_or(Unavailable::Untracked)
    }

    /// The commit at which two revisions parted; none where they have no history in common.
    ///
    /// # Errors
    ///
    /// One of them does not exist, or the history between them is not all there.
    pub fn merge_base(&self, one: &str, two: &str) -> Result<Option<Id>, Unavailable> {
        let (one, two) = (self.commit_of(one)?, self.commit_of(two)?);
        let local = self.reader().local;
        let base = local.merge_base(one, two).map(|base| base.map(gix::Id::detach));
        match base {
            Ok(Some(base)) => Ok(Some(base)),
            _ if self.is_shallow() => Err(Unavailable::Shallow),
            Ok(None) => Ok(None),
            Err(_) => Err(Unavailable::Object(one)),
        }
    }
}

/// The bytes of a tree.
pub(super) struct Tree {
    pub(super) id: Id,
    pub(super) bytes: Vec<u8>,
}

impl Reader {
    /// A tree; an empty one where there is none.
    pub(super) fn tree(&self, id: Option<Id>) -> Result<Tree, Unavailable> {
        let mut bytes = Vec::new();
        let Some(id) = id else { return Ok(Tree { id: Id::empty_tree(gix::hash::Kind::Sha1), bytes }) };
        self.read(id, Kind::Tree, &mut bytes)?;
        Ok(Tree { id, bytes })
    }

    /// Calls with all that is no folder below a tree, in no order. `start` is what paths begin with: a folder with its `/`, or nothing.
    pub(super) fn files(
        &self,
        tree: Id,
        start: &[u8],
        mut each: impl FnMut(&[u8], trees::Item),
    ) -> Result<(), Unavailable> {
        let mut open = vec![(start.to_owned(), tree)];
        while let Some((folder, id)) = open.pop() {
            let tree = self.tree(Some(id))?;
            for entry in trees::entries(&tree.bytes) {
                let (name, item) = entry.map_err(|trees::Malformed| Unavailable::Object(tree.id))?;
                let mut path = [folder.as_slice(), name].concat();
                if let Some(inner) = item.tree() {
                    path.push(b'/');
                    open.push((path, inner));
                } else {
                    each(&path, item);
                }
            }
        }
        Ok(())
    }

    /// What a commit has at a path; its root for the empty path.
    pub(super) fn item(&self, commit: Id, path: &str) -> Result<Option<trees::Item>, Unavailable> {
        let mut buffer = Vec::new();
        let bytes = self.read(commit, Kind::Commit, &mut buffer)?;
        let root = gix::objs::CommitRefIter::from_bytes(bytes, gix::hash::Kind::Sha1).tree_id();
        let root = root.map_err(|_| Unavailable::Object(commit))?;
        let mut item = trees::Item { mode: gix::objs::tree::EntryKind::Tree.into(), id: root };
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let Some(tree) = item.tree() else { return Ok(None) };
            let tree = self.tree(Some(tree))?;
            match trees::entry(&tree.bytes, part.as_bytes()) {
                Ok(Some(found)) => item = found,
                Ok(None) => return Ok(None),
                Err(trees::Malformed) => return Err(Unavailable::Object(tree.id)),
            }
        }
        Ok(Some(item))
    }
}

/// What an entry is; none for a folder.
pub(super) fn kind(item: trees::Item) -> Option<EntryKind> {
    use gix::objs::tree::EntryKind as Found;
    match item.mode.kind() {
        Found::Tree => None,
        Found::Blob => Some(EntryKind::File),
        Found::BlobExecutable => Some(EntryKind::Program),
        Found::Link => Some(EntryKind::Link),
        Found::Commit => Some(EntryKind::Submodule),
    }
}

/// A name below a folder, as people read it: bytes that are no UTF-8 as `\xNN`, as `discover` shows paths.
pub(super) fn join(folder: &str, name: &[u8]) -> String {
    let mut path = String::with_capacity(folder.len() + 1 + name.len());
    path.push_str(folder);
    if !folder.is_empty() {
        path.push('/');
    }
    for chunk in name.utf8_chunks() {
        path.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(path, "\\x{byte:02x}");
        }
    }
    path
}

/// The same of a whole path.
pub(super) fn shown(path: &[u8]) -> Arc<str> {
    std::str::from_utf8(path).map_or_else(|_| join("", path).into(), Arc::from)
}
