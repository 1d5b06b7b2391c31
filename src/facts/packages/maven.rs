//! `pom.xml`. Maven has no lockfile.

use super::{Dependency, Package};
use crate::facts::reading::{Node, Reading, written};
use crate::model::field::field;

/// The project of a `pom.xml`.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let page = reading.page(path)?;
    let root = page.root().get("project")?;
    let mut dependencies = Vec::new();
    add(root.get("dependencies"), None, &mut dependencies);
    add(root.at(&["dependencyManagement", "dependencies"]), Some("managed"), &mut dependencies);
    let own = |name: &str| field(root.value(), name).and_then(written);
    let of_parent = |name: &str| root.get("parent").and_then(|parent| field(parent.value(), name)).and_then(written);
    let group = own("groupId").or_else(|| of_parent("groupId"));
    let artifact = own("artifactId")?;
    Some(Package {
        path: path.to_owned(),
        ecosystem: "maven",
        name: Some(group.map_or(artifact.clone(), |group| format!("{group}:{artifact}"))),
        version: own("version").or_else(|| of_parent("version")),
        dependencies,
        ..Package::default()
    })
}

fn add(list: Option<Node<'_>>, group: Option<&str>, found: &mut Vec<Dependency>) {
    for node in list.and_then(|list| list.get("dependency")).map(Node::each).unwrap_or_default() {
        let own = |name: &str| field(node.value(), name).and_then(written);
        let (Some(head), Some(artifact)) = (own("groupId"), own("artifactId")) else { continue };
        let scope = own("scope");
        let scope = match scope.as_deref() {
            None | Some("compile" | "runtime") => "runtime",
            Some("test") => "dev",
            Some(other) => other,
        };
        found.push(Dependency {
            name: format!("{head}:{artifact}"),
            constraint: own("version"),
            group: group.unwrap_or(scope).to_owned(),
            line: node.value_line(),
        });
    }
}
