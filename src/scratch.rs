//! Temporary files and folders that are gone when karat ends, also where a signal ends it.
//!
//! A value that goes out of scope removes what it stands for; what ends the process without that (Ctrl-C) calls [`clear`]. The
//! list of what is there is shared by the whole process: a signal comes to the process, not to a run.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A line of the list, for as long as what it stands for is there.
#[derive(Debug)]
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        open().remove(&self.0);
    }
}

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Folder {
    folder: tempfile::TempDir,
    _line: Listed,
}

impl Folder {
    /// An empty folder among the system's temporary files.
    pub(crate) fn new() -> io::Result<Self> {
        let (folder, line) = listed(|| {
            let folder = tempfile::Builder::new().prefix("karat-").tempdir()?;
            let path = folder.path().to_owned();
            Ok((folder, path))
        })?;
        Ok(Self { folder, _line: line })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A file that is not finished, beside the place that it is to take.
#[derive(Debug)]
pub(crate) struct File {
    file: tempfile::NamedTempFile,
    line: Listed,
}

impl File {
    /// An empty file in the folder of a place, with the permissions of any new file.
    pub(crate) fn beside(place: &Path) -> io::Result<Self> {
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".karat-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let (file, line) = listed(|| {
            // Nobody knows the name that the file was to have.
            let file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
            let path = file.path().to_owned();
            Ok((file, path))
        })?;
        Ok(Self { file, line })
    }

    /// What is written to.
    pub(crate) fn as_file_mut(&mut self) -> &mut std::fs::File {
        self.file.as_file_mut()
    }

    /// Takes its place, where nothing is.
    pub(crate) fn settle(self, place: &Path) -> io::Result<()> {
        let settled = self.file.persist_noclobber(place);
        drop(self.line);
        settled.map(drop).map_err(|error| error.error)
    }

    /// Takes its place, whatever is there.
    pub(crate) fn replace(self, place: &Path) -> io::Result<()> {
        let replaced = self.file.persist(place);
        drop(self.line);
        replaced.map(drop).map_err(|error| error.error)
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

/// Makes something under the lock of the list: no signal comes between it and its line there.
fn listed<T>(make: impl FnOnce() -> io::Result<(T, PathBuf)>) -> io::Result<(T, Listed)> {
    let mut open = open();
    let (temporary, path) = make()?;
    open.insert(path.clone());
    Ok((temporary, Listed(path)))
}

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}
