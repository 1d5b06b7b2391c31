//! Changed files → the disk: a temporary file beside each, then a rename, so that no file is ever half written. Permissions stay, links
//! are not followed, and what changed since it was read is left alone.

use std::io::{self, Write as _};
use std::path::PathBuf;

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

/// Writes a file.
#[expect(clippy::disallowed_methods, reason = "fixes are written here and nowhere else")]
pub(crate) fn write(file: &Changed) -> Result<(), Failure> {
    let place: PathBuf = file.root.join(file.path.as_ref());
    let folder = place.parent().ok_or(Failure::Elsewhere)?;
    if !is_inside(&file.root, &place) {
        return Err(Failure::Elsewhere);
    }
    std::fs::create_dir_all(folder).map_err(Failure::System)?;
    let permissions = match (&file.before, place.symlink_metadata()) {
        (Some(before), Ok(found)) if found.is_file() => {
            if std::fs::read(&place).map_err(Failure::System)?.as_slice() != before.as_ref() {
                return Err(Failure::Changed);
            }
            Some(found.permissions())
        }
        (None, Err(error)) if error.kind() == io::ErrorKind::NotFound => None,
        (_, Ok(found)) if !found.is_file() => return Err(Failure::Elsewhere),
        _ => return Err(Failure::Changed),
    };
    let mut temporary = tempfile::Builder::new();
    temporary.prefix(".karat-");
    #[cfg(unix)]
    {
        // What the user's mask leaves of it, as for any new file.
        temporary.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let mut temporary = temporary.tempfile_in(folder).map_err(Failure::System)?;
    temporary.write_all(&file.after).and_then(|()| temporary.flush()).map_err(Failure::System)?;
    let is_new = permissions.is_none();
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions).map_err(Failure::System)?;
    }
    temporary.as_file().sync_all().map_err(Failure::System)?;
    let kept = if is_new { temporary.persist_noclobber(&place) } else { temporary.persist(&place) };
    kept.map(drop).map_err(|error| Failure::System(error.error))
}
