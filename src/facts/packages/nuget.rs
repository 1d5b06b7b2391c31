//! .NET projects (`*.csproj`, `*.fsproj`, `*.vbproj`) and the `packages.lock.json` beside them.
//!
//! A restore in locked mode refuses a lockfile whose direct dependencies are not those of the project, name and requested version.
//! Versions may stand in `Directory.Packages.props` above. What the lockfile has beyond the project may come from there too.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::{Dependency, Judgement, Package};
use crate::facts::reading::{Node, Reading, fields, join, split, text, upwards, written};
use crate::model::field::field;

/// Whether a name is that of a project.
pub(super) fn is_project(name: &str) -> bool {
    [".csproj", ".fsproj", ".vbproj"].iter().any(|end| name.ends_with(end))
}

/// The project of a file.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let page = reading.page(path)?;
    let root = page.root().get("Project")?;
    let (folder, file) = split(path);
    let central = upwards(folder).find_map(|home| reading.page(&join(home, "Directory.Packages.props")));
    let central = central.as_ref().map(|page| central_versions(page.root())).unwrap_or_default();
    let mut dependencies = Vec::new();
    for group in root.get("ItemGroup").map(Node::each).unwrap_or_default() {
        for node in group.get("PackageReference").map(Node::each).unwrap_or_default() {
            let own = |names: [&str; 2]| {
                names
                    .iter()
                    .find_map(|name| field(node.value(), &format!("-{name}")).or_else(|| field(node.value(), name)))
                    .and_then(written)
            };
            let Some(name) = node.text_of("-Include") else { continue };
            let constraint =
                own(["VersionOverride", "Version"]).or_else(|| central.get(&name.to_ascii_lowercase()).cloned());
            let is_private = own(["PrivateAssets", "privateAssets"]).is_some_and(|own| own.eq_ignore_ascii_case("all"));
            let group = if is_private { "build" } else { "runtime" }.to_owned();
            dependencies.push(Dependency { name: name.to_owned(), constraint, group, line: node.value_line() });
        }
    }
    let lockfile = Some(join(folder, "packages.lock.json")).filter(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| reading.page(path));
    let judgement = lock.map_or(Judgement::Unknown, |lock| judge(lock.value(), &dependencies));
    Some(Package {
        path: path.to_owned(),
        ecosystem: "nuget",
        name: file.rsplit_once('.').map(|(stem, _)| stem.to_owned()),
        dependencies,
        lockfile,
        judgement,
        ..Package::default()
    })
}

fn central_versions(root: Node<'_>) -> BTreeMap<String, String> {
    let groups = root.at(&["Project", "ItemGroup"]).map(Node::each).unwrap_or_default();
    let entries = groups.into_iter().filter_map(|group| group.get("PackageVersion")).flat_map(Node::each);
    let one = |node: Node<'_>| {
        let version = field(node.value(), "-Version").and_then(written)?;
        Some((node.text_of("-Include")?.to_ascii_lowercase(), version))
    };
    entries.filter_map(one).collect()
}

fn judge(lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let Some(frameworks) = field(lock, "dependencies") else { return Judgement::Unknown };
    let mut requested: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, entry) in fields(frameworks).flat_map(|(_, framework)| fields(framework)) {
        if field(entry, "type").and_then(text) == Some("Direct") {
            let asked = field(entry, "requested").and_then(text).unwrap_or("");
            requested.entry(name.to_ascii_lowercase()).or_default().insert(normal(asked));
        }
    }
    let is_fine = |own: &Dependency| {
        let Some(locked) = requested.get(&own.name.to_ascii_lowercase()) else { return false };
        // `$(Version)` is worked out by MSBuild; a wildcard is locked as what it found.
        let told = own.constraint.as_deref().filter(|own| !own.contains(['$', '*']));
        told.is_none_or(|own| locked.contains(&normal(own)))
    };
    let missing = dependencies.iter().filter(|own| !is_fine(own)).map(|own| own.name.clone());
    Judgement::of(missing.collect(), BTreeSet::new())
}

/// `1.2` and `[1.2.0, )` are one: a version is the least one, its numbers three.
fn normal(range: &str) -> String {
    let range: String = range.chars().filter(|c| !c.is_whitespace()).collect();
    let range = range.strip_prefix('[').and_then(|own| own.strip_suffix(",)")).unwrap_or(&range).to_owned();
    if range.starts_with(['[', '(']) {
        return range;
    }
    let (numbers, label) = range.split_once('-').map_or((range.as_str(), None), |(head, tail)| (head, Some(tail)));
    let mut parts: Vec<&str> = numbers.split('.').collect();
    while parts.len() < 3 {
        parts.push("0");
    }
    if parts.len() == 4 && parts.last() == Some(&"0") {
        parts.pop();
    }
    let numbers = parts.join(".");
    label.map_or(numbers.clone(), |label| format!("{numbers}-{label}")).to_ascii_lowercase()
}
