//! What a walk needs to be told. Plain values.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

/// What a walk needs to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Files above this many bytes are listed, yet not parsed.
    pub max_file_size: u64,
    /// Threads to walk with; 0 takes one a processor.
    pub threads: usize,
    /// The user's own ignore file, as git knows it; it applies to every repository.
    pub global_ignore: Option<PathBuf>,
    /// Patterns of the user's configuration, as in an ignore file at each repository's root; they are stronger than all others.
    pub exclude: Vec<String>,
    /// Whether `exclude` and `.karatignore` have a say in files that are named, too.
    pub force_exclude: bool,
    /// Files that are no part of what is scanned though they may lie there, with links resolved: what karat itself keeps.
    pub apart: Vec<PathBuf>,
}

impl Options {
    /// The limit that holds where nothing else is said: 10 MB.
    pub const MAX_FILE_SIZE: u64 = 10_000_000;

    pub(super) fn workers(&self) -> usize {
        match self.threads {
            0 => thread::available_parallelism().map_or(1, NonZero::get),
            threads => threads,
        }
    }
}

impl Default for Options {
    /// The limits that hold where nothing else is said.
    fn default() -> Self {
        Self {
            max_file_size: Self::MAX_FILE_SIZE,
            threads: 0,
            global_ignore: None,
            exclude: Vec::new(),
            force_exclude: false,
            apart: Vec::new(),
        }
    }
}
