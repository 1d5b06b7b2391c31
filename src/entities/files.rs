//! Which documents declare the entities of a repository, and in what order: the catalog files from the root down, and behind each
//! what its Locations point to. A file counts once, so Locations in a circle come to an end.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};

use super::address::{self, Reach};
use super::read::{items, text};
use super::{Address, Around, keys};
use crate::locate::Places;
use crate::model::document::{Document, Step};
use crate::model::format::Format;
use crate::model::paths::joined;
use crate::model::problem::ProblemKind;
use crate::model::source::{Repository, SourceFile};

/// What a catalog file is called wherever it stands.
const NAMES: [&str; 2] = ["catalog-info.yaml", "catalog-info.yml"];

/// Folders of samples, of other people's code and of files that a template copies: a catalog file in one counts only where a
/// Location points to it.
const SAMPLES: [&str; 10] = [
    "__fixtures__",
    "__testfixtures__",
    "__tests__",
    "example",
    "examples",
    "fixtures",
    "node_modules",
    "skeleton",
    "testdata",
    "vendor",
];

/// Documents of a file, by its path.
type Files<'d> = BTreeMap<&'d str, Vec<&'d Arc<Document>>>;

/// The documents that declare entities. Where no file has the name of a catalog file, every catalog document counts.
pub(super) fn in_order(documents: &[Arc<Document>], around: &mut Around<'_>) -> Vec<Arc<Document>> {
    let mut files: Files<'_> = BTreeMap::new();
    for document in documents.iter().filter(|document| document.kind.has("catalog")) {
        files.entry(document.file.path.as_ref()).or_default().push(document);
    }
    for own in files.values_mut() {
        own.sort_by_key(|document| document.index);
    }
    let mut paths: Vec<&str> = files.keys().copied().filter(|path| !is_sample(path)).collect();
    if paths.iter().any(|path| is_catalog_file(path)) {
        paths.retain(|path| is_catalog_file(path));
    }
    paths.sort_by_key(|path| (path.matches('/').count(), *path));
    followed(paths, &files, around)
}

/// Whether a repository has a file with the name of a catalog file.
pub fn has_catalog_file(files: &[Arc<SourceFile>]) -> bool {
    files.iter().any(|file| is_catalog_file(&file.path))
}

/// The documents of a repository's catalog files and of those that their Locations point to, read before all others. `read` gives
/// those of a file. None where no file has the name of a catalog file.
pub fn gathered(
    repository: &Repository,
    files: &[Arc<SourceFile>],
    addresses: &[Address],
    read: impl Fn(&Arc<SourceFile>) -> Vec<Arc<Document>>,
) -> Vec<Arc<Document>> {
    let by_path: BTreeMap<&str, &Arc<SourceFile>> =
        files.iter().filter(|file| file.format == Format::Yaml).map(|file| (file.path.as_ref(), file)).collect();
    let names: Files<'_> = by_path.keys().map(|path| (*path, Vec::new())).collect();
    let mut open: Vec<&str> = names.keys().copied().filter(|path| is_catalog_file(path) && !is_sample(path)).collect();
    // What is said on the way is said again when the entities are read.
    let mut around = Around { repository, addresses, places: Places::default(), problems: Vec::new() };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        let Some(file) = by_path.get(path).filter(|_| seen.insert(path)) else { continue };
        for document in read(file).into_iter().filter(|document| document.kind.has("catalog")) {
            open.extend(targets_of(&document, path, &names, &mut around));
            found.push(document);
        }
    }
    found
}

/// Whether a file has the name of a catalog file.
pub fn is_catalog_file(path: &str) -> bool {
    NAMES.contains(&path.rsplit('/').next().unwrap_or(path))
}

fn is_sample(path: &str) -> bool {
    let mut parts = path.split('/').rev();
    let _ = parts.next();
    parts.any(|folder| SAMPLES.contains(&folder))
}

/// The documents of these files and of those that they lead to.
fn followed(paths: Vec<&str>, files: &Files<'_>, around: &mut Around<'_>) -> Vec<Arc<Document>> {
    let mut open: VecDeque<&str> = paths.into();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(path) = open.pop_front() {
        let Some((path, own)) = files.get_key_value(path).filter(|_| seen.insert(path)) else { continue };
        let mut targets = Vec::new();
        for document in own {
            found.push(Arc::clone(document));
            targets.extend(targets_of(document, path, files, around));
        }
        for target in targets.into_iter().rev() {
            open.push_front(target);
        }
    }
    found
}

/// The files that a Location points to, in the order in which it names them.
fn targets_of<'d>(document: &Document, path: &str, files: &Files<'d>, around: &mut Around<'_>) -> Vec<&'d str> {
    if text(&document.value["kind"]) != Some("Location") {
        return Vec::new();
    }
    let spec = &document.value["spec"];
    let one = text(&spec["target"]).map(|target| (target, keys(["spec", "target"]).to_vec()));
    let many = items(&spec["targets"]).enumerate().filter_map(|(index, target)| {
        let [spec, targets] = keys(["spec", "targets"]);
        Some((text(target)?, vec![spec, targets, Step::Index(index)]))
    });
    let mut found = Vec::new();
    for (target, at) in one.into_iter().chain(many) {
        match resolved(target, path, files, around) {
            Target::Files(own) => found.extend(own),
            Target::Nothing if text(&spec["presence"]) == Some("optional") => {}
            Target::Nothing => {
                let message = format!("the target {target:?} names no catalog file of the repository");
                let help = "mend the path, or set `presence: optional` if it may be absent";
                around.tell(ProblemKind::Link, (document, &at), message, Some(help));
            }
            Target::Elsewhere => {
                let message = format!("the target {target:?} leads out of the repository and is not read");
                around.tell(ProblemKind::Skipped, (document, &at), message, None);
            }
        }
    }
    found
}

/// What a target stands for.
enum Target<'d> {
    /// Catalog files of the repository.
    Files(Vec<&'d str>),
    /// A path of the repository at which there is none.
    Nothing,
    /// Something that is not in the repository.
    Elsewhere,
}

fn resolved<'d>(target: &str, path: &str, files: &Files<'d>, around: &Around<'_>) -> Target<'d> {
    let way = if target.contains("://") {
        match address::file(target, around.addresses) {
            Reach::Inside(way) => Some(way),
            Reach::Elsewhere | Reach::Unknown => None,
        }
    } else if target.starts_with('/') {
        // The root of a disk, or of a git host.
        None
    } else {
        joined(path.rsplit_once('/').map_or("", |(folder, _)| folder), target)
    };
    let Some(way) = way else { return Target::Elsewhere };
    let found: Vec<&str> = match pattern(&way) {
        Some(pattern) => files.keys().copied().filter(|path| fits(&pattern, &way, path)).collect(),
        None => files.get_key_value(way.as_str()).map(|(path, _)| *path).into_iter().collect(),
    };
    if found.is_empty() { Target::Nothing } else { Target::Files(found) }
}

/// The pattern that a target with wildcards is; none without, and none that is broken.
fn pattern(way: &str) -> Option<GlobMatcher> {
    if !way.contains(['*', '?', '[', '{']) {
        return None;
    }
    Some(GlobBuilder::new(way).literal_separator(true).build().ok()?.compile_matcher())
}

/// A wildcard stands for no hidden file or folder, as Backstage's does not.
fn fits(pattern: &GlobMatcher, way: &str, path: &str) -> bool {
    let is_hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
    pattern.is_match(path) && (is_hidden(way) || !is_hidden(path))
}
