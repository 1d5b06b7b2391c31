//! Packages and the paths that each refers to → the modules that each needs itself. Of `std` alone: the build script asks it for the
//! policies that are built in, too.

use std::collections::BTreeMap;

/// The modules that each refers to, its own package's too, as indices; `modules` are packages with the paths below `data` that they
/// refer to.
pub(crate) fn needs<'m>(modules: impl Iterator<Item = (&'m [String], &'m [Vec<String>])> + Clone) -> Vec<Vec<usize>> {
    let mut by_package: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, (package, _)) in modules.clone().enumerate() {
        by_package.entry(package.join(".")).or_default().push(index);
    }
    let of = |(package, paths): (&[String], &[Vec<String>])| {
        let mut needs: Vec<usize> = by_package.get(&package.join(".")).cloned().unwrap_or_default();
        for wanted in paths {
            // A reference may name a rule in a package, or a whole tree of packages, which stand together in the table.
            let packages = (1..=wanted.len()).filter_map(|length| by_package.get(&wanted.get(..length)?.join(".")));
            needs.extend(packages.flatten());
            let tree = wanted.join(".");
            let inside = by_package.range(format!("{tree}.")..format!("{tree}/"));
            needs.extend(inside.flat_map(|(_, found)| found));
        }
        needs
    };
    modules.map(of).collect()
}
