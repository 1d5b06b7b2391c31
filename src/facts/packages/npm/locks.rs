//! The lockfiles of npm, pnpm and bun: what they say of a package, against what its manifest asks for.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::yarn::{self, Yarn};
use super::{Dependency, GROUPS, Judgement, Wanted};
use crate::facts::packages::ranges::{Dialect, allows};
use crate::facts::reading::{Reading, deep, fields, join, split, text, upwards, written};
use crate::model::field::field;

/// A lockfile that was read.
pub(super) enum Lock {
    /// package-lock.json, npm-shrinkwrap.json.
    Npm(Value),
    /// pnpm-lock.yaml.
    Pnpm(Value),
    /// bun.lock.
    Bun(Value),
    /// yarn.lock.
    Yarn(Yarn),
}

impl Lock {
    /// Reads a lockfile; none where it cannot be (`bun.lockb` is binary).
    pub(super) fn read(reading: &Reading<'_>, path: &str) -> Option<Self> {
        let value = || reading.page(path).map(|page| page.value().clone());
        match split(path).1 {
            "pnpm-lock.yaml" => {
                // pnpm 11 keeps a document about itself in front of the one about the project.
                let pages = reading.pages(path);
                pages
                    .iter()
                    .rev()
                    .find(|page| field(page.value(), "lockfileVersion").is_some())
                    .map(|page| Self::Pnpm(page.value().clone()))
            }
            "bun.lock" => value().map(Self::Bun),
            "yarn.lock" => reading.text(path).and_then(|text| yarn::read(&text)).map(Self::Yarn),
            "package-lock.json" | "npm-shrinkwrap.json" => value().map(Self::Npm),
            _ => None,
        }
    }

    /// Compares.
    pub(super) fn judge(&self, wanted: &Wanted<'_>) -> Judgement {
        match self {
            Self::Npm(lock) => npm(lock, wanted),
            Self::Pnpm(lock) => pnpm(lock, wanted),
            Self::Bun(lock) => bun(lock, wanted),
            Self::Yarn(lock) => lock.judge(wanted),
        }
    }
}

/// `npm ci` refuses a lockfile that has no version for a dependency, or one that the manifest does not allow. What the lockfile
/// has beyond that is not refused.
fn npm(lock: &Value, wanted: &Wanted<'_>) -> Judgement {
    if field(lock, "packages").is_none()
        && field(lock, "dependencies").is_none()
        && field(lock, "lockfileVersion").is_none()
    {
        return Judgement::Unknown;
    }
    let mut missing = BTreeSet::new();
    for dependency in wanted.dependencies.iter().filter(|own| own.group != "peer") {
        let entry = locked_by_npm(lock, wanted.folder, &dependency.name);
        let is_fine = entry.is_some_and(|entry| wanted.forced.contains(&dependency.name) || fits(dependency, entry));
        if !is_fine {
            missing.insert(dependency.name.clone());
        }
    }
    Judgement::of(missing, BTreeSet::new())
}

/// What a lockfile of npm has for a dependency.
fn locked_by_npm<'v>(lock: &'v Value, folder: &str, name: &str) -> Option<&'v Value> {
    if let Some(packages) = field(lock, "packages") {
        return upwards(folder).find_map(|own| field(packages, &join(own, &format!("node_modules/{name}"))));
    }
    deep(lock, &["dependencies", name])
}

/// Whether an entry is one that the manifest allows. A package of the workspace is a link, and an address, a tag or a path allows
/// whatever is locked.
fn fits(dependency: &Dependency, entry: &Value) -> bool {
    let is_link = matches!(field(entry, "link"), Some(Value::Bool(true)));
    let Some(version) = field(entry, "version").and_then(text).filter(|_| !is_link) else { return true };
    let constraint = dependency.constraint.as_deref().unwrap_or("");
    let range = match constraint.strip_prefix("npm:") {
        Some(alias) => alias.get(1..).and_then(|rest| rest.split_once('@')).map_or("", |(_, range)| range),
        None => constraint,
    };
    allows(Dialect::Npm, range, version).unwrap_or(true)
}

/// pnpm refuses a lockfile whose specifiers are not those of the manifest, each and all.
fn pnpm(lock: &Value, wanted: &Wanted<'_>) -> Judgement {
    let importer = if wanted.folder.is_empty() { "." } else { wanted.folder };
    let own = match field(lock, "importers") {
        Some(importers) => field(importers, importer),
        None => wanted.folder.is_empty().then_some(lock),
    };
    let mut locked = BTreeMap::new();
    let own = own.unwrap_or(&Value::Null);
    // Up to version 5 the specifiers stand by themselves.
    if let Some(specifiers) = field(own, "specifiers") {
        locked.extend(fields(specifiers).filter_map(|(name, specifier)| Some((name.to_owned(), written(specifier)?))));
    }
    for (group, _) in GROUPS {
        for (name, entry) in field(own, group).into_iter().flat_map(fields) {
            let specifier = field(entry, "specifier").and_then(written);
            // What `devEngines.runtime` asks for.
            let specifier = specifier.filter(|specifier| !specifier.starts_with("runtime:"));
            locked.extend(specifier.map(|specifier| (name.to_owned(), specifier)));
        }
    }
    let mut excused = wanted.forced.clone();
    excused.extend(field(lock, "overrides").into_iter().flat_map(fields).map(|(name, _)| name.to_owned()));
    let ignored = field(lock, "ignoredOptionalDependencies").map(crate::facts::reading::items).unwrap_or_default();
    excused.extend(ignored.iter().filter_map(text).map(str::to_owned));
    if matches!(deep(lock, &["settings", "excludeLinksFromLockfile"]), Some(Value::Bool(true))) {
        let linked = |own: &&Dependency| own.constraint.as_deref().is_some_and(|text| text.starts_with("link:"));
        excused.extend(wanted.dependencies.iter().filter(linked).map(|own| own.name.clone()));
    }
    same(wanted, &locked, &excused)
}

/// bun refuses a lockfile whose workspaces are not those of the manifests.
fn bun(lock: &Value, wanted: &Wanted<'_>) -> Judgement {
    let Some(workspaces) = field(lock, "workspaces") else { return Judgement::Unknown };
    let own = field(workspaces, wanted.folder).unwrap_or(&Value::Null);
    let groups = GROUPS.iter().filter_map(|(group, _)| field(own, group));
    let entries = groups.flat_map(fields);
    let locked = entries.filter_map(|(name, specifier)| Some((name.to_owned(), written(specifier)?))).collect();
    same(wanted, &locked, &BTreeSet::new())
}

/// Whether the constraints of a manifest are those that a lockfile was made for.
pub(super) fn same(wanted: &Wanted<'_>, locked: &BTreeMap<String, String>, excused: &BTreeSet<String>) -> Judgement {
    let mut constraints: BTreeMap<&str, Vec<(&str, bool)>> = BTreeMap::new();
    for own in wanted.dependencies {
        let constraint = own.constraint.as_deref().unwrap_or("");
        constraints.entry(&own.name).or_default().push((constraint, own.group == "peer"));
    }
    let mut missing = BTreeSet::new();
    for (name, asked) in &constraints {
        let is_peer = asked.iter().all(|(_, is_peer)| *is_peer);
        let is_same = match locked.get(*name) {
            Some(constraint) => asked.iter().any(|(asked, _)| asked == constraint),
            // Peers are locked only where the project installs them.
            None => is_peer,
        };
        if !is_same && !excused.contains(*name) {
            missing.insert((*name).to_owned());
        }
    }
    let is_extra = |name: &&String| !constraints.contains_key(name.as_str()) && !excused.contains(*name);
    Judgement::of(missing, locked.keys().filter(is_extra).cloned().collect())
}
