//! What is scanned: a repository and the files in it. Plain values; who finds them is `discover`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::format::Format;

/// A folder with a `.git`, or the target itself where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Repository {
    /// The target as the user gave it (or the path to the repository under it), with `/` between its parts.
    pub target: String,
    /// The last part of the root's path.
    pub name: String,
    /// Where it is on this machine.
    pub root: PathBuf,
    /// The commit that `HEAD` names, where it can be read; of a [`Repository::past`] the one that is scanned.
    pub revision: Option<String>,
    /// Whether a commit is scanned in place of the files on the disk.
    pub past: bool,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Content {
    /// In a file of this machine, byte for byte.
    Disk(PathBuf),
    /// In a store.
    Stored(Stored),
    /// In a store, for the file of this machine that they are about to replace: what an editor has not saved.
    Unsaved(PathBuf, Stored),
}

/// Bytes that are known by their hash, and who has them.
#[derive(Clone)]
pub struct Stored {
    /// The hash.
    pub id: [u8; 20],
    /// Who has them.
    pub store: Arc<dyn Store>,
}

/// Has bytes by their hash.
pub trait Store: Send + Sync {
    /// The bytes, or in a few words why they cannot be had.
    fn bytes(&self, id: &[u8; 20]) -> Result<Vec<u8>, String>;
}

/// A file of a repository.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceFile {
    /// The repository that it belongs to.
    pub repository: Arc<Repository>,
    /// Path relative to the repository's root, `/` between its parts; bytes that are no UTF-8 are written as `\xNN`.
    pub path: Arc<str>,
    /// Where its bytes are.
    pub content: Content,
    /// What its name says it is.
    pub format: Format,
    /// Size in bytes.
    pub size: u64,
}

impl SourceFile {
    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder part of the path, empty at the root.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Where it is on this machine, if it is.
    pub fn on_disk(&self) -> Option<&Path> {
        match &self.content {
            Content::Disk(path) | Content::Unsaved(path, _) => Some(path),
            Content::Stored(_) => None,
        }
    }
}

impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stored").field(&self.id).finish()
    }
}

impl PartialEq for Stored {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Stored {}

impl Hash for Stored {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl PartialOrd for Stored {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Stored {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}
