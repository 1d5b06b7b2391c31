//! `required_providers` of Terraform modules and the `.terraform.lock.hcl` beside them.
//!
//! `terraform init -lockfile=readonly` refuses a lockfile without a provider that is required, or with a version that is not allowed.
//! Providers that only other modules need stand in the lockfile too, so that what is extra says nothing.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::ranges::{Dialect, allows};
use super::{Dependency, Judgement, Package};
use crate::facts::reading::{Node, Reading, fields, items, join, split, text};
use crate::model::field::field;

/// The versions that were chosen.
pub(super) const LOCKFILE: &str = ".terraform.lock.hcl";

/// Whether a file is a part of a module.
pub(super) fn is_part(path: &str) -> bool {
    [".tf", ".tofu"].iter().any(|end| path.ends_with(end))
}

/// The modules of a repository, one a folder; each is told at the first file that requires a provider.
pub(super) fn packages(reading: &Reading<'_>) -> Vec<Package> {
    let mut folders: BTreeMap<&str, (Package, Vec<String>)> = BTreeMap::new();
    for path in reading.paths().filter(|path| is_part(path)) {
        let Some(page) = reading.page(path) else { continue };
        let required = required(page.root());
        if required.is_empty() {
            continue;
        }
        let fresh = || (Package { path: path.to_owned(), ecosystem: "terraform", ..Package::default() }, Vec::new());
        let (package, sources) = folders.entry(split(path).0).or_insert_with(fresh);
        for (mut dependency, source) in required {
            if package.path != path {
                // The line is one of the manifest, which is another file.
                dependency.line = 1;
            }
            package.dependencies.push(dependency);
            sources.push(source);
        }
    }
    let done = folders.into_iter().map(|(folder, (mut package, sources))| {
        package.lockfile = Some(join(folder, LOCKFILE)).filter(|path| reading.has(path));
        let lock = package.lockfile.as_deref().and_then(|path| reading.page(path));
        package.judgement =
            lock.map_or(Judgement::Unknown, |lock| judge(lock.value(), &package.dependencies, &sources));
        package
    });
    done.collect()
}

/// Dependencies with the addresses of their providers.
fn required(root: Node<'_>) -> Vec<(Dependency, String)> {
    let mut found = Vec::new();
    for terraform in root.get("terraform").map(Node::each).unwrap_or_default() {
        for listed in terraform.get("required_providers").map(Node::each).unwrap_or_default() {
            for (name, node) in listed.entries() {
                let source = node.text_of("source").map_or_else(|| format!("hashicorp/{name}"), str::to_owned);
                let constraint = node.text().or_else(|| node.text_of("version")).map(str::to_owned);
                let dependency = Dependency { name, constraint, group: "runtime".to_owned(), line: node.line() };
                found.push((dependency, source));
            }
        }
    }
    found
}

fn judge(lock: &Value, dependencies: &[Dependency], sources: &[String]) -> Judgement {
    let mut locked: BTreeMap<String, &str> = BTreeMap::new();
    for (address, blocks) in field(lock, "provider").into_iter().flat_map(fields) {
        let blocks = if blocks.as_array().is_ok() { items(blocks) } else { std::slice::from_ref(blocks) };
        let version = blocks.first().and_then(|block| field(block, "version")).and_then(text).unwrap_or("");
        locked.insert(short(address), version);
    }
    let mut missing = BTreeSet::new();
    for (own, source) in dependencies.iter().zip(sources) {
        let is_fine = source.starts_with("terraform.io/builtin/")
            || locked.get(&short(source)).is_some_and(|version| {
                let constraint = own.constraint.as_deref();
                constraint.is_none_or(|own| allows(Dialect::Terraform, own, version).unwrap_or(true))
            });
        if !is_fine {
            missing.insert(own.name.clone());
        }
    }
    Judgement::of(missing, BTreeSet::new())
}

/// An address without its host where that is the registry of Terraform or of its fork.
fn short(address: &str) -> String {
    let lower = address.to_ascii_lowercase();
    let hosts = ["registry.terraform.io/", "registry.opentofu.org/"];
    hosts.iter().find_map(|host| lower.strip_prefix(host)).unwrap_or(&lower).to_owned()
}
