//! Whether a folder has links that lead out of its repository: a program that renders would follow them. Looks at names only.

use std::path::Path;

use walkdir::WalkDir;

/// Whether a link in a folder leads out of the root, or to nothing, or whether that cannot be seen.
pub(super) fn lead_out(folder: &Path, root: &Path) -> bool {
    let mut entries = WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name() != ".git");
    entries.any(|entry| entry.map_or(true, |own| own.path_is_symlink() && !is_inside(own.path(), root)))
}

/// Whether a path is there and stands inside the root, links resolved.
pub(super) fn is_inside(path: &Path, root: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(root))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test makes the links that are looked at")]

    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_inside_are_harmless_and_others_are_not() {
        let around = tempfile::tempdir().unwrap();
        let root = around.path().canonicalize().unwrap().join("repo");
        fs::create_dir_all(root.join("chart/templates")).unwrap();
        fs::write(root.join("shared.yaml"), "").unwrap();
        symlink("../../shared.yaml", root.join("chart/templates/a.yaml")).unwrap();
        assert!(!lead_out(&root.join("chart"), &root));
        symlink("/etc/hostname", root.join("chart/templates/b.yaml")).unwrap();
        assert!(lead_out(&root.join("chart"), &root));
        assert!(!is_inside(&root.join("../repo/.."), &root));
        assert!(lead_out(&root.join("none"), &root), "nothing is seen there");
    }
}
