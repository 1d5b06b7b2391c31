//! What git's environment variables name → the repository and the index that they mean, for the folders that they are about.
//!
//! Git sets them for its hooks: `GIT_INDEX_FILE` where a commit is made from another index than the usual one (`git commit -a`,
//! `git commit FILE`), `GIT_DIR` in a linked working tree. Whoever reads the environment hands the values in; a folder of another
//! repository is opened as if they were not set.

use std::path::{Path, PathBuf};

use super::{Repository, Unavailable};

/// The values of git's environment variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GIT_DIR`.
    pub git_dir: Option<PathBuf>,
    /// `GIT_WORK_TREE`.
    pub work_tree: Option<PathBuf>,
    /// `GIT_INDEX_FILE`.
    pub index_file: Option<PathBuf>,
    /// The folder that the process was started in.
    pub folder: PathBuf,
}

impl Environment {
    /// Whether the variables give a folder a repository that its place on the disk does not.
    pub fn covers(&self, folder: &Path) -> bool {
        self.git_dir().is_some() && self.work_tree().is_some_and(|root| folder.starts_with(root))
    }

    /// The top of the files of the repository that a folder lies in; none where it is that folder, or there is none.
    pub fn top(&self, folder: &Path) -> Option<PathBuf> {
        let (repository, _) = self.open(folder).ok()?;
        (!repository.prefix().is_empty()).then(|| repository.root().to_owned())
    }

    /// The repository of a folder, and the file of its index.
    pub(super) fn open(&self, folder: &Path) -> Result<(Repository, PathBuf), Unavailable> {
        let folder = folder.canonicalize().map_err(|_| Unavailable::NoRepository)?;
        let plain = Repository::open(&folder);
        let known = plain.as_ref().ok().map(|own| (own.root().to_owned(), own.git_dir()));
        let meant = match (self.git_dir(), &known) {
            (Some(git_dir), Some((root, own))) if git_dir == *own => Some((git_dir, root.clone())),
            (Some(git_dir), other) => {
                let root = self.work_tree().filter(|root| folder.starts_with(root));
                // A repository inside of the work tree that is meant is another one.
                let is_own = |root: &PathBuf| other.as_ref().is_none_or(|(inner, _)| inner == root);
                root.filter(is_own).map(|root| (git_dir, root))
            }
            // Nothing else hangs on where git was started.
            (None, Some((root, own))) if self.index_file.is_some() => {
                let here = Repository::open(&self.folder).ok().filter(|here| here.root() == root);
                here.map(|_| (own.clone(), root.clone()))
            }
            (None, _) => None,
        };
        let repository = match &meant {
            Some((git_dir, root)) if known.as_ref().is_none_or(|(_, own)| own != git_dir) => {
                Repository::open_as(git_dir, &folder, root)?
            }
            _ => plain?,
        };
        // Git takes a relative path from the top of the work tree, wherever in it the command was started.
        let other = meant.and_then(|(_, root)| Some(root.join(self.index_file.as_deref()?)));
        let index = other.unwrap_or_else(|| repository.index_file());
        Ok((repository, index))
    }

    fn git_dir(&self) -> Option<PathBuf> {
        self.folder.join(self.git_dir.as_deref()?).canonicalize().ok()
    }

    /// The work tree of `GIT_DIR`; where no variable names it, it is the folder that git was started in.
    fn work_tree(&self) -> Option<PathBuf> {
        self.folder.join(self.work_tree.as_deref().unwrap_or(Path::new(""))).canonicalize().ok()
    }
}
