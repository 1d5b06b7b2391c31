//! Where working trees begin.

use std::path::Path;

/// Whether a folder is the root of a working tree.
pub(crate) fn is_root(folder: &Path) -> bool {
    folder.join(".git").metadata().is_ok_and(|found| found.is_dir() || found.is_file())
}

/// Whether a folder is a repository of git without a working tree: it has what git keeps, and nothing else.
pub(crate) fn is_bare(folder: &Path) -> bool {
    folder.join("HEAD").is_file()
        && ["objects", "refs"].iter().all(|name| folder.join(name).is_dir())
        && !is_root(folder)
}

/// The nearest folder at or above `folder` that is the root of a working tree.
pub(crate) fn root_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| is_root(folder))
}
