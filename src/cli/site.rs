//! The files of a rule site → a folder. Replaces and removes only what karat wrote there before, by a list that it keeps in the
//! folder; anything else is left as it is, or is a reason to write nothing. Never writes through a link.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Failure, Usage};
use crate::report::SiteFile;

/// The list of what karat wrote, one path a line.
const LIST: &str = "karat-site.txt";
/// Its first line.
const HEAD: &str = "Written by `karat rules --site`, which replaces these files and no others:";

/// Writes the files.
pub(super) fn write(folder: &Path, files: &[SiteFile]) -> Result<(), Failure> {
    let before = known(folder)?;
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for path in now.iter().filter(|path| !before.contains(**path)) {
        if folder.join(path).symlink_metadata().is_ok() {
            return Err(foreign(folder, path));
        }
    }
    check_folders(folder, &now)?;
    let written = || -> Result<(), Broken> {
        // Until all is written the list names old and new files, so that a run that was cut short can be repeated.
        let all: BTreeSet<&str> = before.iter().map(String::as_str).chain(now.iter().copied()).collect();
        put(folder, LIST, &listed(&all))?;
        for file in files {
            put(folder, &file.path, &file.text)?;
        }
        for path in before.iter().filter(|path| !now.contains(path.as_str())) {
            remove(folder, path)?;
        }
        put(folder, LIST, &listed(&now))
    };
    written().map_err(|Broken(path, error)| {
        let help = "check the path, its permissions and the space left";
        Usage::new(format!("write to {}: {error}", path.display()), help).into()
    })
}

/// A file that could not be written, and why.
struct Broken(PathBuf, io::Error);

/// What karat wrote there before. A folder with other things in it, and no list, is somebody else's.
#[expect(clippy::disallowed_methods, reason = "the user names the folder with --site")]
fn known(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let shown = folder.display();
    let is_plain = folder.join(LIST).symlink_metadata().is_ok_and(|list| list.is_file());
    if is_plain
        && let Ok(text) = fs::read_to_string(folder.join(LIST))
        && let Some(paths) = text.strip_prefix(HEAD)
    {
        return Ok(paths.lines().filter(|path| is_inside(path)).map(str::to_owned).collect());
    }
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(BTreeSet::new()),
        Ok(_) => {
            let message = format!("write the rule site to {shown}: it is not empty, and karat wrote no site there");
            Err(Usage::new(message, "name an empty folder, a new one, or that of an earlier site").into())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(Usage::new(format!("write the rule site to {shown}: {error}"), "name a folder").into()),
    }
}

/// Whether a path of the list names something in the folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path != LIST
        && !path.contains(['\\', ':'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Refuses folders of the site that are links, or files, of somebody else.
fn check_folders(folder: &Path, files: &BTreeSet<&str>) -> Result<(), Failure> {
    let folders: BTreeSet<&str> =
        files.iter().filter_map(|path| path.rsplit_once('/')).map(|(inner, _)| inner).collect();
    let is_wrong = |inner: &&&str| folder.join(inner).symlink_metadata().is_ok_and(|found| !found.is_dir());
    folders.iter().find(is_wrong).map_or(Ok(()), |inner| Err(foreign(folder, inner)))
}

fn foreign(folder: &Path, path: &str) -> Failure {
    let place = folder.join(path);
    let message = format!("write the rule site: {} is there already, and karat did not write it", place.display());
    Usage::new(message, "move it away, or name another folder").into()
}

fn listed(paths: &BTreeSet<&str>) -> String {
    paths.iter().fold(format!("{HEAD}\n"), |list, path| list + path + "\n")
}

/// Writes a file that is not there yet as it should be.
#[expect(clippy::disallowed_methods, reason = "the user names the folder with --site")]
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
    absent(fs::remove_file(&place)).map_err(broken)?;
    fs::write(&place, text).map_err(broken)
}

/// Removes a file that the site no longer has, and its folder with the last one.
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
