//! `composer.json` and its `composer.lock`.
//!
//! Composer keeps a digest of the parts of the manifest that decide what is installed, and calls a lockfile with another one out of date.

use std::collections::BTreeSet;

use regorus::Value;

use super::{Dependency, Judgement, Package, digest};
use crate::facts::reading::{Node, Reading, items, join, split, text};
use crate::model::field::field;

/// What goes into the digest, sorted as Composer sorts it; `config` with its `platform` stands between.
const RELEVANT: [&str; 12] = [
    "config",
    "conflict",
    "extra",
    "minimum-stability",
    "name",
    "prefer-stable",
    "provide",
    "replace",
    "repositories",
    "require",
    "require-dev",
    "version",
];

/// The package of a `composer.json`.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let page = reading.page(path)?;
    let root = page.root();
    let mut dependencies = Vec::new();
    for (key, group) in [("require", "runtime"), ("require-dev", "dev")] {
        for (name, node) in root.get(key).map(Node::entries).unwrap_or_default() {
            // PHP and its extensions are no packages.
            if name.contains('/') {
                let constraint = node.text().map(str::to_owned);
                dependencies.push(Dependency { name, constraint, group: group.to_owned(), line: node.line() });
            }
        }
    }
    let lockfile = Some(join(split(path).0, "composer.lock")).filter(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| reading.page(path));
    let judgement = lock.map_or(Judgement::Unknown, |lock| judge(root, lock.value(), &dependencies));
    Some(Package {
        path: path.to_owned(),
        ecosystem: "composer",
        name: root.text_of("name").map(str::to_owned),
        version: root.text_of("version").map(str::to_owned),
        dependencies,
        lockfile,
        judgement,
        ..Package::default()
    })
}

fn judge(root: Node<'_>, lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let hash = field(lock, "content-hash").and_then(text);
    let own = content(root).map(|content| digest::md5(&content));
    if own.is_some() && own.as_deref() == hash {
        return Judgement::InStep;
    }
    let packages = ["packages", "packages-dev"].iter().filter_map(|key| field(lock, key)).flat_map(items);
    let known: BTreeSet<_> =
        packages.filter_map(|one| field(one, "name").and_then(text)).map(str::to_ascii_lowercase).collect();
    let lacks = |own: &&Dependency| !known.contains(&own.name.to_ascii_lowercase());
    let missing: BTreeSet<_> = dependencies.iter().filter(lacks).map(|own| own.name.clone()).collect();
    match (own, hash) {
        (Some(_), Some(_)) => Judgement::of_digest(missing),
        _ if missing.is_empty() => Judgement::Unknown,
        _ => Judgement::of(missing, BTreeSet::new()),
    }
}

/// The JSON that the digest is made of.
fn content(root: Node<'_>) -> Option<String> {
    let mut out = String::from("{");
    let mut add = |key: &str, prefix: &str, node: Node<'_>, suffix: &str| {
        out.push_str(if out.len() == 1 { "" } else { "," });
        out.extend(["\"", key, "\":", prefix]);
        digest::php(node, &mut out)?;
        out.push_str(suffix);
        Some(())
    };
    for key in RELEVANT {
        if key == "config" {
            if let Some(platform) = root.at(&["config", "platform"]) {
                add("config", "{\"platform\":", platform, "}")?;
            }
        } else if let Some(node) = root.get(key) {
            add(key, "", node, "")?;
        }
    }
    out.push('}');
    Some(if out == "{}" { "[]".to_owned() } else { out })
}
