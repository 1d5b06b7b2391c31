//! Temporary files and folders that are gone when karat ends, also where a signal ends it.
//!
//! A value that goes out of scope removes what it stands for; what ends the process without that (Ctrl-C) calls [`clear`]. The
//! list of what is there is the one thing in karat that the whole process shares: a signal comes to the process, not to a run.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty folder among the system's temporary files.
    pub(crate) fn new() -> io::Result<Self> {
        // Made under the lock: no signal comes between the folder and its place in the list.
        let mut open = open();
        let folder = tempfile::Builder::new().prefix("karat-").tempdir()?;
        open.insert(folder.path().to_owned());
        Ok(Self(folder))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        open().remove(self.path());
    }
}

/// Removes everything that is there. Nothing new can come while the process ends: who would make it waits.
pub(crate) fn clear() {
    let open = open();
    for path in open.iter() {
        let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
    // The process ends: whoever comes to put something into the list waits until then.
    std::mem::forget(open);
}

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}
