//! What is scanned: a repository and the files in it. Plain values; who finds them is `discover`.

use std::path::PathBuf;
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
    /// The commit that `HEAD` names, where it can be read.
    pub revision: Option<String>,
}

/// A file of a repository.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceFile {
    /// The repository that it belongs to.
    pub repository: Arc<Repository>,
    /// Path relative to the repository's root, `/` between its parts; bytes that are no UTF-8 are written as `\xNN`.
    pub path: Arc<str>,
    /// Where it is on this machine, byte for byte.
    pub absolute: PathBuf,
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
}
