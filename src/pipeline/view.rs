//! What of a repository is looked at: the files on the disk, or those that a commit has → the files to be judged, or why there are
//! none.

use std::sync::Arc;

use super::Error;
use super::names::names;
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
            Self::Disk if git::is_bare(&repository.root) => return Seen::Refused(Box::new(bare(repository))),
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
            Err(reason) => Seen::Refused(Box::new(self.refused(repository, &reason))),
        }
    }

    /// Refuses a revision that none of the repositories has. Where one of them was not fetched as a whole, or is none of git's, it may
    /// have had it: that is told of it alone.
    pub(super) fn named(&self, repositories: &[(Arc<Repository>, discover::Scope)]) -> Result<(), Error> {
        let (revision, help) = match self {
            Self::Revision(revision) => (revision, NAME_IT),
            Self::Base(Some(revision)) => (revision, FETCH_IT),
            Self::Disk | Self::Base(None) | Self::Before(_) => return Ok(()),
        };
        let lacks = |repository: &Repository| {
            open(repository).is_ok_and(|git| {
                !git.is_shallow() && matches!(git.commit_of(revision), Err(Unavailable::NoRevision(_)))
            })
        };
        if repositories.is_empty() || !repositories.iter().all(|(repository, _)| lacks(repository)) {
            return Ok(());
        }
        Err(Error::NoRevision { revision: revision.clone(), help })
    }

    /// Why there is nothing in view, and what to do about it.
    fn refused(&self, repository: &Repository, reason: &Unavailable) -> Problem {
        let is_base = matches!(self, Self::Base(_));
        let told = match reason {
            Unavailable::Shallow if is_base => {
                "the clone is shallow, and the commit at which HEAD left the other revision was not fetched".to_owned()
            }
            other => other.to_string(),
        };
        let help = match reason {
            Unavailable::Shallow => Some(DEEPEN),
            Unavailable::NoDefaultBranch if is_base => Some(NAME_ONE),
            Unavailable::NoRevision(_) if is_base => Some(FETCH_IT),
            _ => None,
        };
        problem(repository, format!("the commit cannot be looked at: {told}"), help)
    }
}

/// Nothing of a repository is judged that has no files of its own.
fn bare(repository: &Repository) -> Problem {
    let message = "a bare repository has no files on the disk".to_owned();
    problem(repository, message, Some("`--at HEAD` judges those of its last commit"))
}

fn problem(repository: &Repository, message: String, help: Option<&str>) -> Problem {
    Problem {
        repository: Arc::from(repository.target.as_str()),
        path: Arc::from("."),
        position: None,
        kind: ProblemKind::Unreadable,
        rule: None,
        message,
        help: help.map(str::to_owned),
    }
}

const DEEPEN: &str = "fetch more of the history: `git fetch --deepen=100`, or all of it: `git fetch --unshallow`; in GitHub Actions \
                      set `fetch-depth: 0` for actions/checkout, in GitLab `GIT_DEPTH: 0`";
const NAME_ONE: &str = "name the revision to compare with, such as `--since origin/main`, and see that it is fetched: \
                        `git fetch origin main`; in GitHub Actions set `fetch-depth: 0` for actions/checkout";
const NAME_IT: &str =
    "name a branch, a tag or a commit: `git branch --all`, `git tag` and `git log --oneline` show what there is";
const FETCH_IT: &str = "a branch of the remote is called `origin/NAME`; where it was not fetched: `git fetch origin NAME`, in GitHub \
                        Actions `fetch-depth: 0` for actions/checkout";

/// Where what is checked out and a revision parted.
fn base(git: &git::Repository, revision: Option<&str>) -> Result<git::Id, Unavailable> {
    let named = match revision {
        Some(revision) => revision.to_owned(),
        None => default_branch(git)?,
    };
    git.merge_base("HEAD", &named)?
        .ok_or_else(|| Unavailable::Unrelated(named.trim_start_matches("refs/heads/").to_owned()))
}

/// What the default branch is called here: the one of `origin` before one's own, which may lag behind.
fn default_branch(git: &git::Repository) -> Result<String, Unavailable> {
    let branch = git.refs()?.default_branch.ok_or(Unavailable::NoDefaultBranch)?;
    let remote = format!("refs/remotes/origin/{branch}");
    if git.commit_of(&remote).is_err() {
        // In full: a tag of the same name would be meant before the branch.
        let own = format!("refs/heads/{branch}");
        return Ok(if git.commit_of(&own).is_ok() { own } else { branch });
    }
    // The only branch that was fetched is the one that is judged: compared with itself, nothing would ever be new.
    let is_told = git.commit_of("refs/remotes/origin/HEAD").is_ok();
    if is_told || git::is_usual(&branch) { Ok(remote) } else { Err(Unavailable::NoDefaultBranch) }
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
        Some(Tracked { path: entry.path, size, is_link: entry.kind == EntryKind::Link, content })
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
        let charts = completed(parse::ChartIndex::of(&files), &files, options);
        let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
        let names = names(&files, |_| true, &reading);
        let charts = charts.with_names(names);
        Self { repository, files, problems, charts }
    }
}

/// The charts of some files, and what those of them that speak of others say.
pub(super) fn completed(
    charts: parse::ChartIndex,
    files: &[Arc<SourceFile>],
    options: &discover::Options,
) -> parse::ChartIndex {
    let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
    let (kustomized, built) = (render::kustomized(files, &reading), parse::skaffold_images(files, &reading));
    let variables = parse::variables(files, &reading);
    let charts = charts.with_patches(kustomized.patches).with_fixed(kustomized.images);
    charts.with_built(built).with_variables(variables)
}
