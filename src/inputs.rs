//! Files of the user's, such as a configuration, a policy or a baseline → their text, and whether it may be shown.
//!
//! Whoever proposes a change to a repository writes its configuration, and may read the log of the build that judges it. What such a
//! configuration names, or a link leads to, may be any file of that machine. It is read for what it is; but where it lies outside of
//! the repository, nothing of its text is shown.

use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The longest text that is read, in bytes: a baseline has a million findings then.
const MOST: u64 = 256 << 20;

/// What configurations named outside of the repositories that they lie in. It only grows, and the more is in it the less is shown: all
/// of the process may share it.
static ELSEWHERE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The text of a file.
#[expect(clippy::disallowed_methods, reason = "the one place that opens files of the user's")]
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let length = std::fs::File::open(path)?.take(MOST + 1).read_to_string(&mut text)?;
    if length as u64 > MOST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is above {} MiB", MOST >> 20)));
    }
    Ok(text)
}

/// Whether a path leads to a file or to a folder. Only the user may name what is neither: to open a pipe may take for ever.
pub(crate) fn is_plain(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.is_file() || found.is_dir())
}

/// Notes that a configuration names a file or folder.
pub(crate) fn note(configuration: &Path, named: &Path) {
    if let Ok(real) = named.canonicalize()
        && !is_at_home(&real, configuration)
    {
        ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner).insert(real);
    }
}

/// Whether what is in a file may be shown: it lies where its path says, and no configuration named it from elsewhere.
pub(crate) fn is_shown(path: &Path) -> bool {
    // What is no file was not read from one, but by way of git, or from a pipe of the user's.
    let Ok(real) = path.canonicalize() else { return true };
    let elsewhere = ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner);
    is_at_home(&real, path) && !elsewhere.iter().any(|own| real.starts_with(own))
}

/// Whether a file, by the path that no link is in, lies in the repository that a path lies in; where there is none, in its folder.
/// What git keeps for itself is no part of a repository: a token may be in its configuration.
fn is_at_home(real: &Path, path: &Path) -> bool {
    let is_in = |home: &Path| {
        let home = home.canonicalize().ok();
        let below = home.and_then(|home| real.strip_prefix(home).ok().map(Path::to_owned));
        below.is_some_and(|below| below.components().all(|part| part.as_os_str() != ".git"))
    };
    let path = plain(path);
    let folder = path.parent().unwrap_or(&path);
    let mut repositories = folder.ancestors().filter(|folder| folder.join(".git").exists()).peekable();
    // In all of them: one may be entered by a link of another.
    if repositories.peek().is_some() { repositories.all(is_in) } else { is_in(folder) }
}

/// An absolute path without `.` and `..`, as it is written: no link is followed.
fn plain(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in absolute.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the files that are read are made")]

    use std::fs;

    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        folder
    }

    #[test]
    fn what_a_configuration_names_is_shown_where_it_lies_in_the_repository() {
        let folder = folder(&["shop/.git/config", "shop/a/karat.toml", "shop/b/own.toml", "other/karat.toml"]);
        let at = |path: &str| folder.path().join(path);
        let files = ["shop/b/own.toml", "shop/a/../b/own.toml", "shop/../other/karat.toml", "shop/none.toml"];
        assert!(files.iter().all(|path| is_shown(&at(path))), "the user may name them all");
        assert!(!is_shown(&at("shop/.git/config")));
        for path in files {
            note(&at("shop/a/karat.toml"), &at(path));
        }
        assert_eq!(files.map(|path| is_shown(&at(path))), [true, true, false, true]);
        note(&at("other/karat.toml"), &at("shop/b"));
        assert!(!is_shown(&at("shop/b/own.toml")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_its_repository_shows_nothing() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["shop/.git/config", "shop/b/own.toml", "other/.git/config", "other/own.toml", "plain/a"]);
        let at = |path: &str| folder.path().join(path);
        for (to, from) in [
            ("b/own.toml", "shop/in.toml"),
            ("/proc/self/environ", "shop/out.toml"),
            ("../other", "shop/folder"),
            (".git/config", "shop/git.toml"),
            ("../shop/b/own.toml", "plain/b"),
            ("a", "plain/c"),
            ("shop", "shortcut"),
        ] {
            symlink(to, at(from)).unwrap();
        }
        let shown = |paths: &[&str]| paths.iter().map(|path| is_shown(&at(path))).collect::<Vec<_>>();
        assert_eq!(shown(&["shop/in.toml", "plain/a", "plain/c", "shortcut/b/own.toml"]), [true; 4]);
        assert_eq!(shown(&["shop/out.toml", "shop/folder/own.toml", "shop/git.toml", "plain/b"]), [false; 4]);
    }

    #[cfg(unix)]
    #[test]
    fn what_does_not_end_is_not_read_to_its_end() {
        assert_eq!(text(Path::new("/dev/zero")).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(["/dev/zero", "/dev", "/none"].map(|path| is_plain(Path::new(path))), [false, true, false]);
    }
}
