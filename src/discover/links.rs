//! Where a symbolic link leads. A link and the root of its repository in, a judgement out; nothing is opened or followed further.

use std::fs;
use std::io;
use std::path::Path;

use super::names;

/// What is to be done about a link.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// To a file of the repository, of this size, that is scanned under its own name.
    File(u64),
    /// To a folder of the repository (or to something there that is no file).
    Elsewhere,
    /// It leads nowhere that may be gone to, and why.
    Refused(String),
}

/// Says where `link` leads, in a repository whose root is `root` (both without links on the way).
pub(super) fn judge(link: &Path, root: &Path) -> Link {
    let to = fs::read_link(link).map_or_else(|_| "?".to_owned(), |to| names::shown_path(&to));
    let real = match fs::canonicalize(link) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Link::Refused(format!("a broken link: there is no {to}"));
        }
        Err(error) => return Link::Refused(format!("a link to {to} that leads nowhere: {}", error.kind())),
    };
    if !real.starts_with(root) {
        return Link::Refused(format!("a link to {to}, which is outside of the repository; it is not followed"));
    }
    if link.starts_with(&real) {
        return Link::Refused(format!("a link to {to}, a folder around it: it leads round in a circle"));
    }
    match real.metadata() {
        Ok(found) if found.is_file() => Link::File(found.len()),
        _ => Link::Elsewhere,
    }
}
