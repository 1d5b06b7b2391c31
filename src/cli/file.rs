//! A file that the user named → written in full, or left as it was: into a temporary file beside it, which takes its place at the
//! end. What is no file (a pipe, a device) is written to as it comes.

use std::fs::{File, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::scratch;

/// Writes a file.
pub(super) fn write(path: &Path, render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let known = std::fs::metadata(path).ok();
    if is_stream(path, known.as_ref()) {
        let mut out = io::BufWriter::new(std::fs::OpenOptions::new().append(true).open(path)?);
        return render(&mut out).and_then(|()| out.flush());
    }
    // A link stays one: what it leads to is replaced.
    replace(&leads_to(path), Over::Whatever(known.map(|known| known.permissions())), |file| {
        let mut out = io::BufWriter::new(file);
        render(&mut out).and_then(|()| out.flush())
    })
}

/// What a file takes the place of.
pub(super) enum Over {
    /// Of whatever is there; it has these permissions, or those of any new file.
    Whatever(Option<Permissions>),
    /// Of nothing: where something is, it fails.
    Nothing,
}

/// Writes a file beside its place, and moves it there once it is finished.
pub(super) fn replace(place: &Path, over: Over, render: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut unfinished = scratch::File::beside(place)?;
    render(unfinished.as_file_mut())?;
    match over {
        Over::Nothing => unfinished.settle(place),
        Over::Whatever(permissions) => {
            permissions.map_or(Ok(()), |own| unfinished.as_file_mut().set_permissions(own))?;
            unfinished.replace(place)
        }
    }
}

/// Where a path leads, also where nothing is there yet.
fn leads_to(path: &Path) -> PathBuf {
    let link = |path: &Path| {
        let target = std::fs::read_link(path).ok()?;
        Some(path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)))
    };
    std::fs::canonicalize(path).ok().or_else(|| link(path)).unwrap_or_else(|| path.to_owned())
}

/// What the program has open already, or others read as it is written: such a place cannot be replaced. `/dev/stdout` may lead to a
/// file, which the shell has open.
const OPEN: [&str; 4] = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc"];

fn is_stream(path: &Path, known: Option<&std::fs::Metadata>) -> bool {
    let is_other = known.is_some_and(|known| !known.is_file() && !known.is_dir());
    is_other || OPEN.iter().any(|place| path.starts_with(place))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "what was written is read back")]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_in_full_or_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report");
        write(&path, |out| out.write_all(b"first")).unwrap();
        let half = write(&path, |out| {
            out.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("no space"))
        });
        assert_eq!(half.unwrap_err().to_string(), "no space");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(names(folder.path()), ["report"]);
        write(&path, |out| out.write_all(b"second")).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
        assert!(write(&folder.path().join("no/such/folder"), |_| Ok(())).is_err());
        assert!(write(folder.path(), |_| Ok(())).is_err());
    }

    #[test]
    fn what_must_not_be_there_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new");
        replace(&path, Over::Nothing, |file| file.write_all(b"first")).unwrap();
        let again = replace(&path, Over::Nothing, |file| file.write_all(b"second"));
        assert_eq!(again.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(names(folder.path()), ["new"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_links_and_permissions_stay_what_they_are() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("report"), folder.path().join("link"));
        std::fs::write(&path, "first").unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        symlink("report", &link).unwrap();
        write(&link, |out| out.write_all(b"second")).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        let (ahead, later) = (folder.path().join("ahead"), folder.path().join("later"));
        symlink("later", &ahead).unwrap();
        write(&ahead, |out| out.write_all(b"third")).unwrap();
        assert_eq!(std::fs::read_to_string(later).unwrap(), "third");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
