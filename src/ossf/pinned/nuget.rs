//! Lockfiles of .NET: restores are pinned where every project is in locked mode, or all versions are kept in one place.

use regorus::Value;

use super::{Dependency, Kind};
use crate::ossf::paths;
use crate::parse::xml;

/// Marks restores as pinned where the project files (path and text) say so.
pub(super) fn pin(dependencies: &mut [Dependency], files: &[(String, String)]) {
    let is_open = |dependency: &Dependency| dependency.kind == Kind::Nuget && !dependency.is_pinned;
    if dependencies.iter().any(is_open) && are_locked(files) {
        dependencies
            .iter_mut()
            .filter(|dependency| is_open(dependency))
            .for_each(|dependency| dependency.is_pinned = true);
    }
}

fn are_locked(files: &[(String, String)]) -> bool {
    let (projects, properties): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| paths::extension(path).eq_ignore_ascii_case(".csproj"));
    // The first one that can be read decides.
    let central = properties.iter().find_map(|(_, text)| project(text));
    if let Some(central) = central.filter(|central| is_set(central, "ManagePackageVersionsCentrally")) {
        return versions(&central).iter().all(|version| is_exact(version));
    }
    let projects: Vec<Value> = projects.iter().filter_map(|(_, text)| project(text)).collect();
    !projects.is_empty() && projects.iter().all(|project| is_set(project, "RestoreLockedMode"))
}

fn project(text: &str) -> Option<Value> {
    let tree = xml::parse(text).trees.into_iter().next()?;
    tree.value.as_object().ok()?.get(&Value::from("Project")).cloned()
}

/// The children of a name: one value or many.
fn children(value: &Value, name: &str) -> Vec<Value> {
    let found = value.as_object().ok().and_then(|object| object.get(&Value::from(name)));
    match found {
        Some(Value::Array(items)) => items.iter().cloned().collect(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    }
}

fn is_set(project: &Value, property: &str) -> bool {
    let groups = children(project, "PropertyGroup");
    let values = groups.iter().flat_map(|group| children(group, property));
    values.into_iter().any(|value| {
        value.as_string().is_ok_and(|text| matches!(text.trim(), "true" | "True" | "TRUE" | "1" | "t" | "T"))
    })
}

fn versions(project: &Value) -> Vec<String> {
    let groups = children(project, "ItemGroup");
    let packages = groups.iter().flat_map(|group| children(group, "PackageVersion"));
    packages
        .flat_map(|package| children(&package, "-Version"))
        .filter_map(|version| version.as_string().ok().map(ToString::to_string))
        .collect()
}

/// `[1.2.3]`: no other version will do.
fn is_exact(version: &str) -> bool {
    let inner = version.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['[', ',']))
}
