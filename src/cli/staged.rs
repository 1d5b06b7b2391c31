//! What is staged, as the environment of a hook names it: whether there is anything, and what of it is not looked at.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::output;
use crate::git::{Environment, Staged};

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
