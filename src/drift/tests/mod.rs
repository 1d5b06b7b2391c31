//! Drift of repositories that git itself made.
#![expect(clippy::disallowed_methods, reason = "the repositories that are measured stand on the disk")]

mod adopted;
mod odd;
mod random;
mod tools;
mod versions;

use std::path::Path;

use tempfile::TempDir;

use super::compare::FileDrift;
use super::{Drift, Status, TemplateClone, Unknown, measure};
use crate::git::landed::testing::History;
use crate::git::{Id, Repository};
use crate::model::glob::Glob;
use crate::model::standard::Template;

const DAY: i64 = 24 * 60 * 60;

/// Files of a commit; none removes one.
type Files<'f> = &'f [(&'f str, Option<&'f str>)];

/// A template with a release a commit, ten days apart: `v1.0.0`, `v1.1.0`, ….
fn template(versions: &[Files<'_>]) -> TempDir {
    let mut history = History::new();
    for (number, files) in (0_i64..).zip(versions) {
        let commit = history.commit(number * 10 * DAY, "version", files);
        history.tag(&format!("v1.{number}.0"), commit, None);
    }
    history.make()
}

/// A bare repository with one commit.
fn service(files: Files<'_>) -> TempDir {
    let mut history = History::new();
    history.commit(0, "service", files);
    history.make()
}

/// A folder with files, and no git.
fn folder(files: Files<'_>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.unwrap()).unwrap();
    }
    folder
}

fn open(clone: &TempDir, dir: &str) -> TemplateClone {
    let template = Template { repo: "acme/templates".to_owned(), dir: dir.to_owned(), markers: Vec::new() };
    TemplateClone::open(clone.path(), &template).unwrap()
}

fn head(path: &Path) -> Id {
    Repository::open(path).unwrap().head().unwrap()
}

/// Measures a service at its `HEAD`, and with the same files on the disk, which must say the same.
fn measured(clone: &TempDir, dir: &str, files: Files<'_>, owned: &[&str]) -> Result<Drift, Unknown> {
    let clone = open(clone, dir);
    let owned: Vec<Glob> = owned.iter().map(|glob| Glob::parse(glob).unwrap()).collect();
    let (bare, disk) = (service(files), folder(files));
    let by_commit = measure(&clone, bare.path(), Some(head(bare.path())), &owned, &[]);
    assert_eq!(measure(&clone, disk.path(), None, &owned, &[]), by_commit, "on the disk");
    by_commit
}

/// `path status edited/all distance/all` of each file.
fn told(drift: &Drift) -> Vec<String> {
    let told = drift.files.iter().map(|file: &FileDrift| {
        let status = match &file.status {
            Status::Unknown(reason) => format!("unknown: {reason}"),
            known => format!("{known:?}"),
        };
        let (edited, distance) = (file.edited, file.distance);
        format!("{} {status} {}/{} {}/{}", file.path, edited.differing, edited.all, distance.differing, distance.all)
    });
    told.collect()
}

/// Many repositories are measured against one clone at a time.
const _: fn() = || {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<TemplateClone>();
};

/// A lock of a version.
fn lock(version: &str) -> String {
    format!("schema = 1\ntemplate = \"acme/templates\"\nversion = \"{version}\"\n")
}
