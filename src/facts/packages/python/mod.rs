//! Python: `pyproject.toml` (PEP 621, dependency groups, Poetry, PDM, uv), `Pipfile`, and requirements files.
//!
//! `uv.lock` is compared with what uv compares, the requirements it was made for. poetry.lock and Pipfile.lock have a digest of the
//! manifest; where Poetry's is another one (its releases differ in what goes in) names decide, and they can only speak against it.
//! `pdm.lock` and what pip-compile writes are compared by names.

mod locks;
mod manifests;
mod names;

use super::{Dependency, Judgement, Package};
use crate::facts::globs::Patterns;
use crate::facts::reading::{Memo, Node, Page, Reading, deep, items, join, split, text, upwards};
use crate::model::field::field;

pub(super) use names::is_requirements;

/// The Python projects of a repository.
pub(super) struct Python<'r> {
    reading: &'r Reading<'r>,
    /// What workspaces name as their members, and as none, by their folders.
    patterns: Memo<[Patterns; 2]>,
}

/// Lockfiles beside a pyproject.toml, in the order in which they are looked for.
const LOCKFILES: [&str; 3] = ["uv.lock", "poetry.lock", "pdm.lock"];

impl<'r> Python<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Self {
        Self { reading, patterns: Memo::default() }
    }

    /// The project of a `pyproject.toml`; none where it only configures tools.
    pub(super) fn project(&self, path: &str) -> Option<Package> {
        let page = self.reading.page(path)?;
        let root = page.root();
        let (folder, _) = split(path);
        let about = root.get("project").or_else(|| root.at(&["tool", "poetry"]));
        let dependencies = manifests::project(root);
        if about.is_none() && dependencies.iter().all(|own| own.group == "build") {
            return None;
        }
        let name = root.at(&["project", "name"]).or_else(|| root.at(&["tool", "poetry", "name"])).and_then(Node::text);
        let version = about.and_then(|about| about.text_of("version"));
        let workspace = self.workspace(folder);
        let home = workspace.as_deref().unwrap_or(folder);
        let lockfile = LOCKFILES
            .iter()
            .map(|lockfile| join(home, lockfile))
            .find(|path| self.reading.has(path))
            .or_else(|| self.compiled(folder, "pyproject.toml"));
        let judgement = lockfile.as_deref().map_or(Judgement::Unknown, |lockfile| {
            let below = folder.strip_prefix(home).unwrap_or(folder).trim_start_matches('/');
            self.judge(lockfile, &page, below, &dependencies)
        });
        Some(Package {
            path: path.to_owned(),
            ecosystem: "pip",
            name: name.map(str::to_owned),
            version: version.map(str::to_owned),
            private: private(about),
            dependencies,
            lockfile,
            judgement,
            workspace: workspace.map(|home| join(&home, "pyproject.toml")),
        })
    }

    /// The project of a `Pipfile`.
    pub(super) fn pipfile(&self, path: &str) -> Option<Package> {
        let page = self.reading.page(path)?;
        let (folder, _) = split(path);
        let dependencies = manifests::pipfile(page.root());
        let lockfile = Some(join(folder, "Pipfile.lock")).filter(|path| self.reading.has(path));
        let lock = lockfile.as_deref().and_then(|path| self.reading.page(path));
        let judgement =
            lock.map_or(Judgement::Unknown, |lock| locks::pipenv(page.value(), lock.value(), &dependencies));
        Some(Package {
            path: path.to_owned(),
            ecosystem: "pip",
            dependencies,
            lockfile,
            judgement,
            ..Package::default()
        })
    }

    /// A requirements file that people write; what pip-compile writes is the lockfile of another one.
    pub(super) fn requirements(&self, path: &str) -> Option<Package> {
        let content = self.reading.text(path)?;
        if locks::is_compiled(&content) {
            return None;
        }
        let (folder, name) = split(path);
        let dependencies = manifests::requirements(&content, name);
        let lockfile = self.compiled(folder, name);
        let judgement = self.compiled_judgement(lockfile.as_deref(), &dependencies);
        Some(Package {
            path: path.to_owned(),
            ecosystem: "pip",
            dependencies,
            lockfile,
            judgement,
            ..Package::default()
        })
    }

    /// The root folder of the uv workspace that a folder is a member of.
    fn workspace(&self, folder: &str) -> Option<String> {
        let home = upwards(folder).skip(1).find(|home| {
            let Some(page) = self.reading.page(&join(home, "pyproject.toml")) else { return false };
            let below = folder.strip_prefix(home).unwrap_or("").trim_start_matches('/');
            let listed = |key| {
                let listed = deep(page.value(), &["tool", "uv", "workspace", key]).map(items).unwrap_or_default();
                Patterns::of(listed.iter().filter_map(text))
            };
            let [members, excluded] = &*self.patterns.get(home, || ["members", "exclude"].map(listed));
            members.name(below) && !excluded.name(below)
        });
        home.map(str::to_owned)
    }

    /// What pip-compile or `uv pip compile` made of a file: `requirements.in` becomes `requirements.txt`.
    fn compiled(&self, folder: &str, name: &str) -> Option<String> {
        let stem = name.strip_suffix(".in").or_else(|| (name == "pyproject.toml").then_some("requirements"))?;
        let path = join(folder, &format!("{stem}.txt"));
        let content = self.reading.text(&path)?;
        (locks::is_compiled(&content) && locks::comes_from(&content, name)).then_some(path)
    }

    fn compiled_judgement(&self, lockfile: Option<&str>, dependencies: &[Dependency]) -> Judgement {
        let content = lockfile.and_then(|path| self.reading.text(path));
        content.map_or(Judgement::Unknown, |content| locks::compiled(&content, dependencies))
    }

    fn judge(&self, lockfile: &str, page: &Page, below: &str, dependencies: &[Dependency]) -> Judgement {
        if split(lockfile).1.starts_with("requirements") {
            let runtime: Vec<_> = dependencies.iter().filter(|own| own.group == "runtime").cloned().collect();
            return self.compiled_judgement(Some(lockfile), &runtime);
        }
        let Some(lock) = self.reading.page(lockfile) else { return Judgement::Unknown };
        match split(lockfile).1 {
            "uv.lock" => locks::uv(lock.value(), below, dependencies),
            "poetry.lock" => locks::poetry(page.value(), lock.value(), dependencies),
            _ => locks::pdm(lock.value(), dependencies),
        }
    }
}

/// Whether the project says that it is not to be published.
fn private(about: Option<Node<'_>>) -> Option<bool> {
    let listed = field(about?.value(), "classifiers").map(items).unwrap_or_default();
    listed.iter().filter_map(text).any(|own| own.starts_with("Private ::")).then_some(true)
}
