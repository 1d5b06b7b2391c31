//! What is staged, as the environment of a hook names it: whether there is anything, what of it is not looked at, and whether a file
//! on the disk is as it is staged.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::output;
use crate::git::{Environment, Staged};
use crate::model::Repository;

/// What git tells its hooks of the repository and the index that a commit is made from.
#[expect(clippy::disallowed_methods, reason = "git tells hooks by its environment which index is meant")]
pub(super) fn environment() -> Environment {
    let path = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Environment {
        git_dir: path("GIT_DIR"),
        work_tree: path("GIT_WORK_TREE"),
        index_file: path("GIT_INDEX_FILE"),
        folder: std::env::current_dir().unwrap_or_default(),
    }
}

/// Whether anything is staged below some folders, as far as their index can be read.
pub(super) fn is_some(targets: &[PathBuf]) -> bool {
    let environment = environment();
    let has_some = |own: Staged| !own.changes.is_empty() || !own.conflicts.is_empty();
    targets.iter().any(|target| environment.staged(target).map_or(true, has_some))
}

/// Says how much is staged in the repositories of folders that lie in them, and is not looked at: git's own hooks are asked about
/// all of a commit.
pub(super) fn tell_of_others(targets: &[PathBuf]) {
    let environment = environment();
    let folders = targets.iter().filter(|target| target.is_dir() && !target.join(".git").exists());
    let tops: BTreeSet<PathBuf> = folders.filter_map(|folder| environment.top(folder)).collect();
    let named: Vec<PathBuf> = targets.iter().filter_map(|target| target.canonicalize().ok()).collect();
    let others = |top: &PathBuf| {
        let is_other = |path: &str| !named.iter().any(|named| top.join(path).starts_with(named));
        let changes = environment.staged(top).map(|staged| staged.changes).unwrap_or_default();
        changes.iter().filter(|change| is_other(&change.path)).count() as u64
    };
    match tops.iter().map(others).sum() {
        0 => {}
        1 => output::complain("karat: 1 staged file elsewhere in the repository is not judged: run at its root"),
        count => output::complain(&format!(
            "karat: {count} staged files elsewhere in the repository are not judged: run at its root"
        )),
    }
}

/// The indexes of repositories, each read when it is first asked for.
pub(super) struct Indexes {
    environment: Environment,
    /// By the folder that is looked at.
    known: RefCell<BTreeMap<PathBuf, Option<Staged>>>,
}

impl Indexes {
    /// Those that an environment means.
    pub(super) fn of(environment: Environment) -> Self {
        Self { environment, known: RefCell::default() }
    }

    /// Whether a file of a repository is on the disk, with these bytes or not at all, as it is staged. Git may have given its lines
    /// other ends on the disk.
    pub(super) fn has(&self, repository: &Repository, path: &str, bytes: Option<&[u8]>) -> bool {
        let mut known = self.known.borrow_mut();
        let read = || self.environment.staged(&repository.root).ok();
        let Some(staged) = known.entry(repository.root.clone()).or_insert_with(read) else { return false };
        let at = staged.files.binary_search_by(|own| own.path.as_ref().cmp(path));
        let entry = at.ok().and_then(|at| staged.files.get(at));
        let (Some(entry), Some(bytes)) = (entry, bytes) else { return entry.is_none() && bytes.is_none() };
        let Ok(id) = <[u8; 20]>::try_from(entry.id.as_slice()) else { return false };
        let content = staged.repository.contents().bytes(&id);
        content.is_ok_and(|content| content == bytes || content == without_returns(bytes))
    }
}

/// A text whose lines end as git keeps them.
fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| **byte != b'\r' || bytes.get(at + 1) != Some(&b'\n'));
    ends.map(|(_, byte)| *byte).collect()
}
