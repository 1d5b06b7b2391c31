//! Packages and the paths that each refers to → the modules that each needs itself. Of `std` alone: the build script asks it for the
//! policies that are built in, too.

use std::collections::BTreeMap;

/// Modules by their packages.
pub(crate) struct Packages(BTreeMap<String, Vec<usize>>);

impl Packages {
    /// Modules by their numbers, each with its package.
    pub(crate) fn of<'m>(modules: impl Iterator<Item = (usize, &'m [String])>) -> Self {
        let mut own = Self(BTreeMap::new());
        for (index, package) in modules {
            own.0.entry(package.join(".")).or_default().push(index);
        }
        own
    }

    /// The modules that one refers to, its own package's too; `paths` are those below `data` in it.
    pub(crate) fn needs(&self, package: &[String], paths: &[Vec<String>]) -> Vec<usize> {
        let mut needs: Vec<usize> = self.0.get(&package.join(".")).cloned().unwrap_or_default();
        for wanted in paths {
            // A reference may name a rule in a package, or a whole tree of packages, which stand together in the table.
            let packages = (1..=wanted.len()).filter_map(|length| self.0.get(&wanted.get(..length)?.join(".")));
            needs.extend(packages.flatten());
            let tree = wanted.join(".");
            let inside = self.0.range(format!("{tree}.")..format!("{tree}/"));
            needs.extend(inside.flat_map(|(_, found)| found));
        }
        needs
    }
}
