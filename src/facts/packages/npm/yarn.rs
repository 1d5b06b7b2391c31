//! `yarn.lock` of both families: the classic one (version 1) has a syntax of its own, the later one is YAML.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::locks::same;
use super::{Judgement, Wanted};
use crate::facts::packages::ranges::{Dialect, allows};
use crate::facts::reading::{fields, written};
use crate::model::field::field;
use crate::parse::yaml;

/// What a lockfile of yarn says.
pub(super) enum Yarn {
    /// The requests that it answers: `lodash@^4.17.0`.
    Classic(BTreeSet<String>),
    /// What each package of the workspace asks for, by its folder (`.` is the root).
    Berry(BTreeMap<String, BTreeMap<String, String>>),
}

/// Reads a lockfile; none where it is neither.
pub(super) fn read(text: &str) -> Option<Yarn> {
    if text.lines().any(|line| line.starts_with("__metadata:")) {
        let parsed = yaml::parse(text, yaml::Dialect::Kubernetes);
        return parsed.trees.first().map(|tree| Yarn::Berry(workspaces(&tree.value)));
    }
    if !text.lines().take(5).any(|line| line.contains("yarn lockfile v1")) {
        return None;
    }
    let headers = text.lines().filter(|line| !line.starts_with([' ', '#']) && line.ends_with(':'));
    let requests = headers.flat_map(|line| line.trim_end_matches(':').split(", "));
    Some(Yarn::Classic(requests.map(|request| request.trim_matches('"').to_owned()).collect()))
}

fn workspaces(lock: &Value) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for (key, entry) in fields(lock) {
        let Some(folder) = key.split(", ").find_map(|own| own.split_once("@workspace:").map(|(_, folder)| folder))
        else {
            continue;
        };
        let all = ["dependencies", "peerDependencies"].iter().filter_map(|group| field(entry, group)).flat_map(fields);
        let asked = all.filter_map(|(name, constraint)| Some((name.to_owned(), written(constraint)?))).collect();
        // `a@*, a@workspace:packages/a`: the resolution has the folder for certain.
        let resolved = field(entry, "resolution").and_then(written);
        let folder = resolved.as_deref().and_then(|own| own.split_once("@workspace:")).map_or(folder, |(_, own)| own);
        found.insert(folder.to_owned(), asked);
    }
    found
}

impl Yarn {
    /// Compares.
    pub(super) fn judge(&self, wanted: &Wanted<'_>) -> Judgement {
        match self {
            Self::Classic(requests) => classic(requests, wanted),
            Self::Berry(workspaces) => berry(workspaces, wanted),
        }
    }
}

/// Each request of the manifest must be answered, letter by letter; packages of the same workspace are not locked.
fn classic(requests: &BTreeSet<String>, wanted: &Wanted<'_>) -> Judgement {
    let mut missing = BTreeSet::new();
    for own in wanted.dependencies.iter().filter(|own| own.group != "peer") {
        let constraint = own.constraint.as_deref().unwrap_or("");
        let is_answered = requests.contains(&format!("{}@{constraint}", own.name))
            || wanted.siblings.contains(&own.name)
            || wanted.forced.contains(&own.name)
            || constraint.starts_with("link:")
            // An empty request is kept as a name alone.
            || (constraint.is_empty() && requests.contains(&own.name));
        if !is_answered {
            missing.insert(own.name.clone());
        }
    }
    Judgement::of(missing, BTreeSet::new())
}

/// The entry of each package of the workspace holds what its manifest asks for, `npm:` in front of plain ranges.
fn berry(workspaces: &BTreeMap<String, BTreeMap<String, String>>, wanted: &Wanted<'_>) -> Judgement {
    let folder = if wanted.folder.is_empty() { "." } else { wanted.folder };
    let Some(locked) = workspaces.get(folder) else {
        let names = wanted.dependencies.iter().filter(|own| own.group != "peer").map(|own| own.name.clone());
        return Judgement::OutOfStep { missing: names.collect(), extra: BTreeSet::new() };
    };
    let mut plain = BTreeMap::new();
    for (name, constraint) in locked {
        let asked =
            wanted.dependencies.iter().filter(|own| own.name == *name).filter_map(|own| own.constraint.as_deref());
        // Versions up to 3 keep the range as it is, later ones with its protocol.
        let bare = constraint.strip_prefix("npm:").unwrap_or(constraint);
        let own = asked.clone().find(|own| *own == constraint || *own == bare || is_same_range(own, bare));
        plain.insert(name.clone(), own.unwrap_or(constraint).to_owned());
    }
    same(wanted, &plain, &BTreeSet::new())
}

/// A workspace's own name may stand for a version of it: `1.2.0` in the manifest, `workspace:packages/a` in the lockfile.
fn is_same_range(asked: &str, locked: &str) -> bool {
    let is_range = allows(Dialect::Npm, asked, "0.0.0").is_some();
    is_range && locked.starts_with("workspace:")
}
