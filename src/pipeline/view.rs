//! What of a repository is looked at: the files on the disk, or those that a commit has → the files to be judged, or why there are
//! none.

use std::sync::Arc;

use crate::discover::{self, Tracked};
use crate::git::{self, EntryKind, Unavailable};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::{Repository, SourceFile, Stored};
use crate::{parse, render};

/// What of each repository is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The files on the disk.
    #[default]
    Disk,
    /// The files of the commit that a revision names.
    Revision(String),
    /// The files of the commit at which what is checked out and a revision parted; the default branch where none is named.
    Base(Option<String>),
    /// The files of the last commit that had landed at a moment, in seconds since 1970.
    Before(i64),
}

/// The files of a repository.
#[derive(Clone)]
pub(super) struct Listed {
    /// The repository, at the commit that is looked at.
    pub(super) repository: Arc<Repository>,
    /// By path.
    pub(super) files: Vec<Arc<SourceFile>>,
    /// What could not be listed.
    pub(super) problems: Vec<Problem>,
    /// What the other files say of a file: whether a chart renders it, whether a kustomization applies it as a patch.
    pub(super) charts: parse::ChartIndex,
}

/// What is in view of a repository.
pub(super) enum Seen {
    /// Files.
    Files(Listed),
    /// It was not there yet.
    Nothing,
    /// It cannot be looked at.
    Refused(Box<Problem>),
}

impl View {
    /// What is in view of a repository.
    pub(super) fn of(
        &self,
        repository: &Arc<Repository>,
        scope: &discover::Scope,
        options: &discover::Options,
    ) -> Seen {
        let commit = match self {
            Self::Disk => return Seen::Files(Listed::on_disk(repository, scope, options)),
            Self::Revision(revision) => open(repository).and_then(|git| Ok(Some((git.commit_of(revision)?, git)))),
            Self::Base(revision) => open(repository).and_then(|git| Ok(Some((base(&git, revision.as_deref())?, git)))),
            Self::Before(moment) => {
                open(repository).and_then(|git| Ok(git.landed_before(*moment)?.map(|id| (id, git))))
            }
        };
        let listed = commit
            .and_then(|found| found.map(|(commit, git)| past(repository, scope, options, (&git, commit))).transpose());
        match listed {
            Ok(Some(listed)) => Seen::Files(listed),
            Ok(None) => Seen::Nothing,
            Err(reason) => Seen::Refused(Box::new(Problem {
                repository: Arc::from(repository.target.as_str()),
                path: Arc::from("."),
                position: None,
                kind: ProblemKind::Unreadable,
                rule: None,
                message: format!("the commit cannot be looked at: {reason}"),
                help: Some("fetch all of the history: `git fetch --unshallow`".to_owned())
                    .filter(|_| reason == Unavailable::Shallow),
            })),
        }
    }
}

/// Where what is checked out and a revision parted.
fn base(git: &git::Repository, revision: Option<&str>) -> Result<git::Id, Unavailable> {
    let named = match revision {
        Some(revision) => revision.to_owned(),
        None => default_branch(git)?,
    };
    git.merge_base("HEAD", &named)?.ok_or(Unavailable::Unrelated(named))
}

/// What the default branch is called here: the one of `origin` before one's own, which may lag behind.
fn default_branch(git: &git::Repository) -> Result<String, Unavailable> {
    let branch = git.refs()?.default_branch.ok_or(Unavailable::NoDefaultBranch)?;
    let remote = format!("refs/remotes/origin/{branch}");
    Ok(if git.commit_of(&remote).is_ok() { remote } else { branch })
}

fn open(repository: &Repository) -> Result<git::Repository, Unavailable> {
    git::Repository::open(&repository.root)
}

fn past(
    repository: &Repository,
    scope: &discover::Scope,
    options: &discover::Options,
    (git, commit): (&git::Repository, git::Id),
) -> Result<Listed, Unavailable> {
    let revision = commit.to_string();
    let entries: Vec<_> =
        git.files(&revision)?.into_iter().filter(|entry| entry.kind != EntryKind::Submodule).collect();
    let sizes = git.sizes(&entries.iter().map(|entry| entry.id).collect::<Vec<_>>())?;
    let store = git.contents();
    let tracked = entries.into_iter().zip(sizes).filter_map(|(entry, size)| {
        let id = <[u8; 20]>::try_from(entry.id.as_slice()).ok()?;
        let content = Stored { id, store: store.clone() };
        Some(Tracked { path: Arc::from(entry.path), size, is_link: entry.kind == EntryKind::Link, content })
    });
    let tracked: Vec<_> = tracked.collect();
    let repository = Arc::new(Repository { revision: Some(revision), past: true, ..repository.clone() });
    let (files, problems) = discover::stored(&repository, &tracked, scope, options);
    Ok(Listed::of(repository, files, problems, options))
}

impl Listed {
    /// The files on the disk.
    pub(super) fn on_disk(repository: &Arc<Repository>, scope: &discover::Scope, options: &discover::Options) -> Self {
        let (files, problems) = discover::files(repository, scope, options);
        Self::of(repository.clone(), files, problems, options)
    }

    /// Files, and what they say of each other.
    pub(super) fn of(
        repository: Arc<Repository>,
        files: Vec<Arc<SourceFile>>,
        problems: Vec<Problem>,
        options: &discover::Options,
    ) -> Self {
        let charts = parse::ChartIndex::of(&files);
        let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
        let patches = render::patches(&files, &reading);
        Self { repository, charts: charts.with_patches(patches), files, problems }
    }
}
