//! A template as it was, as it is, and a repository → what became of each file, and by how many lines.

use std::collections::BTreeSet;

use super::Unknown;
use super::content::{Content, Lines};
use super::expected::{Expected, too_large};

/// What became of a file of the template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// As the latest version has it.
    InStep,
    /// Changed in the repository; the template has it as it was.
    Edited,
    /// Removed from the repository; the template has it since the recorded version.
    Missing,
    /// As the recorded version had it; the template has moved on.
    Outdated,
    /// Changed in the repository and in the template, each in its own way.
    Conflicting,
    /// Added to the template since; the repository does not have it.
    New,
    /// Why it cannot be told.
    Unknown(String),
}

/// A file of the template that the path owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileDrift {
    /// In the repository; in the template where it is not known where it goes.
    pub(crate) path: String,
    /// What became of it.
    pub(crate) status: Status,
    /// Lines that the repository changed, of those of the recorded version. None is counted as changed where the file is in step with
    /// the latest version; none at all where it is new or unknown.
    pub(crate) edited: Lines,
    /// Lines that the repository and the latest version differ by.
    pub(crate) distance: Lines,
}

/// Compares all files, by path.
pub(super) fn compare(
    base: &Expected,
    latest: &Expected,
    mut ours: impl FnMut(&str) -> Result<Option<Content>, Unknown>,
) -> Vec<FileDrift> {
    let paths: BTreeSet<&String> = base.files.keys().chain(latest.files.keys()).collect();
    let mut files: Vec<FileDrift> = Vec::with_capacity(paths.len());
    for path in paths {
        let sides = Sides { base: base.files.get(path), latest: latest.files.get(path) };
        let file = match ours(path) {
            Ok(ours) => sides.file(path, ours.as_ref(), latest),
            Err(reason) => Some(unknown(path, reason.to_string())),
        };
        files.extend(file);
    }
    let mut lost = base.lost.clone();
    lost.extend(latest.lost.iter().map(|(path, reason)| (path.clone(), reason.clone())));
    files.extend(lost.into_iter().map(|(path, reason)| unknown(&path, reason)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn unknown(path: &str, reason: String) -> FileDrift {
    let (edited, distance) = (Lines::default(), Lines::default());
    FileDrift { path: path.to_owned(), status: Status::Unknown(reason), edited, distance }
}

/// A file of the template at both of its versions.
struct Sides<'e> {
    base: Option<&'e Result<Content, String>>,
    latest: Option<&'e Result<Content, String>>,
}

impl Sides<'_> {
    /// What became of it; none where both sides gave it up.
    fn file(&self, path: &str, ours: Option<&Content>, latest: &Expected) -> Option<FileDrift> {
        let status = match ours {
            None => self.absent(path, latest)?,
            Some(Content::Large) => Status::Unknown(too_large()),
            Some(ours) => self.present(ours),
        };
        let (base, latest) = (content(self.base), content(self.latest));
        let (edited, distance) = match (&status, ours) {
            (Status::Unknown(_), _) => (None, None),
            (Status::InStep, Some(ours)) => (Some(Lines::between(ours, ours)), Some(Lines::between(ours, ours))),
            (_, None) => (base.map(Lines::whole), latest.map(Lines::whole)),
            (_, Some(ours)) => {
                let distance = latest.map_or_else(|| Lines::whole(ours), |latest| Lines::between(latest, ours));
                (base.map(|base| Lines::between(base, ours)), Some(distance))
            }
        };
        let (edited, distance) = (edited.unwrap_or_default(), distance.unwrap_or_default());
        Some(FileDrift { path: path.to_owned(), status, edited, distance })
    }

    fn absent(&self, path: &str, latest: &Expected) -> Option<Status> {
        let status = match (self.base, self.latest) {
            (_, None) => return None,
            (Some(_), Some(_)) => Status::Missing,
            (None, Some(_)) => Status::New,
        };
        Some(latest.may_be_absent(path).map_or(status, Status::Unknown))
    }

    fn present(&self, ours: &Content) -> Status {
        // What is as the latest version has it is so whatever came before.
        if content(self.latest) == Some(ours) {
            return Status::InStep;
        }
        let reason = [self.latest, self.base].into_iter().flatten().find_map(|side| side.as_ref().err());
        if let Some(reason) = reason {
            return Status::Unknown(reason.clone());
        }
        match (content(self.base), content(self.latest)) {
            (Some(base), Some(latest)) if base == latest => Status::Edited,
            (Some(base), _) if base == ours => Status::Outdated,
            _ => Status::Conflicting,
        }
    }
}

fn content(side: Option<&Result<Content, String>>) -> Option<&Content> {
    side.and_then(|side| side.as_ref().ok())
}
