//! Where the programs are that render. Takes the search path, looks for files, runs nothing but to ask a version.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::scratch;

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
    /// None.
    pub(crate) const NONE: Self = Self { helm: None, kustomize: None };

    /// The programs on a search path. Folders that are named relative to where karat was started are left out: they may belong
    /// to what is scanned.
    ///
    /// [`Programs::each`] tells which they are.
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

impl Programs {
    /// The names of the two programs, each with where it is and what it says of its version.
    pub fn each(&self) -> [(&'static str, Option<(PathBuf, String)>); 2] {
        let asked = |file: &PathBuf, words: &[&str]| (file.clone(), version(file, words));
        let kustomize = self.kustomize.as_ref().map(|own| match own {
            Kustomize::Own(file) => asked(file, &["version"]),
            Kustomize::Kubectl(file) => asked(file, &["version", "--client"]),
        });
        [("helm", self.helm.as_ref().map(|file| asked(file, &["version", "--short"]))), ("kustomize", kustomize)]
    }
}

/// The last line that a program says of its version.
fn version(program: &Path, words: &[&str]) -> String {
    let words: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
    let said = scratch::Folder::new().ok().and_then(|home| super::run::run(program, &words, home.path()).ok());
    let line = said.as_deref().and_then(|said| said.lines().rfind(|line| !line.trim().is_empty()));
    line.map_or_else(|| "does not say its version".to_owned(), |line| line.trim().to_owned())
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
