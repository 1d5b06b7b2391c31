//! A changed file → where it may be written, or why not: links are not followed, and what changed since it was read is left alone.
//! The folder that it stands in is made; nothing else is written here.

use std::fs::Permissions;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Changed, is_inside};

/// Why a file was not written.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It is no longer what it was when it was read.
    Changed,
    /// It leads out of the repository, or is no regular file.
    Elsewhere,
    /// The system says why.
    System(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed => f.write_str("the file changed in the meantime; run again"),
            Self::Elsewhere => f.write_str("a link would be followed; edit what it leads to"),
            Self::System(error) => write!(f, "{error}"),
        }
    }
}

/// Where a file may be written.
#[derive(Debug)]
pub(crate) struct Place {
    /// The file.
    pub(crate) path: PathBuf,
    /// The permissions that it has and keeps; none where it is not there, and must not be until it is written.
    pub(crate) permissions: Option<Permissions>,
    /// The folders that were made for it.
    made: Made,
}

impl Place {
    /// Leaves no folder behind that was made for a file which is not written.
    pub(crate) fn give_up(self) {
        self.made.remove();
    }
}

/// Folders that were not there, the innermost first.
#[derive(Debug)]
struct Made(Vec<PathBuf>);

impl Made {
    fn up_to(folder: &Path) -> io::Result<Self> {
        let made = Self(folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect());
        match std::fs::create_dir_all(folder) {
            Ok(()) => Ok(made),
            Err(error) => {
                made.remove();
                Err(error)
            }
        }
    }

    /// Removes those that are empty.
    fn remove(self) {
        for folder in self.0 {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// Where a file is to be written, with the folders on the way to it made.
#[expect(clippy::disallowed_methods, reason = "what is to be written over is read once more")]
pub(crate) fn place(file: &Changed) -> Result<Place, Failure> {
    let path = file.root.join(file.path.as_ref());
    let folder = path.parent().ok_or(Failure::Elsewhere)?;
    if !is_inside(&file.root, &path) {
        return Err(Failure::Elsewhere);
    }
    let made = Made::up_to(folder).map_err(Failure::System)?;
    let permissions = match (&file.before, path.symlink_metadata()) {
        (Some(before), Ok(found)) if found.is_file() => {
            if std::fs::read(&path).map_err(Failure::System)?.as_slice() != before.as_ref() {
                return Err(Failure::Changed);
            }
            Some(found.permissions())
        }
        (None, Err(error)) if error.kind() == io::ErrorKind::NotFound => None,
        (_, Ok(found)) if !found.is_file() => return Err(Failure::Elsewhere),
        _ => return Err(Failure::Changed),
    };
    Ok(Place { path, permissions, made })
}
