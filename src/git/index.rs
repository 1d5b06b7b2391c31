//! The index and the tree of `HEAD` → the files that are staged, and where the two differ.
//!
//! Reads the index once, and of `HEAD` the trees that are not the same as in the index: what the index remembers of them (its cache
//! of trees) tells without a look inside. Never looks at the work tree, and never writes.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use gix::bstr::ByteSlice as _;
use gix::index::entry::{Flags, Mode, Stage};
use gix::index::extension::Tree as Cached;

use super::content::{kind, shown};
use super::environment::Environment;
use super::open::Reader;
use super::{Entry, EntryKind, Id, Repository, Unavailable, trees};

/// An index that is larger than this is no index that people work with.
const LARGEST: usize = 2 << 30;

/// What is staged below a folder.
#[derive(Debug)]
pub struct Staged {
    /// The repository that it belongs to.
    pub repository: Repository,
    /// The commit that the next one will follow; none before the first one.
    pub head: Option<Id>,
    /// All files of the index, by path, but for submodules and for what is in conflict.
    pub files: Vec<Entry>,
    /// The paths of files that are in conflict.
    pub conflicts: Vec<Arc<str>>,
    /// Where the index and `HEAD` differ, by path; while the default branch is merged, but for what is as it has it.
    pub changes: Vec<Change>,
}

/// A path at which the index is not what `HEAD` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path, relative to the folder.
    pub path: Arc<str>,
    /// What `HEAD` has there.
    pub before: Option<(EntryKind, Id)>,
    /// What is staged there.
    pub now: Option<(EntryKind, Id)>,
}

impl Environment {
    /// What is staged below a folder, in the repository and the index that the environment means for it.
    ///
    /// # Errors
    ///
    /// There is no repository with a work tree, or something of it is damaged.
    pub fn staged(&self, folder: &Path) -> Result<Staged, Unavailable> {
        let (repository, file) = self.open(folder)?;
        if repository.is_bare() {
            return Err(Unavailable::Bare);
        }
        let options = gix::index::decode::Options {
            // The threads cost more than they save for an index of usual size.
            thread_limit: Some(1),
            alloc_limit_bytes: Some(LARGEST),
            ..gix::index::decode::Options::default()
        };
        let index = gix::index::File::at_or_default(file, gix::hash::Kind::Sha1, true, options);
        let index = index.map_err(|_| Unavailable::Damaged("its index cannot be read".to_owned()))?;
        let head = match repository.head() {
            Ok(head) => Some(head),
            Err(Unavailable::NoCommits) => None,
            Err(other) => return Err(other),
        };
        let reader = repository.reader_once();
        let rows = Rows::of(&index, &reader, repository.prefix())?;
        let tree = head.map(|head| reader.item(head, repository.prefix())).transpose()?.flatten();
        let mut diff = Diff { reader: &reader, changes: Vec::new() };
        let cached = index.tree().and_then(|root| cached_at(root, repository.prefix()));
        diff.folder(tree.and_then(trees::Item::tree), &mut Vec::new(), &rows.all, cached)?;
        let changes = match repository.merged_default(&reader)? {
            Some(merged) if !diff.changes.is_empty() => others_than(diff.changes, (&repository, &reader, merged))?,
            _ => diff.changes,
        };
        let Rows { all, conflicts } = rows;
        let mut files = Vec::with_capacity(all.len());
        files.extend(all.iter().filter_map(Row::entry));
        let mut staged = Staged { repository, head, files, conflicts, changes };
        // Bytes that are no UTF-8 are shown in a form that may sort otherwise.
        staged.files.sort_by(|a, b| a.path.cmp(&b.path));
        staged.changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(staged)
    }
}

/// The changes that are not as a commit has them.
fn others_than(
    changes: Vec<Change>,
    (repository, reader, commit): (&Repository, &Reader, Id),
) -> Result<Vec<Change>, Unavailable> {
    let mut others = Vec::with_capacity(changes.len());
    for change in changes {
        let there = reader.item(commit, &repository.inside(&change.path))?;
        if there.and_then(told) != change.now {
            others.push(change);
        }
    }
    Ok(others)
}

/// What is told of an item; nothing of a submodule.
fn told(item: trees::Item) -> Option<(EntryKind, Id)> {
    let kind = kind(item).filter(|kind| *kind != EntryKind::Submodule)?;
    Some((kind, item.id))
}

/// An entry of the index.
struct Row<'i> {
    /// Below the folder.
    path: Cow<'i, [u8]>,
    item: trees::Item,
    in_conflict: bool,
}

impl Row<'_> {
    fn entry(&self) -> Option<Entry> {
        let kind = kind(self.item).filter(|kind| *kind != EntryKind::Submodule && !self.in_conflict)?;
        Some(Entry { path: shown(&self.path), kind, id: self.item.id })
    }
}

struct Rows<'i> {
    all: Vec<Row<'i>>,
    conflicts: Vec<Arc<str>>,
}

impl<'i> Rows<'i> {
    fn of(index: &'i gix::index::State, reader: &Reader, prefix: &str) -> Result<Self, Unavailable> {
        let start = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        let mut rows = Self { all: Vec::with_capacity(index.entries().len()), conflicts: Vec::new() };
        for entry in index.entries() {
            let whole: &'i [u8] = entry.path(index).as_bytes();
            // A file that is only announced has no content yet.
            if entry.flags.contains(Flags::INTENT_TO_ADD) {
                continue;
            }
            if entry.mode == Mode::DIR {
                rows.sparse(whole, start.as_bytes(), entry.id, reader)?;
                continue;
            }
            let Some(path) = whole.strip_prefix(start.as_bytes()) else { continue };
            let in_conflict = entry.stage() != Stage::Unconflicted;
            if in_conflict {
                let shown = shown(path);
                if rows.conflicts.last() == Some(&shown) {
                    continue;
                }
                rows.conflicts.push(shown);
            }
            let Some(mode) = entry.mode.to_tree_entry_mode() else { continue };
            rows.all.push(Row { path: Cow::Borrowed(path), item: trees::Item { mode, id: entry.id }, in_conflict });
        }
        Ok(rows)
    }

    /// A folder that the index has as one entry, since the work tree has none of it.
    fn sparse(&mut self, path: &[u8], start: &[u8], tree: Id, reader: &Reader) -> Result<(), Unavailable> {
        // It lies inside of the folder that is looked at, or around it.
        if !(path.starts_with(start) || start.starts_with(path)) {
            return Ok(());
        }
        let first = self.all.len();
        reader.files(tree, path, |path, item| {
            let path = path.strip_prefix(start);
            self.all.extend(path.map(|path| Row { path: Cow::Owned(path.to_owned()), item, in_conflict: false }));
        })?;
        if let Some(new) = self.all.get_mut(first..) {
            new.sort_by(|a, b| a.path.cmp(&b.path));
        }
        Ok(())
    }
}

/// What the index remembers of a folder's tree.
fn cached_at<'c>(root: &'c Cached, prefix: &str) -> Option<&'c Cached> {
    let mut here = root;
    for part in prefix.split('/').filter(|part| !part.is_empty()) {
        here = child(here, part.as_bytes())?;
    }
    Some(here)
}

fn child<'c>(tree: &'c Cached, name: &[u8]) -> Option<&'c Cached> {
    tree.children.iter().find(|child| child.name.as_slice() == name)
}

struct Diff<'r> {
    reader: &'r Reader,
    changes: Vec<Change>,
}

impl Diff<'_> {
    /// Compares a tree with the rows below its folder; both are in the order of their whole paths.
    fn folder(
        &mut self,
        tree: Option<Id>,
        folder: &mut Vec<u8>,
        mut rows: &[Row<'_>],
        cached: Option<&Cached>,
    ) -> Result<(), Unavailable> {
        if tree.is_some() && cached.is_some_and(|cached| cached.num_entries.is_some() && Some(cached.id) == tree) {
            return Ok(());
        }
        let tree = self.reader.tree(tree)?;
        for entry in trees::entries(&tree.bytes) {
            let (name, item) = entry.map_err(|trees::Malformed| Unavailable::Object(tree.id))?;
            let length = folder.len();
            folder.extend_from_slice(name);
            if item.tree().is_some() {
                folder.push(b'/');
            }
            let before = rows.partition_point(|row| row.path.as_ref() < folder.as_slice());
            self.added(rows.get(..before).unwrap_or_default());
            rows = rows.get(before..).unwrap_or_default();
            if let Some(inner) = item.tree() {
                let inside = rows.partition_point(|row| row.path.starts_with(folder));
                let own = rows.get(..inside).unwrap_or_default();
                self.folder(Some(inner), folder, own, cached.and_then(|cached| child(cached, name)))?;
                rows = rows.get(inside..).unwrap_or_default();
            } else if let Some((row, rest)) =
                rows.split_first().filter(|(row, _)| row.path.as_ref() == folder.as_slice())
            {
                if row.item != item && !row.in_conflict {
                    self.add(folder, Some(item), Some(row.item));
                }
                rows = rest;
            } else {
                self.add(folder, Some(item), None);
            }
            folder.truncate(length);
        }
        self.added(rows);
        Ok(())
    }

    fn added(&mut self, rows: &[Row<'_>]) {
        for row in rows.iter().filter(|row| !row.in_conflict) {
            self.add(&row.path, None, Some(row.item));
        }
    }

    fn add(&mut self, path: &[u8], before: Option<trees::Item>, now: Option<trees::Item>) {
        let (before, now) = (before.and_then(told), now.and_then(told));
        if before.is_some() || now.is_some() {
            self.changes.push(Change { path: shown(path), before, now });
        }
    }
}
