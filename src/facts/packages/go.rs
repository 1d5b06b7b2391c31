//! `go.mod` and its `go.sum`.
//!
//! In step where every module that go.mod requires, or what replaces it, has a checksum: without one `go build` refuses
//! (`missing go.sum entry`). In a workspace `go.work.sum` counts too. A module without requirements has no go.sum.

use std::collections::BTreeSet;
use std::sync::Arc;

use regorus::Value;

use super::{Dependency, Judgement, Package};
use crate::facts::reading::{Node, Reading, items, join, split, text, upwards};
use crate::model::field::field;

/// The module of a `go.mod`.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let page = reading.page(path)?;
    let root = page.root();
    let (folder, _) = split(path);
    let mut dependencies = Vec::new();
    let mut wanted = Vec::new();
    let replaced = field(root.value(), "Replace").map(items).unwrap_or_default();
    for node in root.get("Require").map(Node::items).unwrap_or_default() {
        let Some((name, version)) = node.text_of("Path").zip(node.text_of("Version")) else { continue };
        let is_indirect = matches!(field(node.value(), "Indirect"), Some(Value::Bool(true)));
        dependencies.push(Dependency {
            name: name.to_owned(),
            constraint: Some(version.to_owned()),
            group: if is_indirect { "indirect" } else { "runtime" }.to_owned(),
            line: node.value_line(),
        });
        // A folder has no checksum.
        wanted.extend(target(replaced, name, version).map(|target| (name.to_owned(), target)));
    }
    let lockfile = Some(join(folder, "go.sum")).filter(|path| reading.has(path));
    let judgement = lockfile.as_deref().and_then(|path| reading.text(path)).map_or(Judgement::Unknown, |sums| {
        let shared = upwards(folder).find_map(|home| reading.text(&join(home, "go.work.sum")));
        let sums: Vec<Arc<str>> = std::iter::once(sums).chain(shared).collect();
        let known: BTreeSet<(&str, &str)> = sums.iter().flat_map(|sums| sums.lines()).filter_map(entry).collect();
        let lacks =
            |(_, (name, version)): &&(String, (String, String))| !known.contains(&(name.as_str(), version.as_str()));
        Judgement::of(wanted.iter().filter(lacks).map(|(name, _)| name.clone()).collect(), BTreeSet::new())
    });
    Some(Package {
        path: path.to_owned(),
        ecosystem: "go",
        name: root.at(&["Module", "Path"]).and_then(Node::text).map(str::to_owned),
        dependencies,
        lockfile,
        judgement,
        ..Package::default()
    })
}

/// The module whose checksum is needed; none for a folder.
fn target(replaced: &[Value], name: &str, version: &str) -> Option<(String, String)> {
    let of = |side: &Value, key: &str| field(side, key).and_then(text).map(str::to_owned);
    for replacement in replaced {
        let (Some(old), Some(new)) = (field(replacement, "Old"), field(replacement, "New")) else { continue };
        let is_meant = of(old, "Path").as_deref() == Some(name) && of(old, "Version").is_none_or(|own| own == version);
        if is_meant {
            return of(new, "Path").zip(of(new, "Version"));
        }
    }
    Some((name.to_owned(), version.to_owned()))
}

/// `example.com/m v1.2.3/go.mod h1:…` → module and version.
fn entry(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?);
    Some((name, version.strip_suffix("/go.mod").unwrap_or(version)))
}
