//! `Cargo.toml` and the `Cargo.lock` of its workspace.
//!
//! In step as `cargo build --locked` sees it: the package stands in the lockfile with its version, and what it depends on there is
//! what the manifest asks for, at versions that are allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use regorus::Value;

use super::ranges::{Dialect, allows};
use super::{Dependency, Judgement, Package};
use crate::facts::globs::Patterns;
use crate::facts::reading::{Memo, Node, Page, Reading, deep, items, join, resolve, split, text, upwards};
use crate::model::field::field;

/// Tables of dependencies, and what they are called here.
const GROUPS: [(&str, &str); 5] = [
    ("dependencies", "runtime"),
    ("dev-dependencies", "dev"),
    ("build-dependencies", "build"),
    ("dev_dependencies", "dev"),
    ("build_dependencies", "build"),
];

/// The packages of a repository.
pub(super) struct Cargo<'r> {
    reading: &'r Reading<'r>,
    locks: Memo<Option<Lock>>,
    /// What workspaces name as their members, by their folders.
    members: Memo<Patterns>,
}

/// What a lockfile says: packages by their names.
struct Lock(BTreeMap<String, Vec<Locked>>);

struct Locked {
    version: String,
    source: Option<String>,
    /// `name`, `name version` or `name version (source)`.
    dependencies: Vec<String>,
}

/// A dependency with what the lockfile must know of it.
struct Request {
    own: Dependency,
    /// The name of the package, where the dependency has another one.
    package: String,
    /// What the address of its source ends with, where it comes from git: `tag=v1`.
    reference: Option<String>,
}

impl<'r> Cargo<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Self {
        Self { reading, locks: Memo::default(), members: Memo::default() }
    }

    /// The package, or the workspace without one, of a `Cargo.toml`.
    pub(super) fn package(&self, path: &str) -> Option<Package> {
        let page = self.reading.page(path)?;
        let root = page.root();
        let (folder, _) = split(path);
        let own = root.get("package").or_else(|| root.get("project"));
        own.or_else(|| root.get("workspace"))?;
        let name = own.and_then(|own| own.text_of("name")).map(str::to_owned);
        let home = self.home(folder, root, name.as_deref());
        let shared = self.reading.page(&join(&home, "Cargo.toml"));
        let shared = shared.as_ref().map(|page| page.root());
        let requests = requests(root, shared);
        let version = own.map(|own| version(own, shared));
        let lockfile = Some(join(&home, "Cargo.lock")).filter(|path| self.reading.has(path));
        let lock = lockfile.as_deref().map(|path| self.lock(path));
        let lock = lock.as_deref().and_then(Option::as_ref);
        let judgement = lock.zip(name.as_deref()).map_or(Judgement::Unknown, |(lock, name)| {
            lock.judge(name, version.as_deref().unwrap_or("0.0.0"), &requests)
        });
        Some(Package {
            path: path.to_owned(),
            ecosystem: "cargo",
            name,
            version,
            private: own.and_then(|own| private(own, shared)),
            dependencies: requests.into_iter().map(|request| request.own).collect(),
            lockfile,
            judgement,
            workspace: (home != folder).then(|| join(&home, "Cargo.toml")),
        })
    }

    fn lock(&self, path: &str) -> Rc<Option<Lock>> {
        self.locks.get(path, || self.reading.page(path).map(|page| Lock::of(&page)))
    }

    /// The folder whose `Cargo.lock` counts: that of the nearest workspace around the package, if it is a member there. One that no
    /// pattern names is a member where another one depends on its path, and then the lockfile knows it.
    fn home(&self, folder: &str, root: Node<'_>, name: Option<&str>) -> String {
        if root.get("workspace").is_some() {
            return folder.to_owned();
        }
        let named = root.at(&["package", "workspace"]).and_then(Node::text);
        if let Some(home) = named.and_then(|named| resolve(folder, named)) {
            return home;
        }
        for home in upwards(folder).skip(1) {
            let Some(page) = self.reading.page(&join(home, "Cargo.toml")) else { continue };
            let Some(workspace) = field(page.value(), "workspace") else { continue };
            let below = folder.strip_prefix(home).unwrap_or("").trim_start_matches('/');
            let texts = |name| field(workspace, name).map(items).unwrap_or_default().iter().filter_map(text);
            let is_below = |out: &str| below == out || below.starts_with(&format!("{out}/"));
            let is_excluded = texts("exclude").any(is_below) && !texts("members").any(is_below);
            let is_named = self.members.get(home, || Patterns::of(texts("members"))).name(below);
            let is_locked = || {
                let lock = self.lock(&join(home, "Cargo.lock"));
                name.zip(lock.as_ref().as_ref()).is_some_and(|(name, lock)| lock.has_member(name))
            };
            if !is_excluded && (is_named || is_locked()) {
                return home.to_owned();
            }
            break;
        }
        folder.to_owned()
    }
}

/// The version of a package; one that is left out is 0.0.0.
fn version(own: Node<'_>, shared: Option<Node<'_>>) -> String {
    let inherited = || shared?.at(&["workspace", "package", "version"])?.text();
    own.text_of("version").or_else(|| own.get("version").and_then(|_| inherited())).unwrap_or("0.0.0").to_owned()
}

/// Whether `publish` keeps the package from every registry.
fn private(own: Node<'_>, shared: Option<Node<'_>>) -> Option<bool> {
    let mut publish = own.get("publish")?;
    if publish.get("workspace").is_some() {
        publish = shared?.at(&["workspace", "package", "publish"])?;
    }
    match publish.value() {
        Value::Bool(publish) => Some(!publish),
        Value::Array(registries) => Some(registries.is_empty()),
        _ => None,
    }
}

fn requests(root: Node<'_>, shared: Option<Node<'_>>) -> Vec<Request> {
    let mut found = Vec::new();
    let mut tables = vec![root];
    tables.extend(root.get("target").into_iter().flat_map(Node::entries).map(|(_, table)| table));
    for table in tables {
        for (key, group) in GROUPS {
            for (name, node) in table.get(key).map(Node::entries).unwrap_or_default() {
                found.push(request(&name, node, group, shared));
            }
        }
    }
    for (name, node) in root.at(&["workspace", "dependencies"]).map(Node::entries).unwrap_or_default() {
        found.push(request(&name, node, "workspace", None));
    }
    found
}

fn request(name: &str, node: Node<'_>, group: &str, shared: Option<Node<'_>>) -> Request {
    let is_inherited = matches!(field(node.value(), "workspace"), Some(Value::Bool(true)));
    let there = shared.and_then(|root| root.at(&["workspace", "dependencies", name]));
    let said = if is_inherited { there.unwrap_or(node) } else { node };
    let is_optional = [Some(node), Some(said)]
        .into_iter()
        .flatten()
        .any(|node| matches!(field(node.value(), "optional"), Some(Value::Bool(true))));
    let group = if is_optional && group == "runtime" { "optional" } else { group };
    let reference = ["rev", "tag", "branch"].iter().find_map(|key| said.text_of(key).map(|own| format!("{key}={own}")));
    Request {
        own: Dependency {
            name: name.to_owned(),
            constraint: said.text().or_else(|| said.text_of("version")).map(str::to_owned),
            group: group.to_owned(),
            line: node.line(),
        },
        package: said.text_of("package").unwrap_or(name).to_owned(),
        reference: reference.filter(|_| said.text_of("git").is_some()),
    }
}

impl Lock {
    fn of(page: &Page) -> Self {
        let mut packages: BTreeMap<String, Vec<Locked>> = BTreeMap::new();
        for entry in field(page.value(), "package").map(items).unwrap_or_default() {
            let Some(name) = field(entry, "name").and_then(text) else { continue };
            let listed = deep(entry, &["dependencies"]).map(items).unwrap_or_default();
            packages.entry(name.to_owned()).or_default().push(Locked {
                version: field(entry, "version").and_then(text).unwrap_or("").to_owned(),
                source: field(entry, "source").and_then(text).map(str::to_owned),
                dependencies: listed.iter().filter_map(text).map(str::to_owned).collect(),
            });
        }
        Self(packages)
    }

    /// Whether a package of that name belongs to the workspace.
    fn has_member(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|entries| entries.iter().any(|own| own.source.is_none()))
    }

    fn judge(&self, name: &str, version: &str, requests: &[Request]) -> Judgement {
        let entries = self.0.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(own) = entries.iter().find(|own| own.source.is_none() && own.version == version) else {
            return Judgement::OutOfStep { missing: [name.to_owned()].into(), extra: BTreeSet::new() };
        };
        let mut missing = BTreeSet::new();
        let mut known = BTreeSet::new();
        for request in requests.iter().filter(|request| request.own.group != "workspace") {
            known.insert(request.package.as_str());
            let listed = own.dependencies.iter().filter(|listed| named(listed) == request.package);
            let is_fine = listed.clone().any(|listed| self.fits(listed, request));
            // A package may name itself among its dev-dependencies, which needs no entry.
            if !is_fine && request.package != name {
                missing.insert(request.own.name.clone());
            }
        }
        let extra = own.dependencies.iter().map(|listed| named(listed)).filter(|listed| !known.contains(listed));
        Judgement::of(missing, extra.map(str::to_owned).collect())
    }

    /// Whether an entry of a dependency list answers a request.
    fn fits(&self, listed: &str, request: &Request) -> bool {
        let wanted = listed.split(' ').nth(1);
        let packages = self.0.get(named(listed)).map(Vec::as_slice).unwrap_or_default();
        packages.iter().filter(|one| wanted.is_none_or(|wanted| wanted == one.version)).any(|one| {
            let source = one.source.as_deref().unwrap_or("");
            let query = source.split('#').next().unwrap_or("").split('?').nth(1).unwrap_or("");
            let is_reference = request.reference.as_deref().is_none_or(|own| query.replace("%2F", "/") == own);
            let constraint = request.own.constraint.as_deref();
            is_reference && constraint.is_none_or(|own| allows(Dialect::Cargo, own, &one.version).unwrap_or(true))
        })
    }
}

fn named(listed: &str) -> &str {
    listed.split(' ').next().unwrap_or(listed)
}
