//! Manifests of packages: what they depend on, the lockfile that belongs to them, and whether both are in step.
//!
//! ```text
//! [{"path": "web/package.json", "ecosystem": "npm", "name", "version", "private", "workspace": "package.json",
//!   "dependencies": [{"name", "constraint", "group": "runtime", "line"}],
//!   "lockfile": "package-lock.json", "in_step": false,
//!   "missing": ["left-pad"], "missing_lines": {"left-pad": 7},   what the lockfile lacks or has at another version
//!   "extra": ["right-pad"]}]                                     what the lockfile has and the manifest has no more
//! ```
//!
//! Ecosystems: npm, cargo, go, pip, bundler, composer, maven, gradle, nuget, terraform, helm. Each has one file here, which says
//! what its own tool compares. `in_step` is absent where that cannot be told: no lockfile, one that nobody can read, or a
//! check that only the tool itself could make. `workspace` is absent for a package that stands alone and for a root.

mod bundler;
mod cargo;
mod composer;
mod digest;
mod go;
mod gradle;
mod helm;
mod maven;
mod npm;
mod nuget;
mod python;
mod ranges;
mod terraform;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::reading::{Reading, split};
use super::value::{object, texts};
use super::{Source, Unknown};

/// Labels of documents that are read again where they were not kept.
pub(super) const LABELS: [&str; 7] =
    ["package_json", "cargo_toml", "pyproject", "lockfile", "go_mod", "pom", "helm_chart"];

/// A manifest.
#[derive(Debug, Default)]
struct Package {
    path: String,
    ecosystem: &'static str,
    name: Option<String>,
    version: Option<String>,
    private: Option<bool>,
    dependencies: Vec<Dependency>,
    lockfile: Option<String>,
    judgement: Judgement,
    workspace: Option<String>,
}

/// Something that a package depends on, as its manifest says it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dependency {
    name: String,
    constraint: Option<String>,
    /// `runtime`, `dev`, `build`, `optional`, `peer`, `indirect`, or the manifest's own word.
    group: String,
    line: u64,
}

/// What a lockfile is to its manifest.
#[derive(Debug, Default, PartialEq, Eq)]
enum Judgement {
    /// It cannot be told.
    #[default]
    Unknown,
    /// In step, as the tool itself would say.
    InStep,
    /// Out of step, and by what; both may be empty where only a digest tells.
    OutOfStep { missing: BTreeSet<String>, extra: BTreeSet<String> },
}

impl Judgement {
    /// In step where nothing speaks against it.
    fn of(missing: BTreeSet<String>, extra: BTreeSet<String>) -> Self {
        if missing.is_empty() && extra.is_empty() { Self::InStep } else { Self::OutOfStep { missing, extra } }
    }

    /// Out of step by a digest, whatever is missing.
    fn of_digest(missing: BTreeSet<String>) -> Self {
        Self::OutOfStep { missing, extra: BTreeSet::new() }
    }
}

/// Every manifest of the repository.
#[expect(clippy::unnecessary_wraps, reason = "every fact is gathered through one signature")]
pub(crate) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let reading = Reading::of(source);
    let npm = npm::Npm::new(&reading);
    let cargo = cargo::Cargo::new(&reading);
    let python = python::Python::new(&reading);
    let package = |path: &str| match Manifest::of(path)? {
        Manifest::Npm => npm.package(path),
        Manifest::Cargo => cargo.package(path),
        Manifest::Go => go::package(&reading, path),
        Manifest::Python => python.project(path),
        Manifest::Pipfile => python.pipfile(path),
        Manifest::Requirements => python.requirements(path),
        Manifest::Gemfile => bundler::gemfile(&reading, path),
        Manifest::Gemspec => bundler::gemspec(&reading, path),
        Manifest::Composer => composer::package(&reading, path),
        Manifest::Maven => maven::package(&reading, path),
        Manifest::Gradle => gradle::package(&reading, path),
        Manifest::Nuget => nuget::package(&reading, path),
        Manifest::Helm => helm::package(&reading, path),
    };
    let mut found: Vec<Package> = reading.paths().filter_map(package).collect();
    found.extend(terraform::packages(&reading));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Value::from(found.into_iter().map(value).collect::<Vec<_>>()))
}

/// Whose manifest a file is. Terraform's are all files of a folder.
#[derive(Clone, Copy)]
enum Manifest {
    Npm,
    Cargo,
    Go,
    Python,
    Pipfile,
    Requirements,
    Gemfile,
    Gemspec,
    Composer,
    Maven,
    Gradle,
    Nuget,
    Helm,
}

impl Manifest {
    /// The one at a path; none where it is none.
    fn of(path: &str) -> Option<Self> {
        let (folder, name) = split(path);
        Some(match name {
            "package.json" => Self::Npm,
            "Cargo.toml" => Self::Cargo,
            "go.mod" => Self::Go,
            "pyproject.toml" => Self::Python,
            "Pipfile" => Self::Pipfile,
            "Gemfile" => Self::Gemfile,
            "composer.json" => Self::Composer,
            "pom.xml" => Self::Maven,
            "build.gradle" | "build.gradle.kts" => Self::Gradle,
            "Chart.yaml" => Self::Helm,
            _ if name.ends_with(".gemspec") => Self::Gemspec,
            _ if python::is_requirements(folder, name) => Self::Requirements,
            _ if nuget::is_project(name) => Self::Nuget,
            _ => return None,
        })
    }
}

/// Files beside manifests: what dependencies were resolved to, what packages of a workspace share.
const BESIDE: [&str; 23] = [
    ".terraform.lock.hcl",
    "Cargo.lock",
    "Chart.lock",
    "Directory.Packages.props",
    "Gemfile.lock",
    "Pipfile.lock",
    "bun.lock",
    "bun.lockb",
    "composer.lock",
    "go.sum",
    "go.work.sum",
    "gradle.lockfile",
    "npm-shrinkwrap.json",
    "package-lock.json",
    "packages.lock.json",
    "pdm.lock",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "poetry.lock",
    "requirements.lock",
    "requirements.yaml",
    "uv.lock",
    "yarn.lock",
];

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    let (_, name) = split(path);
    Manifest::of(path).is_some() || terraform::is_part(name) || BESIDE.contains(&name)
}

/// Whether a file tells of the package that its folder is, and of no other.
pub(super) fn is_of_folder(path: &str) -> bool {
    let (_, name) = split(path);
    terraform::is_part(name) || name == terraform::LOCKFILE
}

fn value(package: Package) -> Value {
    let lines: BTreeMap<&str, u64> =
        package.dependencies.iter().rev().map(|one| (one.name.as_str(), one.line)).collect();
    let (in_step, out) = match &package.judgement {
        Judgement::Unknown => (None, None),
        Judgement::InStep => (Some(true), None),
        Judgement::OutOfStep { missing, extra } => (Some(false), Some((missing, extra))),
    };
    let names = |names: &BTreeSet<String>| (!names.is_empty()).then(|| texts(names.iter().map(String::as_str)));
    let missing_lines = out.map(|(missing, _)| {
        let line = |name: &String| Some((Value::from(name.as_str()), Value::from(*lines.get(name.as_str())?)));
        Value::from(missing.iter().filter_map(line).collect::<BTreeMap<_, _>>())
    });
    let none = BTreeSet::new();
    object([
        ("path", Some(Value::from(package.path.as_str()))),
        ("ecosystem", Some(Value::from(package.ecosystem))),
        ("name", package.name.map(Value::from)),
        ("version", package.version.map(Value::from)),
        ("private", package.private.map(Value::from)),
        ("dependencies", Some(Value::from(package.dependencies.iter().map(dependency).collect::<Vec<_>>()))),
        ("lockfile", package.lockfile.map(Value::from)),
        ("in_step", in_step.map(Value::from)),
        ("missing", out.map(|(missing, _)| texts(missing.iter().map(String::as_str)))),
        ("missing_lines", missing_lines),
        ("extra", names(out.map_or(&none, |(_, extra)| extra))),
        ("workspace", package.workspace.map(Value::from)),
    ])
}

fn dependency(dependency: &Dependency) -> Value {
    object([
        ("name", Some(Value::from(dependency.name.as_str()))),
        ("constraint", dependency.constraint.as_deref().map(Value::from)),
        ("group", Some(Value::from(dependency.group.as_str()))),
        ("line", Some(Value::from(dependency.line))),
    ])
}
