//! `package.json` with the lockfile of npm, yarn, pnpm or bun that belongs to it.
//!
//! A package of a workspace has the lockfile of the workspace's root: `workspaces` of its package.json, or pnpm-workspace.yaml.
//! What is compared is what `npm ci`, `yarn install --frozen-lockfile` (`--immutable`), `pnpm install --frozen-lockfile` and
//! `bun install --frozen-lockfile` compare; `locks` and `yarn` do it.

mod locks;
mod yarn;

use std::collections::BTreeSet;
use std::rc::Rc;

use regorus::Value;

use self::locks::Lock;
use super::{Dependency, Judgement, Package};
use crate::facts::globs::Patterns;
use crate::facts::reading::{Memo, Node, Reading, deep, fields, items, join, split, text, upwards};
use crate::model::field::field;

/// Groups of dependencies in package.json, and what they are called here.
const GROUPS: [(&str, &str); 4] = [
    ("dependencies", "runtime"),
    ("devDependencies", "dev"),
    ("optionalDependencies", "optional"),
    ("peerDependencies", "peer"),
];
/// Lockfiles, each with the program that writes it. Where a folder has several, `packageManager` decides, else this order.
const LOCKFILES: [(&str, &str); 6] = [
    ("npm-shrinkwrap.json", "npm"),
    ("package-lock.json", "npm"),
    ("pnpm-lock.yaml", "pnpm"),
    ("yarn.lock", "yarn"),
    ("bun.lock", "bun"),
    ("bun.lockb", "bun"),
];

/// The packages of a repository.
pub(super) struct Npm<'r> {
    reading: &'r Reading<'r>,
    locks: Memo<Option<Lock>>,
    members: Memo<BTreeSet<String>>,
    patterns: Memo<Patterns>,
}

/// A package against its lockfile.
struct Wanted<'p> {
    /// The folder of the package, from the folder of the lockfile.
    folder: &'p str,
    dependencies: &'p [Dependency],
    /// Names whose version the root decides over the package's head.
    forced: &'p BTreeSet<String>,
    /// Names of the packages of the same workspace.
    siblings: &'p BTreeSet<String>,
}

impl<'r> Npm<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Self {
        Self { reading, locks: Memo::default(), members: Memo::default(), patterns: Memo::default() }
    }

    /// The package of a `package.json`.
    pub(super) fn package(&self, path: &str) -> Option<Package> {
        let page = self.reading.page(path)?;
        let root = page.root();
        root.value().as_object().ok()?;
        let (folder, _) = split(path);
        let dependencies = dependencies(root);
        let workspace = self.workspace(folder);
        let home = workspace.as_deref().unwrap_or(folder);
        let lockfile = self.lockfile(home);
        let judgement = lockfile.as_deref().map_or(Judgement::Unknown, |lockfile| {
            let wanted = Wanted {
                folder: folder.strip_prefix(home).unwrap_or(folder).trim_start_matches('/'),
                dependencies: &dependencies,
                forced: &self.forced(home),
                siblings: &self.members(home),
            };
            self.lock(lockfile).as_ref().as_ref().map_or(Judgement::Unknown, |lock| lock.judge(&wanted))
        });
        Some(Package {
            path: path.to_owned(),
            ecosystem: "npm",
            name: root.text_of("name").map(str::to_owned),
            version: root.text_of("version").map(str::to_owned),
            private: field(root.value(), "private").and_then(|own| own.as_bool().ok().copied()),
            dependencies,
            lockfile,
            judgement,
            workspace: workspace.map(|home| join(&home, "package.json")),
        })
    }

    /// The root folder of the workspace that a folder is a member of.
    fn workspace(&self, folder: &str) -> Option<String> {
        let home = upwards(folder).skip(1).find(|home| {
            let below = folder.strip_prefix(home).unwrap_or("").trim_start_matches('/');
            self.patterns(home).name(below)
        });
        home.map(str::to_owned)
    }

    /// The patterns of a root for its members.
    fn patterns(&self, home: &str) -> Rc<Patterns> {
        let all = |value: &Value| Patterns::of(items(value).iter().filter_map(text));
        self.patterns.get(home, || {
            let pnpm = self.reading.page(&join(home, "pnpm-workspace.yaml"));
            if let Some(listed) = pnpm.as_ref().and_then(|page| field(page.value(), "packages")) {
                return all(listed);
            }
            let Some(page) = self.reading.page(&join(home, "package.json")) else { return Patterns::default() };
            let Some(listed) = field(page.value(), "workspaces") else { return Patterns::default() };
            all(field(listed, "packages").unwrap_or(listed))
        })
    }

    /// The names of the packages of a workspace.
    fn members(&self, home: &str) -> Rc<BTreeSet<String>> {
        self.members.get(home, || {
            if self.patterns(home).is_empty() {
                return BTreeSet::new();
            }
            let manifests = self.reading.paths().filter(|path| split(path).1 == "package.json");
            let below = manifests.filter(|path| home.is_empty() || path.starts_with(&format!("{home}/")));
            let name = |path: &str| self.reading.page(path)?.root().text_of("name").map(str::to_owned);
            below.filter_map(name).collect()
        })
    }

    /// Names whose versions the root decides: `overrides` of npm and bun, `resolutions` of yarn, both of pnpm.
    fn forced(&self, home: &str) -> BTreeSet<String> {
        let Some(page) = self.reading.page(&join(home, "package.json")) else { return BTreeSet::new() };
        let places: [&[&str]; 3] = [&["overrides"], &["resolutions"], &["pnpm", "overrides"]];
        let pnpm = self.reading.page(&join(home, "pnpm-workspace.yaml"));
        let in_root = places.iter().filter_map(|place| deep(page.value(), place));
        let in_pnpm = pnpm.as_ref().and_then(|page| field(page.value(), "overrides"));
        let name = |key: &str| {
            // `a@^1`, `**/a`, `parent>a`; as pnpm has it, a `>` behind one of these is a part of a range: `a@>=1 <2 || >3`.
            let is_parting = |at: &usize| !key.get(..*at).is_none_or(|before| before.ends_with([' ', '|', '@']));
            let parting = key.match_indices('>').map(|(at, _)| at).rfind(is_parting);
            let last = key.get(parting.map_or(0, |at| at + 1)..).unwrap_or(key).trim_start_matches("**/");
            last.get(1..).and_then(|rest| rest.find('@')).and_then(|at| last.get(..=at)).unwrap_or(last).to_owned()
        };
        in_root.chain(in_pnpm).flat_map(|found| fields(found).map(|(key, _)| name(key)).collect::<Vec<_>>()).collect()
    }

    fn lockfile(&self, home: &str) -> Option<String> {
        let page = self.reading.page(&join(home, "package.json"));
        let manager = page.as_ref().and_then(|page| page.root().text_of("packageManager")).unwrap_or("");
        let manager = manager.split('@').next().unwrap_or("");
        let present: Vec<_> = LOCKFILES.iter().filter(|(name, _)| self.reading.has(&join(home, name))).collect();
        let chosen = present.iter().find(|(_, program)| *program == manager).or(present.first())?;
        Some(join(home, chosen.0))
    }

    fn lock(&self, path: &str) -> Rc<Option<Lock>> {
        self.locks.get(path, || Lock::read(self.reading, path))
    }
}

fn dependencies(root: Node<'_>) -> Vec<Dependency> {
    let mut found = Vec::new();
    for (key, group) in GROUPS {
        for (name, node) in root.get(key).map(Node::entries).unwrap_or_default() {
            let constraint = node.text().map(str::to_owned);
            found.push(Dependency { name, constraint, group: group.to_owned(), line: node.line() });
        }
    }
    found
}
