//! A clone of a template and a repository → how far the repository is from the template.

use std::path::Path;

use super::compare::{FileDrift, Status, compare};
use super::content::{Content, Lines};
use super::marker::{self, Marker, Tool, USUAL};
use super::ours::Ours;
use super::{Point, TemplateClone, Unknown, expected, nearest};
use crate::git::{Id, Objects};
use crate::model::glob::Glob;

/// How far a repository is from its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drift {
    /// The version that the repository was made from, or was last updated to.
    pub(crate) recorded: Point,
    /// The version that it is compared with: the highest release, what is checked out where there is none, or the recorded one where
    /// that is newer still.
    pub(crate) latest: Point,
    /// Where no marker records a version, and the nearest one was taken: how like it the owned files are, in basis points.
    pub(crate) likeness: Option<u32>,
    /// The owned files that the template has, or had, by path.
    pub(crate) files: Vec<FileDrift>,
    /// Releases since the recorded version; none where the template has no releases, and it is not the latest state.
    pub(crate) versions_behind: Option<usize>,
    /// Whole days from the recorded version to the latest one.
    pub(crate) days_behind: u64,
}

impl Drift {
    /// Whether the recorded version is a guess.
    pub(crate) const fn is_estimate(&self) -> bool {
        self.likeness.is_some()
    }

    /// Lines that the repository changed, of all owned lines of the recorded version that could be compared.
    pub(crate) fn edited(&self) -> Lines {
        sum(self.files.iter().map(|file| file.edited))
    }

    /// Lines that the repository and the latest version differ by, of all owned lines that could be compared.
    pub(crate) fn distance(&self) -> Lines {
        sum(self.files.iter().map(|file| file.distance))
    }

    /// How many files could not be compared.
    pub(crate) fn unknown(&self) -> usize {
        self.files.iter().filter(|file| matches!(file.status, Status::Unknown(_))).count()
    }
}

fn sum(lines: impl Iterator<Item = Lines>) -> Lines {
    let mut sum = Lines::default();
    lines.for_each(|lines| sum += lines);
    sum
}

/// Measures a repository: its files at a commit, or on the disk where there is none. `markers` are the files that may record a version,
/// the first that is there counts; without any, those that tools write are looked for at the root.
///
/// # Errors
///
/// The recorded version is none of the clone's, a marker or the template's settings cannot be read, the path owns none of the template's
/// files, or there is no marker and no version is like the repository.
pub(crate) fn measure(
    clone: &TemplateClone,
    root: &Path,
    at: Option<Id>,
    owned: &[Glob],
    markers: &[String],
) -> Result<Drift, Unknown> {
    if owned.is_empty() {
        return Err(Unknown::new("the path owns no files"));
    }
    let mut ours = Ours::open(root, at)?;
    let objects = clone.objects();
    let marker = find(&mut ours, markers)?;
    let (recorded, likeness) = if let Some(marker) = &marker {
        (clone.recorded(&objects, marker)?, None)
    } else {
        let (nearest, likeness) = nearest::find(clone, &objects, &mut ours, owned)?;
        (nearest, Some(likeness))
    };
    let latest = newer(clone, &objects, &recorded)?;
    let read = |point: &Point| expected::read(clone, &objects, point.commit, owned, marker.as_ref());
    let base = read(&recorded)?;
    let files = if latest.commit == recorded.commit {
        compare(&base, &base, |path| ours.read(path))
    } else {
        compare(&base, &read(&latest)?, |path| ours.read(path))
    };
    if files.is_empty() {
        return Err(Unknown::new("the template has none of the files that the path owns"));
    }
    let is_latest = latest.commit == recorded.commit;
    let versions_behind = if is_latest { Some(0) } else { clone.behind(&recorded) };
    Ok(Drift { days_behind: recorded.days_until(&latest), versions_behind, recorded, latest, likeness, files })
}

/// The latest version, or the recorded one where that is newer.
fn newer(clone: &TemplateClone, objects: &Objects, recorded: &Point) -> Result<Point, Unknown> {
    let latest = clone.latest(objects)?;
    let is_newer = match latest.release {
        Some(_) => recorded.release >= latest.release,
        None => TemplateClone::has(objects, recorded, &latest)?,
    };
    Ok(if is_newer { recorded.clone() } else { latest })
}

/// The first marker that is there.
fn find(ours: &mut Ours, markers: &[String]) -> Result<Option<Marker>, Unknown> {
    for (path, tool) in kinds(markers) {
        match ours.read(path)? {
            None => {}
            Some(Content::Text(bytes)) => return marker::read(path, tool, &bytes).map(Some),
            Some(_) => return Err(Unknown::new(format!("`{path}` cannot be used: it is no file of text below 1 MB"))),
        }
    }
    Ok(None)
}

/// The markers that record versions, and whose they are.
pub(super) fn kinds(markers: &[String]) -> Vec<(&str, Tool)> {
    let named: Vec<&str> =
        if markers.is_empty() { USUAL.to_vec() } else { markers.iter().map(String::as_str).collect() };
    named.into_iter().filter_map(|path| Some((path, Tool::of(path)?))).collect()
}
