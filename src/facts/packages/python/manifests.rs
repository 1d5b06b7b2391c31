//! What the manifests of Python's tools ask for.

use super::names::requirement;
use crate::facts::packages::Dependency;
use crate::facts::reading::Node;

/// The dependencies of a `pyproject.toml`, of all the tables that it may have them in.
pub(super) fn project(root: Node<'_>) -> Vec<Dependency> {
    let mut found = Vec::new();
    listed(root.at(&["project", "dependencies"]), "runtime", &mut found);
    tables(root.at(&["project", "optional-dependencies"]), Some("optional"), &mut found);
    tables(root.get("dependency-groups"), None, &mut found);
    tables(root.at(&["tool", "pdm", "dev-dependencies"]), None, &mut found);
    listed(root.at(&["tool", "uv", "dev-dependencies"]), "dev", &mut found);
    let poetry = root.at(&["tool", "poetry"]);
    keyed(poetry.and_then(|own| own.get("dependencies")), "runtime", &mut found);
    keyed(poetry.and_then(|own| own.get("dev-dependencies")), "dev", &mut found);
    for (group, table) in poetry.and_then(|own| own.get("group")).map(Node::entries).unwrap_or_default() {
        keyed(table.get("dependencies"), &group, &mut found);
    }
    listed(root.at(&["build-system", "requires"]), "build", &mut found);
    // Python itself is a toolchain.
    found.retain(|own| own.name != "python");
    found
}

/// The dependencies of a `Pipfile`.
pub(super) fn pipfile(root: Node<'_>) -> Vec<Dependency> {
    let mut found = Vec::new();
    for (name, node) in root.entries() {
        let group = match name.as_str() {
            "packages" => "runtime",
            "dev-packages" => "dev",
            "source" | "requires" | "pipenv" | "scripts" => continue,
            other => other,
        };
        keyed(Some(node), group, &mut found);
    }
    found
}

/// The dependencies of a requirements file. Options (`-r`, `--index-url`) and addresses without a name are none.
pub(super) fn requirements(content: &str, name: &str) -> Vec<Dependency> {
    let is_dev = name.contains("dev") || name.contains("test");
    let mut found = Vec::new();
    for (line, text) in (1u64..).zip(content.lines()) {
        let text = text.trim();
        if text.starts_with(['-', '#', '.', '/']) || text.contains("://") && !text.contains(" @ ") {
            continue;
        }
        if let Some((name, constraint)) = requirement(text.trim_end_matches('\\')) {
            let constraint = constraint.map(|own| own.split(" --").next().unwrap_or(own).trim().to_owned());
            let group = if is_dev { "dev" } else { "runtime" }.to_owned();
            found.push(Dependency { name: name.to_owned(), constraint, group, line });
        }
    }
    found
}

/// A list of requirements.
fn listed(node: Option<Node<'_>>, group: &str, found: &mut Vec<Dependency>) {
    for item in node.map(Node::items).unwrap_or_default() {
        let Some((name, constraint)) = item.text().and_then(requirement) else { continue };
        found.push(Dependency {
            name: name.to_owned(),
            constraint: constraint.map(str::to_owned),
            group: group.to_owned(),
            line: item.line(),
        });
    }
}

/// A table of lists; the groups have the names of its keys where none is given.
fn tables(node: Option<Node<'_>>, group: Option<&str>, found: &mut Vec<Dependency>) {
    for (name, list) in node.map(Node::entries).unwrap_or_default() {
        listed(Some(list), group.unwrap_or(&name), found);
    }
}

/// A table with one key a dependency, as Poetry and pipenv write it.
fn keyed(node: Option<Node<'_>>, group: &str, found: &mut Vec<Dependency>) {
    for (name, node) in node.map(Node::entries).unwrap_or_default() {
        // Poetry may list one dependency several times, each for other platforms.
        let constraint = node.each().first().and_then(|first| first.text().or_else(|| first.text_of("version")));
        let is_optional = matches!(node.get("optional").map(Node::value), Some(regorus::Value::Bool(true)));
        let group = if is_optional && group == "runtime" { "optional" } else { group };
        found.push(Dependency {
            name,
            constraint: constraint.map(str::to_owned),
            group: group.to_owned(),
            line: node.line(),
        });
    }
}
