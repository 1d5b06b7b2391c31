//! What the user named → what it is on this machine. Targets in, places out; the only room for errors that end a run.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::git;
use super::names;

/// Why a target cannot be scanned.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing of that name.
    #[error("find {target}: there is no such file or folder")]
    #[diagnostic(code(discover::missing), help("targets are relative to the folder that karat is started in"))]
    Missing {
        /// The target, as given.
        target: String,
    },
    /// It is there, yet it cannot be looked at.
    #[error("read {target}: {source}")]
    #[diagnostic(code(discover::unreadable), help("see that you may read it and the folders above it"))]
    Unreadable {
        /// The target, as given.
        target: String,
        /// What the system says.
        source: io::Error,
    },
    /// It is a named pipe, a socket, a device.
    #[error("scan {target}: it is neither a file nor a folder")]
    #[diagnostic(code(discover::not_a_file), help("name a file, a folder or a repository"))]
    NotAFile {
        /// The target, as given.
        target: String,
    },
}

/// A target, found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A folder, and how it is called in reports.
    Folder { path: PathBuf, shown: String },
    /// A file, the root of its repository, and how that root is called in reports.
    File { path: PathBuf, root: PathBuf, shown: String },
}

/// Looks a target up. What is named must be something that can be read; a folder below that cannot is told of where it is walked.
#[expect(clippy::disallowed_methods, reason = "discover finds the files")]
pub(super) fn find(target: &Path) -> Result<Place, Error> {
    let shown = names::target(target);
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing { target: shown.clone() },
        _ => Error::Unreadable { target: shown.clone(), source },
    };
    let path = target.canonicalize().map_err(failed)?;
    let found = path.metadata().map_err(failed)?;
    if found.is_dir() {
        fs::read_dir(&path).map_err(failed)?;
        return Ok(Place::Folder { path, shown });
    }
    if !found.is_file() {
        return Err(Error::NotAFile { target: shown });
    }
    File::open(&path).map_err(failed)?;
    let folder = path.parent().unwrap_or(&path);
    let root = git::root_above(folder).unwrap_or(folder).to_owned();
    let shown = spell(&root, target);
    Ok(Place::File { path, root, shown })
}

/// The root of a file's repository, in the manner in which the file was named: relative to where we are, or absolute.
fn spell(root: &Path, target: &Path) -> String {
    let here = if target.is_absolute() { None } else { env::current_dir().and_then(|here| here.canonicalize()).ok() };
    let Some(here) = here else { return names::target(root) };
    if let Ok(below) = root.strip_prefix(&here) {
        return if below.as_os_str().is_empty() { ".".to_owned() } else { names::target(below) };
    }
    match here.strip_prefix(root) {
        Ok(down) => vec![".."; down.components().count()].join("/"),
        Err(_) => names::target(root),
    }
}
