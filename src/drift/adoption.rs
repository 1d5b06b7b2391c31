//! A repository's history → when it took up which version of its template.
//!
//! Along first parents, so that a version counts when it lands on the branch, not when it was tried on another one.

use std::collections::BTreeMap;
use std::path::Path;

use super::content::LIMIT;
use super::marker::{self, Tool};
use super::measure::kinds;
use super::{Point, TemplateClone, Unknown};
use crate::git::landed::{self, Store, Wanted};
use crate::git::{Id, Objects, Repository};

/// A version that a repository took up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adoption {
    /// The version.
    pub(crate) version: Point,
    /// The commit of the repository that brought it.
    pub(crate) commit: Id,
    /// When that was committed, in Unix seconds.
    pub(crate) time: i64,
}

/// The versions that a repository's marker recorded, oldest first; a commit that changed nothing but answers is none. What a marker said
/// at a time when it could not be read, or meant nothing that the clone has, is left out.
///
/// # Errors
///
/// There is no history, or not all of it.
pub(crate) fn adoptions(clone: &TemplateClone, root: &Path, markers: &[String]) -> Result<Vec<Adoption>, Unknown> {
    let repository = Repository::open(root)?;
    let kinds = kinds(markers);
    let wanted = Markers(kinds.iter().map(|(path, _)| repository.inside(path)).collect());
    let failed = |error: landed::Error| Unknown::new(error.to_string());
    let store = Store::open(root).map_err(failed)?;
    store.complete().map_err(failed)?;
    let line = store.tip(None).and_then(|tip| landed::first_parents(&store, tip)).map_err(failed)?;
    let mut changes = landed::changes(&store, &line, &wanted).map_err(failed)?;
    changes.reverse();
    let (ours, theirs) = (repository.objects(), clone.objects());
    let mut reading = Reading { clone, ours, theirs, known: BTreeMap::new() };
    let mut present: BTreeMap<usize, Id> = BTreeMap::new();
    let mut adoptions: Vec<Adoption> = Vec::new();
    for commit in changes.chunk_by(|a, b| a.commit == b.commit) {
        for change in commit {
            let Some(place) = wanted.0.iter().position(|path| **path == *change.path) else { continue };
            match change.new {
                Some(blob) => present.insert(place, blob),
                None => present.remove(&place),
            };
        }
        // The first marker that is there counts, as for a repository at one time.
        let marker = present.first_key_value().and_then(|(place, blob)| Some((*kinds.get(*place)?, *blob)));
        let landed = commit.first().and_then(|change| line.get(change.commit));
        let (Some((kind, blob)), Some(landed)) = (marker, landed) else { continue };
        let Some(version) = reading.version(kind, blob) else { continue };
        if adoptions.last().is_none_or(|last| last.version.commit != version.commit) {
            adoptions.push(Adoption { version, commit: landed.id, time: landed.time });
        }
    }
    Ok(adoptions)
}

/// Whole paths of markers.
struct Markers(Vec<String>);

impl Wanted for Markers {
    fn below(&self, folder: &str) -> bool {
        self.0.iter().any(|path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    fn file(&self, path: &str) -> bool {
        self.0.iter().any(|marker| marker == path)
    }
}

struct Reading<'c> {
    clone: &'c TemplateClone,
    ours: Objects,
    theirs: Objects,
    /// By the text of a marker: what stands in it may come back.
    known: BTreeMap<Id, Option<Point>>,
}

impl Reading<'_> {
    fn version(&mut self, (path, tool): (&str, Tool), blob: Id) -> Option<Point> {
        if let Some(known) = self.known.get(&blob) {
            return known.clone();
        }
        let bytes = self.ours.blob(blob, LIMIT).ok().flatten();
        let marker = bytes.and_then(|bytes| marker::read(path, tool, &bytes).ok());
        let version = marker.and_then(|marker| self.clone.recorded(&self.theirs, &marker).ok());
        self.known.insert(blob, version.clone());
        version
    }
}
