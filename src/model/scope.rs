//! The folders of a repository that entities live in: every path belongs to the deepest one above it.

use std::sync::Arc;

/// Folders, by path; the root of the repository, the empty path, is always one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scopes(Vec<Arc<str>>);

impl Default for Scopes {
    fn default() -> Self {
        Self::of([])
    }
}

impl Scopes {
    /// These folders and the root.
    pub fn of(folders: impl IntoIterator<Item = Arc<str>>) -> Self {
        let mut all: Vec<Arc<str>> = folders.into_iter().chain([Arc::from("")]).collect();
        all.sort();
        all.dedup();
        Self(all)
    }

    /// The folders, by path.
    pub fn folders(&self) -> &[Arc<str>] {
        &self.0
    }

    /// The place of a folder among them.
    pub fn index(&self, folder: &str) -> Option<usize> {
        self.0.binary_search_by(|own| own.as_ref().cmp(folder)).ok()
    }

    /// The place of the folder that a path belongs to.
    pub fn owner(&self, path: &str) -> usize {
        if self.0.len() == 1 {
            return 0;
        }
        let parents = path.match_indices('/').map(|(at, _)| path.get(..at).unwrap_or("")).rev();
        std::iter::once(path).chain(parents).find_map(|folder| self.index(folder)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_belongs_to_the_deepest_folder_above_it() {
        let scopes = Scopes::of(["services/a", "services", "services/a-b"].map(Arc::from));
        assert_eq!(
            scopes.folders().iter().map(AsRef::as_ref).collect::<Vec<_>>(),
            ["", "services", "services/a", "services/a-b"]
        );
        let owner = |path| scopes.folders()[scopes.owner(path)].as_ref();
        assert_eq!(owner("README.md"), "");
        assert_eq!(owner("services/x/main.go"), "services");
        assert_eq!(owner("services/a/main.go"), "services/a");
        assert_eq!(owner("services/a-b/x"), "services/a-b");
        assert_eq!(owner("services/ab"), "services");
        assert_eq!(owner("services/a"), "services/a", "a Terraform module is its folder");
        assert_eq!(owner("."), "");
    }
}
