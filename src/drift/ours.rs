//! The repository: a path → what stands there, at a commit or on the disk. Never follows a link, never leaves the repository.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Unknown;
use super::content::{Content, LIMIT};
use crate::git::{EntryKind, Id, Objects, Repository};
use crate::model::paths::slashed;

/// Where the files of a repository are read.
pub(super) enum Ours {
    /// On the disk.
    Disk {
        root: PathBuf,
        /// Folders that were looked at, and whether they are real ones inside of the root.
        folders: BTreeMap<String, bool>,
    },
    /// In git's objects.
    Commit {
        objects: Box<Objects>,
        commit: Id,
        /// Where the folder that is looked at lies in its repository.
        prefix: String,
        folders: BTreeMap<String, BTreeMap<Arc<str>, (EntryKind, Id)>>,
    },
}

impl Ours {
    pub(super) fn open(root: &Path, at: Option<Id>) -> Result<Self, Unknown> {
        let Some(commit) = at else {
            let root =
                root.canonicalize().map_err(|error| Unknown::new(format!("the repository: {}", error.kind())))?;
            return Ok(Self::Disk { root, folders: BTreeMap::new() });
        };
        let repository = Repository::open(root)?;
        let (objects, prefix) = (Box::new(repository.objects()), repository.prefix().to_owned());
        Ok(Self::Commit { objects, commit, prefix, folders: BTreeMap::new() })
    }

    /// What stands at a path; none where nothing does. The path has no `..`, and is relative to the root.
    pub(super) fn read(&mut self, path: &str) -> Result<Option<Content>, Unknown> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match self {
            Self::Disk { root, folders } => {
                if !folders.contains_key(folder) {
                    folders.insert(folder.to_owned(), is_inside(root, folder));
                }
                let is_inside = folders.get(folder).is_some_and(|is_inside| *is_inside);
                if is_inside { on_disk(&join(root, path)) } else { Ok(None) }
            }
            Self::Commit { objects, commit, prefix, folders } => {
                if !folders.contains_key(folder) {
                    let whole = [prefix.as_str(), folder].into_iter().filter(|part| !part.is_empty());
                    let entries = objects.folder(*commit, &whole.collect::<Vec<_>>().join("/"))?;
                    let named = entries.into_iter().map(|entry| (entry.path, (entry.kind, entry.id)));
                    folders.insert(folder.to_owned(), named.collect());
                }
                let found = folders.get(folder).and_then(|entries| entries.get(name));
                found.map(|(kind, id)| in_git(objects, *kind, *id)).transpose()
            }
        }
    }
}

fn in_git(objects: &Objects, kind: EntryKind, id: Id) -> Result<Content, Unknown> {
    if kind == EntryKind::Submodule {
        return Ok(Content::Other);
    }
    let Some(bytes) = objects.blob(id, LIMIT)? else { return Ok(Content::Large) };
    Ok(if kind == EntryKind::Link { Content::Link(bytes.into()) } else { Content::of(bytes) })
}

/// Whether a folder is there, and not by a link that leads out.
fn is_inside(root: &Path, folder: &str) -> bool {
    let path = join(root, folder);
    path.canonicalize().is_ok_and(|real| real == path)
}

fn join(root: &Path, path: &str) -> PathBuf {
    let mut joined = root.to_owned();
    joined.extend(path.split('/').filter(|part| !part.is_empty()));
    joined
}

#[expect(clippy::disallowed_methods, reason = "the repository is measured as it stands on the disk")]
fn on_disk(path: &Path) -> Result<Option<Content>, Unknown> {
    let failed = |error: &std::io::Error| Unknown::new(format!("it cannot be read: {}", error.kind()));
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(failed(&error)),
    };
    if found.is_symlink() {
        let target = path.read_link().map_err(|error| failed(&error))?;
        return Ok(Some(Content::Link(slashed(&target).into_bytes().into())));
    }
    if !found.is_file() {
        return Ok(Some(Content::Other));
    }
    if found.len() > LIMIT {
        return Ok(Some(Content::Large));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    let is_large = u64::try_from(bytes.len()).is_ok_and(|length| length > LIMIT);
    Ok(Some(if is_large { Content::Large } else { Content::of(bytes) }))
}
