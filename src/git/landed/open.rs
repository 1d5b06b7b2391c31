//! A path → an opened repository, its branches and tags. A shallow clone is refused by whoever needs all of the history.

use std::path::{Path, PathBuf};

use gix::bstr::ByteSlice as _;
use miette::Diagnostic;
use thiserror::Error;

use super::super::remotes::{self, Remote};
use super::{Id, Reader};

/// Why a repository could not be read.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// There is none.
    #[error("read the history of {path}: it is no git repository")]
    #[diagnostic(code(git::none), help("name the folder of a clone, or of a bare repository"))]
    NoGit {
        /// What was named.
        path: String,
    },
    /// A part of the history was left out when it was cloned.
    #[error("read the history of {path}: the clone is shallow, so a part of its history is not there")]
    #[diagnostic(
        code(git::shallow),
        help("run `git fetch --unshallow` in it; in CI ask for all of it, such as `fetch-depth: 0`")
    )]
    Shallow {
        /// The repository.
        path: String,
    },
    /// The branch does not exist.
    #[error("read the history of {path}: there is no branch `{branch}`")]
    #[diagnostic(code(git::branch))]
    NoBranch {
        /// The repository.
        path: String,
        /// The branch.
        branch: String,
        /// What to do.
        #[help]
        help: String,
    },
    /// An object is missing or broken.
    #[error("read the history of {path}: {message}")]
    #[diagnostic(
        code(git::object),
        help("run `git fsck` in it; a partial clone lacks files until `git fetch --refetch --no-filter` brings them")
    )]
    Object {
        /// The repository.
        path: String,
        /// What `gix` said.
        message: String,
    },
}

/// A tag and what it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, without `refs/tags/`.
    pub(crate) name: String,
    /// The commit.
    pub(crate) commit: Id,
    /// When it was made: the tagger's time, or the commit's where nobody wrote one.
    pub(crate) time: i64,
}

/// An opened repository; any number of threads may read it, each through its own [`Reader`].
pub(crate) struct Store {
    shared: gix::ThreadSafeRepository,
    path: PathBuf,
    /// The commit that counts as checked out; that of `HEAD` where there is none.
    head: Option<Id>,
}

impl Store {
    /// Opens the repository that `path` is in.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let none = || Error::NoGit { path: path.display().to_string() };
        let absolute = std::path::absolute(path).map_err(|_| none())?;
        let open = |folder: &Path| gix::open::Options::isolated().open(folder).ok();
        let is_bare = absolute.join("HEAD").is_file() && absolute.join("objects").is_dir();
        let mut roots = absolute.ancestors().filter(|folder| folder.join(".git").exists());
        let shared = if is_bare { open(&absolute) } else { roots.next().and_then(open) };
        Ok(Self { shared: shared.ok_or_else(none)?, path: path.to_owned(), head: None })
    }

    /// The same repository as if a commit were checked out.
    pub(crate) fn at(self, commit: Id) -> Self {
        Self { head: Some(commit), ..self }
    }

    /// The path that it was opened by, for people.
    pub(crate) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// The root of the working tree; none in a bare repository.
    pub(crate) fn root(&self) -> Option<&Path> {
        self.shared.work_dir()
    }

    /// A reader for one thread.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader::new(self, self.shared.to_thread_local())
    }

    /// Refuses a shallow clone.
    pub(crate) fn complete(&self) -> Result<(), Error> {
        match self.shared.to_thread_local().is_shallow() {
            Ok(false) => Ok(()),
            Ok(true) => Err(Error::Shallow { path: self.shown() }),
            Err(error) => Err(self.broken(error)),
        }
    }

    /// The commit of a branch, local or of `origin`, or the one that is checked out.
    pub(crate) fn tip(&self, branch: Option<&str>) -> Result<Id, Error> {
        let repository = self.shared.to_thread_local();
        let Some(branch) = branch else {
            if let Some(head) = self.head {
                return Ok(head);
            }
            let head = repository.head_id().map(gix::Id::detach);
            return head.map_err(|_| self.no_branch("HEAD", &repository));
        };
        let names = [format!("refs/heads/{branch}"), format!("refs/remotes/origin/{branch}")];
        let found = names.iter().find_map(|name| repository.try_find_reference(name.as_str()).ok().flatten());
        let found = found.ok_or_else(|| self.no_branch(branch, &repository))?;
        found.into_fully_peeled_id().map(gix::Id::detach).map_err(|error| self.broken(error))
    }

    /// Addresses of the remotes, as the configuration has them.
    pub(crate) fn remotes(&self) -> Vec<String> {
        let repository = self.shared.to_thread_local();
        let config = repository.config_snapshot();
        let sections = config.sections_by_name("remote").into_iter().flatten();
        sections.filter_map(|section| section.value("url").map(|url| url.to_str_lossy().into_owned())).collect()
    }

    /// What it is known by: the address of its first remote that has a host, else the name of its folder.
    pub(crate) fn name(&self) -> String {
        let repository = self.shared.to_thread_local();
        let address = remotes::of(repository.config_snapshot().plumbing()).iter().find_map(Remote::address);
        let folder = self.root().unwrap_or_else(|| repository.git_dir());
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let folder = folder.file_name().map(|name| name.to_string_lossy().trim_end_matches(".git").to_owned());
        address.or(folder).unwrap_or_else(|| self.shown())
    }

    /// Every tag that stands on a commit, by name.
    pub(crate) fn tags(&self) -> Result<Vec<Tag>, Error> {
        let repository = self.shared.to_thread_local();
        let reader = self.reader();
        let references = repository.references().map_err(|error| self.broken(error))?;
        let mut tags = Vec::new();
        for reference in references.tags().map_err(|error| self.broken(error))?.flatten() {
            let name = reference.name().shorten().to_str_lossy().into_owned();
            let Ok(object) = reference.id().object() else { continue };
            let tagged =
                object.try_to_tag_ref().ok().and_then(|tag| tag.tagger().ok().flatten().map(|by| by.seconds()));
            let Some(commit) = object.peel_tags_to_end().ok().filter(|object| object.kind.is_commit()) else {
                continue;
            };
            let commit = commit.id;
            let time = match tagged {
                Some(time) => time,
                None => reader.commit(commit)?.committed,
            };
            tags.push(Tag { name, commit, time });
        }
        tags.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(tags)
    }

    /// An error about an object of this repository.
    pub(super) fn broken(&self, error: impl std::fmt::Display) -> Error {
        Error::Object { path: self.shown(), message: error.to_string() }
    }

    fn no_branch(&self, branch: &str, repository: &gix::Repository) -> Error {
        let platform = repository.references().ok();
        let known: Vec<String> = platform
            .iter()
            .filter_map(|platform| platform.local_branches().ok())
            .flatten()
            .flatten()
            .map(|reference| reference.name().shorten().to_str_lossy().into_owned())
            .take(6)
            .collect();
        let help = if known.is_empty() {
            "there is no branch with a commit; fetch one".to_owned()
        } else {
            format!("the branches are: {}", known.join(", "))
        };
        Error::NoBranch { path: self.shown(), branch: branch.to_owned(), help }
    }
}
