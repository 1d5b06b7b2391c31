//! The files of a rule site, or of exports → a folder. Replaces and removes only what karat wrote there before, by a list that it keeps
//! in the folder; anything else is left as it is, or is a reason to write nothing. Never writes through a link.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::file::{self, Over};
use super::{Failure, Usage};
use crate::report::SiteFile;

/// What is written into a folder, and how it is known again.
pub(super) struct Kind {
    /// What errors call it.
    what: &'static str,
    /// The same in one word.
    noun: &'static str,
    /// The list of what karat wrote, one path a line.
    list: &'static str,
    /// Its first line.
    head: &'static str,
}

/// The rule site.
pub(super) const SITE: Kind = Kind {
    what: "the rule site",
    noun: "site",
    list: "karat-site.txt",
    head: "Written by `karat rules --site`, which replaces these files and no others:",
};

/// Files for a catalog.
pub(super) const EXPORT: Kind = Kind {
    what: "the export",
    noun: "export",
    list: "karat-export.txt",
    head: "Written by `karat export`, which replaces these files and no others:",
};

/// A history as tables.
pub(super) const HISTORY: Kind = Kind {
    what: "the export",
    noun: "export of a history",
    list: "karat-history-export.txt",
    head: "Written by `karat history export`, which replaces these files and no others:",
};

/// Takes a folder for files that are written otherwise, beside those that karat wrote there before. Refuses what `write` refuses.
pub(super) fn claim(kind: &Kind, folder: &Path, names: &[String]) -> Result<(), Failure> {
    let mut listing = own(kind, folder, names.iter().map(String::as_str))?;
    listing.extend(names.iter().cloned());
    let all = listing.iter().map(String::as_str).collect();
    put(folder, kind.list, &listed(kind, &all)).map_err(Broken::told)
}

/// Writes the files.
pub(super) fn write(kind: &Kind, folder: &Path, files: &[SiteFile]) -> Result<(), Failure> {
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let before = own(kind, folder, now.iter().copied())?;
    check_folders(kind, folder, &now)?;
    let written = || -> Result<(), Broken> {
        // Until all is written the list names old and new files, so that a run that was cut short can be repeated.
        let all: BTreeSet<&str> = before.iter().map(String::as_str).chain(now.iter().copied()).collect();
        put(folder, kind.list, &listed(kind, &all))?;
        for file in files {
            put(folder, &file.path, &file.text)?;
        }
        for path in before.iter().filter(|path| !now.contains(path.as_str())) {
            remove(folder, path)?;
        }
        put(folder, kind.list, &listed(kind, &now))
    };
    written().map_err(Broken::told)
}

/// A file that could not be written, and why.
struct Broken(PathBuf, io::Error);

impl Broken {
    fn told(self) -> Failure {
        let Self(path, error) = self;
        let help = "check the path, its permissions and the space left";
        Usage::new(format!("write to {}: {error}", path.display()), help).into()
    }
}

/// What karat wrote there before. One of the files to come that somebody else has there is in the way.
fn own<'n>(kind: &Kind, folder: &Path, mut names: impl Iterator<Item = &'n str>) -> Result<BTreeSet<String>, Failure> {
    let before = known(kind, folder)?;
    let other = names.find(|name| !before.contains(*name) && folder.join(name).symlink_metadata().is_ok());
    other.map_or(Ok(before), |name| Err(foreign(kind, folder, name)))
}

/// What karat wrote there before. A folder with other things in it, and no list, is somebody else's.
#[expect(clippy::disallowed_methods, reason = "the user names the folder")]
fn known(kind: &Kind, folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let shown = folder.display();
    let is_plain = folder.join(kind.list).symlink_metadata().is_ok_and(|list| list.is_file());
    if is_plain
        && let Ok(text) = fs::read_to_string(folder.join(kind.list))
        && let Some(paths) = text.strip_prefix(kind.head)
    {
        return Ok(paths.lines().filter(|path| is_inside(kind, path)).map(str::to_owned).collect());
    }
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(BTreeSet::new()),
        Ok(_) => {
            let message =
                format!("write {} to {shown}: it is not empty, and karat wrote no {} there", kind.what, kind.noun);
            Err(Usage::new(message, "name an empty folder, a new one, or the one of an earlier time").into())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(Usage::new(format!("write {} to {shown}: {error}", kind.what), "name a folder").into()),
    }
}

/// Whether a path of the list names something in the folder.
fn is_inside(kind: &Kind, path: &str) -> bool {
    !path.is_empty()
        && path != kind.list
        && !path.contains(['\\', ':'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Refuses folders of it that are links, or files, of somebody else.
fn check_folders(kind: &Kind, folder: &Path, files: &BTreeSet<&str>) -> Result<(), Failure> {
    let folders: BTreeSet<&str> =
        files.iter().filter_map(|path| path.rsplit_once('/')).map(|(inner, _)| inner).collect();
    let is_wrong = |inner: &&&str| folder.join(inner).symlink_metadata().is_ok_and(|found| !found.is_dir());
    folders.iter().find(is_wrong).map_or(Ok(()), |inner| Err(foreign(kind, folder, inner)))
}

fn foreign(kind: &Kind, folder: &Path, path: &str) -> Failure {
    let place = folder.join(path);
    let message = format!("write {}: {} is there already, and karat did not write it", kind.what, place.display());
    Usage::new(message, "move it away, or name another folder").into()
}

fn listed(kind: &Kind, paths: &BTreeSet<&str>) -> String {
    paths.iter().fold(format!("{}\n", kind.head), |list, path| list + path + "\n")
}

/// Writes a file that is not there yet as it should be.
#[expect(clippy::disallowed_methods, reason = "the user names the folder")]
fn put(folder: &Path, path: &str, text: &str) -> Result<(), Broken> {
    let place = folder.join(path);
    let broken = |error| Broken(place.clone(), error);
    let is_plain = place.symlink_metadata().is_ok_and(|found| found.is_file());
    if is_plain && fs::read(&place).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent).map_err(broken)?;
    }
    file::replace(&place, Over::Whatever(None), |out| out.write_all(text.as_bytes())).map_err(broken)
}

/// Removes a file that is no longer part of it, and its folder with the last one.
fn remove(folder: &Path, path: &str) -> Result<(), Broken> {
    let place = folder.join(path);
    let is_ours = path.rsplit_once('/').is_none_or(|(inner, _)| !is_link(&folder.join(inner)));
    if !is_ours {
        return Ok(());
    }
    absent(fs::remove_file(&place)).map_err(|error| Broken(place.clone(), error))?;
    if let Some(parent) = place.parent().filter(|parent| *parent != folder) {
        // It stays where there is something else in it.
        let _ = fs::remove_dir(parent);
    }
    Ok(())
}

fn is_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_symlink())
}

/// That a file is gone already is no failure.
fn absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
