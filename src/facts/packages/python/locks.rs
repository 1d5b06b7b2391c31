//! The lockfiles of Python's tools against what their manifests ask for.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::names::{normal, parts, requirement};
use crate::facts::packages::{Dependency, Judgement, digest};
use crate::facts::reading::{deep, extension, fields, items, text};
use crate::facts::value::object;
use crate::model::field::field;

/// Where a package of uv comes from, if not from an index.
const PLACES: [&str; 6] = ["git", "url", "path", "editable", "directory", "virtual"];

/// uv writes down the requirements that it locked: they must be those of the manifest, each and all.
pub(super) fn uv(lock: &Value, folder: &str, dependencies: &[Dependency]) -> Judgement {
    let packages = field(lock, "package").map(items).unwrap_or_default();
    let here = if folder.is_empty() { "." } else { folder };
    let is_own = |package: &&Value| {
        let source = |key| deep(package, &["source", key]).and_then(text);
        [source("editable"), source("virtual"), source("directory")].contains(&Some(here))
    };
    let Some(own) = packages.iter().find(is_own) else {
        // The root of a workspace need not be a package.
        return Judgement::Unknown;
    };
    // Nothing for what comes from a place of its own: its constraint is not written down.
    let mut locked: BTreeMap<String, BTreeSet<Option<Vec<String>>>> = BTreeMap::new();
    let runtime = deep(own, &["metadata", "requires-dist"]).map(items).unwrap_or_default();
    let groups =
        deep(own, &["metadata", "requires-dev"]).into_iter().flat_map(fields).flat_map(|(_, list)| items(list));
    for request in runtime.iter().chain(groups) {
        let Some(name) = field(request, "name").and_then(text) else { continue };
        let has_place = PLACES.iter().any(|place| field(request, place).is_some());
        let specifier = field(request, "specifier").and_then(text).unwrap_or("");
        locked.entry(normal(name)).or_default().insert((!has_place).then(|| parts(specifier)));
    }
    // Extras that name other extras of the project are no dependencies.
    let itself = field(own, "name").and_then(text).map(normal);
    let mut missing = BTreeSet::new();
    let mut known = BTreeSet::new();
    for own in dependencies.iter().filter(|own| own.group != "build") {
        let constraint = own.constraint.as_deref().unwrap_or("");
        let asked = if constraint.contains("://") { Vec::new() } else { parts(constraint) };
        let name = normal(&own.name);
        let is_locked = locked.get(&name).is_some_and(|all| all.contains(&None) || all.contains(&Some(asked)));
        let is_itself = itself.as_ref() == Some(&name);
        known.insert(name);
        if !is_locked && !is_itself {
            missing.insert(own.name.clone());
        }
    }
    let extra = locked.into_keys().filter(|name| !known.contains(name) && itself.as_ref() != Some(name)).collect();
    Judgement::of(missing, extra)
}

/// Poetry keeps a digest of what it locked.
pub(super) fn poetry(manifest: &Value, lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let hash = deep(lock, &["metadata", "content-hash"]).and_then(text);
    let own = [true, false].into_iter().filter_map(|has_groups| {
        digest::sorted(&poetry_content(manifest, has_groups), digest::PYTHON).map(|content| digest::sha256(&content))
    });
    let own: Vec<_> = own.collect();
    if own.iter().any(|own| hash == Some(own.as_str())) {
        return Judgement::InStep;
    }
    match (by_names(lock, dependencies), hash) {
        // `poetry check --lock` goes by the digest alone.
        (Judgement::Unknown, Some(_)) if !own.is_empty() => Judgement::of_digest(BTreeSet::new()),
        (told, _) => told,
    }
}

/// What goes into Poetry's digest, with the dependency groups that it takes in since 2.2, or without them.
fn poetry_content(manifest: &Value, has_groups: bool) -> Value {
    const LEGACY: [&str; 4] = ["dependencies", "source", "extras", "dev-dependencies"];
    let some = |table: Option<&Value>, keys: &[&str]| {
        let found = keys.iter().filter_map(|key| Some((Value::from(*key), field(table?, key)?.clone())));
        found.collect::<BTreeMap<_, _>>()
    };
    let project = some(field(manifest, "project"), &["requires-python", "dependencies", "optional-dependencies"]);
    let groups = field(manifest, "dependency-groups").filter(|_| has_groups);
    let is_modern = !project.is_empty() || groups.is_some();
    let tool = deep(manifest, &["tool", "poetry"]);
    let mut poetry = some(tool, &LEGACY);
    if !is_modern {
        // What is left out counts as null in the old form.
        for key in LEGACY {
            poetry.entry(Value::from(key)).or_insert(Value::Null);
        }
    }
    poetry.extend(some(tool, &["group"]));
    if !is_modern {
        return Value::from(poetry);
    }
    let mut content = BTreeMap::from([(
        Value::from("tool"),
        Value::from(BTreeMap::from([(Value::from("poetry"), Value::from(poetry))])),
    )]);
    if !project.is_empty() {
        content.insert(Value::from("project"), Value::from(project));
    }
    if let Some(groups) = groups {
        content.insert(Value::from("dependency-groups"), groups.clone());
    }
    Value::from(content)
}

/// A dependency that is not locked at all speaks against a lockfile; that all are there proves nothing.
fn by_names(lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let packages = field(lock, "package").map(items).unwrap_or_default();
    let known: BTreeSet<_> = packages.iter().filter_map(|one| field(one, "name").and_then(text)).map(normal).collect();
    let missing = lacking(dependencies, &known);
    if missing.is_empty() { Judgement::Unknown } else { Judgement::of(missing, BTreeSet::new()) }
}

fn lacking(dependencies: &[Dependency], known: &BTreeSet<String>) -> BTreeSet<String> {
    let asked = dependencies.iter().filter(|own| own.group != "build" && !known.contains(&normal(&own.name)));
    asked.map(|own| own.name.clone()).collect()
}

/// PDM's digest depends on its release: names decide.
pub(super) fn pdm(lock: &Value, dependencies: &[Dependency]) -> Judgement {
    by_names(lock, dependencies)
}

/// pipenv refuses a lockfile whose digest is not that of the Pipfile.
pub(super) fn pipenv(manifest: &Value, lock: &Value, dependencies: &[Dependency]) -> Judgement {
    let part = |key| field(manifest, key).cloned().unwrap_or_else(Value::new_object);
    let public = || {
        let (name, url) = ("pypi".into(), "https://pypi.org/simple".into());
        Value::from(vec![object([("name", Some(name)), ("url", Some(url)), ("verify_ssl", Some(true.into()))])])
    };
    let sources = field(manifest, "source").cloned().unwrap_or_else(public);
    let about = object([("sources", Some(sources)), ("requires", Some(part("requires")))]);
    let mut content = BTreeMap::from([
        (Value::from("_meta"), about),
        (Value::from("default"), part("packages")),
        (Value::from("develop"), part("dev-packages")),
    ]);
    for (name, table) in fields(manifest) {
        if !matches!(name, "source" | "packages" | "dev-packages" | "requires" | "scripts" | "pipfile" | "pipenv") {
            content.insert(Value::from(name), table.clone());
        }
    }
    let own = digest::sorted(&Value::from(content), digest::COMPACT).map(|content| digest::sha256(&content));
    let hash = deep(lock, &["_meta", "hash", "sha256"]).and_then(text);
    match (own, hash) {
        (Some(own), Some(hash)) if own == hash => Judgement::InStep,
        (Some(_), Some(_)) => {
            let sections = fields(lock).filter(|(name, _)| *name != "_meta");
            let known: BTreeSet<_> =
                sections.flat_map(|(_, table)| fields(table)).map(|(name, _)| normal(name)).collect();
            Judgement::of_digest(lacking(dependencies, &known))
        }
        _ => Judgement::Unknown,
    }
}

/// Whether a requirements file was made by pip-compile or `uv pip compile`.
pub(super) fn is_compiled(content: &str) -> bool {
    let head = content.lines().take(12).filter(|line| line.starts_with('#'));
    head.into_iter().any(|line| line.contains("autogenerated by pip-compile") || line.contains("autogenerated by uv"))
}

/// Whether it was made of a certain file: the command is in its head.
pub(super) fn comes_from(content: &str, name: &str) -> bool {
    let command = content.lines().take(12).find(|line| line.contains("pip-compile ") || line.contains("pip compile "));
    command.is_none_or(|command| {
        let named = command.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or(word));
        let mut sources = named.filter(|word| matches!(extension(word), "in" | "toml" | "cfg"));
        // Without a file pip-compile looks for requirements.in.
        let first = sources.next();
        first.map_or(name == "requirements.in", |first| first == name || sources.any(|other| other == name))
    })
}

/// Each name must be pinned, at the version that is asked for where that is one.
pub(super) fn compiled(content: &str, dependencies: &[Dependency]) -> Judgement {
    let lines = content.lines().filter(|line| !line.starts_with([' ', '#', '-', '\t']));
    let pins = lines.filter_map(|line| requirement(line.trim_end_matches('\\')));
    let pinned: BTreeMap<String, Option<&str>> = pins.map(|(name, version)| (normal(name), version)).collect();
    let exact = |constraint: &str| {
        let one = constraint.strip_prefix("==").filter(|one| !one.contains([',', '*', '=']));
        one.map(|one| one.trim().to_owned())
    };
    let mut missing = BTreeSet::new();
    for own in dependencies {
        let is_fine = pinned.get(&normal(&own.name)).is_some_and(|version| {
            let asked = own.constraint.as_deref().and_then(exact);
            asked.is_none_or(|asked| {
                version.is_none_or(|version| version.split(" --").next().and_then(exact) == Some(asked))
            })
        });
        if !is_fine {
            missing.insert(own.name.clone());
        }
    }
    Judgement::of(missing, BTreeSet::new())
}
