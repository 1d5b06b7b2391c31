//! `Chart.yaml` and its `Chart.lock`; for charts of the first generation requirements.yaml and requirements.lock.
//!
//! Helm keeps a digest of both lists of dependencies. Where it is another one, names and versions say what is out of step.

use std::collections::BTreeSet;

use regorus::Value;

use super::ranges::{Dialect, allows};
use super::{Dependency, Judgement, Package, digest};
use crate::facts::reading::{Node, Reading, items, join, split, text, written};
use crate::model::field::field;

/// The chart of a `Chart.yaml`.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let page = reading.page(path)?;
    let (folder, _) = split(path);
    let root = page.root();
    let old = Some(join(folder, "requirements.yaml")).filter(|path| reading.has(path));
    let listing = old.as_deref().and_then(|path| reading.page(path));
    let asked = listing.as_ref().map_or(root, |page| page.root()).get("dependencies");
    let dependencies: Vec<_> = asked.map(Node::items).unwrap_or_default().into_iter().filter_map(dependency).collect();
    let names = if old.is_some() { ["requirements.lock", "Chart.lock"] } else { ["Chart.lock", "requirements.lock"] };
    let lockfile = names.iter().map(|name| join(folder, name)).find(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| lock(reading, path));
    let judgement = lock.map_or(Judgement::Unknown, |lock| judge(asked.map(Node::value), &lock, &dependencies));
    Some(Package {
        path: path.to_owned(),
        ecosystem: "helm",
        name: root.text_of("name").map(str::to_owned),
        version: field(root.value(), "version").and_then(written),
        // The places of an old chart's dependencies are in another file.
        dependencies: if old.is_some() {
            dependencies.into_iter().map(|own| Dependency { line: 1, ..own }).collect()
        } else {
            dependencies
        },
        lockfile,
        judgement,
        ..Package::default()
    })
}

/// The name of a requirements.lock says nothing of its syntax, which is YAML all the same.
fn lock(reading: &Reading<'_>, path: &str) -> Option<Value> {
    if let Some(page) = reading.page(path) {
        return Some(page.value().clone());
    }
    let content = reading.text(path)?;
    let parsed = crate::parse::yaml::parse(&content, crate::parse::yaml::Dialect::Kubernetes);
    parsed.trees.first().map(|tree| tree.value.clone())
}

fn dependency(node: Node<'_>) -> Option<Dependency> {
    Some(Dependency {
        name: node.text_of("name")?.to_owned(),
        constraint: field(node.value(), "version").and_then(written),
        group: "runtime".to_owned(),
        line: node.line(),
    })
}

fn judge(asked: Option<&Value>, lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let locked = field(lock, "dependencies");
    let own = content(asked, locked).map(|content| format!("sha256:{}", digest::sha256(&content)));
    let said = field(lock, "digest").and_then(text);
    if own.is_some() && own.as_deref() == said {
        return Judgement::InStep;
    }
    let entries = locked.map(items).unwrap_or_default();
    let mut missing = BTreeSet::new();
    for own in dependencies {
        let versions = entries.iter().filter(|entry| field(entry, "name").and_then(text) == Some(own.name.as_str()));
        let fits = |version: &str| {
            own.constraint.as_deref().is_none_or(|own| allows(Dialect::Helm, own, version).unwrap_or(true))
        };
        if !versions.filter_map(|entry| field(entry, "version").and_then(written)).any(|version| fits(&version)) {
            missing.insert(own.name.clone());
        }
    }
    let known: BTreeSet<&str> = dependencies.iter().map(|own| own.name.as_str()).collect();
    let names = entries.iter().filter_map(|entry| field(entry, "name").and_then(text));
    let extra: BTreeSet<String> = names.filter(|name| !known.contains(name)).map(str::to_owned).collect();
    if missing.is_empty() && extra.is_empty() {
        // A release of Helm with another digest, or a change that touches neither name nor version.
        return Judgement::Unknown;
    }
    Judgement::of(missing, extra)
}

/// The JSON that Helm 3 makes its digest of.
fn content(asked: Option<&Value>, locked: Option<&Value>) -> Option<String> {
    let side = |list: Option<&Value>| match list.map(items) {
        Some(entries) => {
            let entries = entries.iter().map(entry).collect::<Option<Vec<_>>>()?;
            Some(format!("[{}]", entries.join(",")))
        }
        None => Some("null".to_owned()),
    };
    Some(format!("[{},{}]", side(asked)?, side(locked)?))
}

/// A dependency with its fields in the order of Helm's own type.
fn entry(value: &Value) -> Option<String> {
    let mut parts = Vec::new();
    for (key, is_always) in [
        ("name", true),
        ("version", false),
        ("repository", true),
        ("condition", false),
        ("tags", false),
        ("enabled", false),
        ("import-values", false),
        ("alias", false),
    ] {
        let own = match (field(value, key), key) {
            (Some(Value::Null) | None, _) => String::new(),
            (Some(own), "tags" | "import-values" | "enabled") => digest::sorted(own, digest::COMPACT)?,
            (Some(own), _) => digest::sorted(&Value::from(written(own)?), digest::COMPACT)?,
        };
        let is_empty = matches!(own.as_str(), "" | "\"\"" | "[]" | "false");
        if is_always && is_empty {
            parts.push(format!("\"{key}\":\"\""));
        } else if !is_empty {
            // Go escapes these for HTML.
            let own = own.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
            parts.push(format!("\"{key}\":{own}"));
        }
    }
    Some(format!("{{{}}}", parts.join(",")))
}
