//! Where the programs are that render. Takes the search path, looks for files, runs nothing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The programs that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programs {
    /// `helm`
    pub(super) helm: Option<PathBuf>,
    /// What renders kustomizations.
    pub(super) kustomize: Option<Kustomize>,
}

/// A program that renders kustomizations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kustomize {
    /// `kustomize build`
    Own(PathBuf),
    /// `kubectl kustomize`
    Kubectl(PathBuf),
}

impl Programs {
    /// The programs on a search path. Folders that are named relative to where karat was started are left out: they may belong
    /// to what is scanned.
    pub fn find(path: &OsStr) -> Self {
        let folders: Vec<PathBuf> = std::env::split_paths(path).filter(|folder| folder.is_absolute()).collect();
        let find = |name: &str| {
            let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
            folders.iter().map(|folder| folder.join(&name)).find(|file| is_program(file))
        };
        let kustomize = find("kustomize").map(Kustomize::Own);
        Self { helm: find("helm"), kustomize: kustomize.or_else(|| find("kubectl").map(Kustomize::Kubectl)) }
    }
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test makes the programs that are found")]

    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn program(folder: &Path, name: &str, mode: u32) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        path
    }

    #[test]
    fn programs_are_found_in_the_order_of_the_path() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        program(first.path(), "helm", 0o644);
        let helm = program(second.path(), "helm", 0o755);
        let kubectl = program(second.path(), "kubectl", 0o755);
        let path = std::env::join_paths([first.path(), second.path()]).unwrap();
        let found = Programs::find(&path);
        assert_eq!(found, Programs { helm: Some(helm), kustomize: Some(Kustomize::Kubectl(kubectl)) });
        let kustomize = program(first.path(), "kustomize", 0o755);
        assert_eq!(Programs::find(&path).kustomize, Some(Kustomize::Own(kustomize)));
    }

    #[test]
    fn a_folder_that_is_relative_is_no_place_for_programs() {
        assert_eq!(Programs::find(OsStr::new(".:bin:")), Programs::default());
    }
}
