//! Texts that lie over the files of a repository: a scan sees them in place of what is on the disk. Held in memory only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::source::Store;

/// Contents by the root of their repository and their path in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    files: BTreeMap<PathBuf, BTreeMap<Arc<str>, Arc<[u8]>>>,
}

impl Overlay {
    /// Lays a content over a file, or adds a file.
    pub fn put(&mut self, root: &Path, path: Arc<str>, content: Arc<[u8]>) {
        self.files.entry(root.to_owned()).or_default().insert(path, content);
    }

    /// What lies over the file of a repository.
    pub fn get(&self, root: &Path, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(root)?.get(path)
    }

    /// What lies over the files of a repository, by path.
    pub fn of(&self, root: &Path) -> impl Iterator<Item = (&Arc<str>, &Arc<[u8]>)> {
        self.files.get(root).into_iter().flatten()
    }

    /// Whether nothing lies over anything.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Has one content, whatever is asked.
#[derive(Debug)]
pub struct Held(pub Arc<[u8]>);

impl Store for Held {
    fn bytes(&self, _id: &[u8; 20]) -> Result<Vec<u8>, String> {
        Ok(self.0.to_vec())
    }
}
