//! Commits and blobs by id, as plain values. One reader belongs to one thread and keeps its own caches.

use std::cmp::Ordering;

use gix::bstr::ByteSlice as _;
use gix::objs::tree::EntryRef;

use super::{Error, Id, Landed, Store};

/// Bytes of unpacked objects that a reader keeps, so that a chain of deltas is not followed from its start each time.
const PACK_CACHE: usize = 48 << 20;
/// Bytes of objects that are kept whole: a tree is compared with the one before it and then with the one after.
const OBJECT_CACHE: usize = 8 << 20;

/// What a commit says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Commit {
    /// Its tree.
    pub(crate) tree: Id,
    /// Its parents, the first one first.
    pub(crate) parents: Vec<Id>,
    /// The author's name and address, `Name <address>`.
    pub(crate) author: String,
    /// When it was written, in Unix seconds.
    pub(crate) authored: i64,
    /// When it was committed, in Unix seconds.
    pub(crate) committed: i64,
    /// The whole message.
    pub(crate) message: String,
}

/// Reads the objects of a repository.
pub(crate) struct Reader<'s> {
    store: &'s Store,
    repository: gix::Repository,
}

impl<'s> Reader<'s> {
    /// A reader with empty caches.
    pub(super) fn new(store: &'s Store, mut repository: gix::Repository) -> Self {
        repository
            .objects
            .set_pack_cache(|| Box::new(gix::odb::pack::cache::lru::MemoryCappedHashmap::new(PACK_CACHE)));
        repository.object_cache_size(OBJECT_CACHE);
        Self { store, repository }
    }

    /// A commit.
    pub(crate) fn commit(&self, id: Id) -> Result<Commit, Error> {
        let commit = self.repository.find_commit(id).map_err(|error| self.store.broken(error))?;
        let decoded = commit.decode().map_err(|error| self.store.broken(error))?;
        let author = decoded.author().map_err(|error| self.store.broken(error))?;
        let committer = decoded.committer().map_err(|error| self.store.broken(error))?;
        Ok(Commit {
            tree: decoded.tree(),
            parents: decoded.parents().collect(),
            author: format!("{} <{}>", author.name.to_str_lossy(), author.email.to_str_lossy()),
            authored: author.seconds(),
            committed: committer.seconds(),
            message: decoded.message.to_str_lossy().into_owned(),
        })
    }

    /// What a walk along first parents needs of a commit, and its first parent.
    pub(super) fn step(&self, id: Id) -> Result<(Landed, Option<Id>), Error> {
        let commit = self.repository.find_commit(id).map_err(|error| self.store.broken(error))?;
        let tree = commit.iter().tree_id().map_err(|error| self.store.broken(error))?;
        let committer = commit.iter().committer().map_err(|error| self.store.broken(error))?;
        let mut parents = commit.iter().parent_ids();
        let parent = parents.next();
        let is_merge = parents.next().is_some();
        Ok((Landed { id, tree, time: committer.seconds(), is_merge }, parent))
    }

    /// A tree.
    pub(super) fn tree(&self, id: Id) -> Result<gix::Tree<'_>, Error> {
        self.repository.find_tree(id).map_err(|error| self.store.broken(error))
    }

    /// The entries of a tree, in git's order.
    pub(super) fn entries<'t>(&self, tree: &'t gix::Tree<'_>) -> Result<Vec<EntryRef<'t>>, Error> {
        Ok(tree.decode().map_err(|error| self.store.broken(error))?.entries)
    }

    /// The bytes of a blob.
    pub(crate) fn blob(&self, id: Id) -> Result<Vec<u8>, Error> {
        let mut blob = self.repository.find_blob(id).map_err(|error| self.store.broken(error))?;
        Ok(std::mem::take(&mut blob.data))
    }

    /// The id of what stands at a path of a tree; none where nothing does.
    pub(crate) fn entry(&self, tree: Id, path: &str) -> Result<Option<Id>, Error> {
        let entry = self.tree(tree)?.lookup_entry(path.split('/')).map_err(|error| self.store.broken(error))?;
        Ok(entry.map(|entry| entry.object_id()))
    }

    /// The commit that a tag or an id of at least seven digits stands for; none where there is none, or more than one.
    pub(crate) fn resolve(&self, name: &str) -> Option<Id> {
        let tag = self.repository.try_find_reference(format!("refs/tags/{name}").as_str()).ok().flatten();
        let found = match tag {
            Some(mut tag) => tag.peel_to_id().ok()?,
            None if name.len() >= 7 && name.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                self.repository.rev_parse_single(name).ok()?
            }
            None => return None,
        };
        found.object().ok()?.peel_to_commit().ok().map(|commit| commit.id)
    }

    /// Which of two commits comes before the other; none where neither does.
    pub(crate) fn ancestry(&self, one: Id, other: Id) -> Option<Ordering> {
        let base = self.repository.merge_base(one, other).ok()??.detach();
        match (base == one, base == other) {
            (true, true) => Some(Ordering::Equal),
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            (false, false) => None,
        }
    }
}
