//! The index of a work tree → whether git follows a path, whatever ignore files say of it.

use std::path::{Path, PathBuf};

use gix::bstr::BString;

use super::Repository;

/// What git follows in a work tree.
#[derive(Debug)]
pub struct Tracked {
    index: gix::index::File,
    /// Where the folder that was opened lies in the repository, with a `/` behind it; empty at the root.
    prefix: BString,
}

impl Repository {
    /// What git follows below the folder that was opened; none where there is no index that can be read.
    pub fn tracked_files(&self) -> Option<Tracked> {
        let options = gix::index::decode::Options::default();
        let index = gix::index::File::at(self.index_file(), gix::hash::Kind::Sha1, true, options).ok()?;
        let prefix = if self.prefix().is_empty() { String::new() } else { format!("{}/", self.prefix()) };
        Some(Tracked { index, prefix: prefix.into() })
    }
}

/// Whether what is in a folder came, or may have come, with the repository that it lies in: git follows something in it, or what leads
/// to it.
pub fn is_followed(folder: &Path) -> bool {
    let Ok(real) = folder.canonicalize() else { return false };
    let follows = |path: PathBuf| {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return false };
        let tracked = Repository::open(parent).ok().and_then(|own| own.tracked_files());
        tracked.is_some_and(|own| own.has(Path::new(name)) || own.has_below(Path::new(name)) || own.is_inside_one())
    };
    // The folder may itself be a link.
    let named = std::path::absolute(folder).ok().filter(|named| *named != real);
    named.is_some_and(follows) || follows(real)
}

impl Tracked {
    /// Whether the folder that was opened lies in what git follows as one thing, such as a submodule.
    fn is_inside_one(&self) -> bool {
        let ends = self.prefix.iter().enumerate().filter(|(_, byte)| **byte == b'/');
        ends.filter_map(|(end, _)| self.prefix.get(..end)).any(|path| {
            let first = self.index.prefixed_entries(path.into()).and_then(<[_]>::first);
            first.is_some_and(|entry| entry.path(&self.index) == path)
        })
    }

    /// Whether git follows a file; its path is relative to the folder that was opened.
    pub fn has(&self, path: &Path) -> bool {
        let Some(path) = self.path(path) else { return false };
        // One in conflict has several entries.
        let first = self.index.prefixed_entries(path.as_ref()).and_then(<[_]>::first);
        first.is_some_and(|entry| entry.path(&self.index) == path)
    }

    /// Whether git follows a file in a folder.
    pub fn has_below(&self, folder: &Path) -> bool {
        let Some(mut start) = self.path(folder) else { return false };
        start.push(b'/');
        self.index.prefixed_entries(start.as_ref()).is_some_and(|own| !own.is_empty())
    }

    /// A path as the index has it.
    fn path(&self, path: &Path) -> Option<BString> {
        let own = gix::path::to_unix_separators_on_windows(gix::path::into_bstr(path).ok()?);
        let mut whole = self.prefix.clone();
        whole.extend_from_slice(&own);
        Some(whole)
    }
}
