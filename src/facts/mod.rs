//! What is known of a repository besides its documents: a set of names in, a value or a reason for each out.
//!
//! One file or folder a fact, each with `gather(&Source) -> Result<Value, Unknown>`. Only what is asked for is gathered, all of it
//! in parallel. A fact that cannot be had is unknown, with the reason in one line, and never a wrong number; one that fails does
//! not take the others with it. The time is given, and the network is never asked.

mod codeowners;
mod coverage;
pub(crate) mod deployments;
mod docs;
pub mod git;
mod globs;
pub mod imported;
mod licences;
mod packages;
mod pipelines;
mod policies;
mod reading;
mod template;
#[cfg(test)]
mod tests;
mod toolchains;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use regorus::Value;

use crate::model::document::{Document, ParsedFile};
use crate::model::fact::IMPORTED;
use crate::model::source::{Repository, SourceFile};
use crate::parse;

/// What facts are made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The repository.
    pub repository: &'s Repository,
    /// Its files, sorted by path.
    pub files: &'s [Arc<SourceFile>],
    /// Its documents that were kept: those with a label of [`labels`], for the facts that are asked for.
    pub documents: &'s [Arc<Document>],
    /// Where only some parts of a fact are asked for, the paths of their [`Parts::Heads`].
    pub heads: Option<&'s BTreeSet<&'s str>>,
    /// The folders that entities stand for; the root is the empty one.
    pub scopes: &'s [String],
    /// Seconds since 1970.
    pub now: i64,
    /// What was imported, once for all repositories.
    pub imported: &'s imported::Imported,
}

/// Facts that ask for commits before the last one, and for tags.
pub const HISTORY: [&str; 4] = ["deployments", "git_changes", "git_history", "git_refs"];

/// Why a fact cannot be had, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// The facts that were asked for: each is in one of the two, or there is no such thing in the repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// What is known.
    pub known: BTreeMap<String, Value>,
    /// What is not, with the reason.
    pub unknown: BTreeMap<String, String>,
}

/// Gathers facts by their names, as in [`crate::model::fact`].
pub fn gather(asked: &BTreeSet<String>, source: &Source<'_>) -> Gathered {
    let history = OnceLock::new();
    let guarded = |name: &str| {
        let failed = |_| Err(Unknown("karat failed on it; this is a bug, please report it".to_owned()));
        catch_unwind(AssertUnwindSafe(|| fact(name, source, &history))).unwrap_or_else(failed)
    };
    let each: Vec<_> = asked.par_iter().map(|name| (name, guarded(name))).collect();
    let mut gathered = Gathered::default();
    for (name, found) in each {
        match found {
            Ok(Value::Undefined) => {}
            Ok(value) => drop(gathered.known.insert(name.clone(), value)),
            Err(Unknown(reason)) => drop(gathered.unknown.insert(name.clone(), reason)),
        }
    }
    gathered
}

/// The repository's git, opened by the first fact that asks.
type History = OnceLock<Result<crate::git::Repository, Unknown>>;

fn fact(name: &str, source: &Source<'_>, history: &History) -> Result<Value, Unknown> {
    let history = || {
        let open = || open(source.repository).map_err(|none| Unknown(none.to_string()));
        history.get_or_init(open).as_ref().map_err(Clone::clone)
    };
    match name {
        "codeowners" => codeowners::gather(source),
        "coverage" => coverage::gather(source),
        "deployments" => deployments::gather(source, history()?),
        "docs" => docs::gather(source),
        "git_changes" => git::changes::gather(history()?),
        "git_history" => git::history::gather(history()?, source.scopes, source.now),
        "git_refs" => git::refs::gather(history()?),
        "licences" => licences::gather(source),
        "packages" => packages::gather(source),
        "pipelines" => pipelines::gather(source),
        "policies" => policies::gather(source),
        "readme" => docs::readme(source),
        "template" => template::gather(source),
        "toolchains" => toolchains::gather(source),
        _ => match name.strip_prefix(IMPORTED) {
            Some(id) => source.imported.gather(id),
            None => Err(Unknown("this version of karat does not gather it".to_owned())),
        },
    }
}

/// The repository's git, at the commit that is scanned.
fn open(repository: &Repository) -> Result<crate::git::Repository, crate::git::Unavailable> {
    let git = crate::git::Repository::open(&repository.root)?;
    match repository.revision.as_deref().filter(|_| repository.past) {
        Some(revision) => git.commit_of(revision).map(|commit| git.at(commit)),
        None => Ok(git),
    }
}

/// Whether what stands in the file at a path, or that it is there, may change a fact. What history or somebody else tells
/// hangs on none; what counts as a deployment does.
pub fn feeds(name: &str, path: &str) -> bool {
    match name {
        "codeowners" => codeowners::feeds(path),
        "coverage" => coverage::feeds(path),
        "deployments" => deployments::feeds(path),
        "docs" => docs::feeds(path),
        "licences" => licences::feeds(path),
        "packages" => packages::feeds(path),
        "pipelines" => pipelines::feeds(path),
        "policies" => policies::feeds(path),
        "readme" => docs::is_readme(path),
        "template" => template::feeds(path),
        "toolchains" => toolchains::feeds(path),
        _ => false,
    }
}

/// Whether a fact hangs on files alone: on those that [`feeds`] names, on which there are where it [`lists_files`], and on documents
/// with its [`labels`].
pub fn is_of_files(name: &str) -> bool {
    matches!(
        name,
        "codeowners"
            | "coverage"
            | "docs"
            | "licences"
            | "packages"
            | "pipelines"
            | "policies"
            | "readme"
            | "toolchains"
    )
}

/// Whether a fact tells of commits, and so nothing yet of a change that is none.
pub fn is_of_commits(name: &str) -> bool {
    HISTORY.contains(&name) && !is_of_refs(name)
}

/// Whether a fact hangs on what is checked out and on the names that git has for commits.
pub fn is_of_refs(name: &str) -> bool {
    name == "git_refs"
}

/// Whether a fact hangs on which files there are, whatever they are called.
pub fn lists_files(name: &str) -> bool {
    matches!(name, "codeowners" | "docs")
}

/// The parts that a fact is put together from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// One a file, which hangs on that file alone.
    Files,
    /// One a folder, which hangs on its files alone.
    Folders,
    /// One a file, which may hang on files that are no part.
    Heads,
}

/// The parts of a fact that may say something else where some files do, as they were and as they are; none where all of it may.
pub fn parts<'f>(name: &str, mut changed: impl Iterator<Item = &'f ParsedFile>) -> Option<Parts> {
    match name {
        "toolchains" => Some(Parts::Files),
        "packages" => {
            let is_apart = |path: &str| packages::is_of_folder(path) || !packages::feeds(path);
            changed.all(|file| is_apart(&file.file.path)).then_some(Parts::Folders)
        }
        "pipelines" => {
            let is_apart = |file: &ParsedFile| pipelines::is_head(file) || !pipelines::feeds(&file.file.path);
            changed.all(is_apart).then_some(Parts::Heads)
        }
        _ => None,
    }
}

/// Labels of the documents that a fact looks at, where they were parsed anyway.
pub fn labels(name: &str) -> &'static [&'static str] {
    match name {
        "licences" => &licences::LABELS,
        "packages" => &packages::LABELS,
        "pipelines" => &pipelines::LABELS,
        "toolchains" => &toolchains::LABELS,
        "template" => &template::LABELS,
        _ => &[],
    }
}

impl Source<'_> {
    /// The file at a path.
    fn file(&self, path: &str) -> Option<&Arc<SourceFile>> {
        let at = self.files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// The text of a file; none where it is no text, or larger than any text that people write.
    #[expect(clippy::unused_self, reason = "a source is what facts read from")]
    fn text(&self, file: &SourceFile) -> Result<Option<Arc<str>>, Unknown> {
        parse::content(file, MAX_TEXT).map_err(Unknown)
    }
}

/// Larger files are no documentation, and no licence.
const MAX_TEXT: u64 = 10_000_000;
