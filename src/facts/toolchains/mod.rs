//! The tools that a repository asks for, with their versions, and the day after which each gets no more fixes.
//!
//! ```text
//! [{"tool": "go", "version": "1.22", "path": "go.mod", "line": 3, "exact": false, "end_of_life": "2025-02-11"}]
//! ```
//!
//! `version` is what the file says (`1.22`, `lts/iron`, `>=3.9`, `bookworm`). It is `exact` where it names one release and no other.
//! `end_of_life` is absent where the version is open to newer releases, or the table (`end_of_life.tsv`) does not know it. `files` reads
//! files of version managers, `manifests` those of packages, `images` base images; `cycles` knows how tools number releases.

mod cycles;
mod files;
mod images;
mod manifests;
#[cfg(test)]
mod tests;

use regorus::Value;

use super::reading::{Reading, extension, split};
use super::value::object;
use super::{Source, Unknown};

/// Labels of documents that are read again where they were not kept.
pub(super) const LABELS: [&str; 6] = ["go_mod", "package_json", "pyproject", "pom", "dockerfile", "compose"];

/// A tool that a file asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Tool {
    line: u64,
    name: String,
    version: String,
    is_exact: bool,
}

impl Tool {
    /// A version that is exact where it has as many numbers as a release has.
    fn new(name: &str, version: &str, line: u64) -> Self {
        let is_exact = cycles::is_release(name, version);
        Self { line, name: name.to_owned(), version: version.to_owned(), is_exact }
    }
}

/// Every tool that a file of the repository asks for.
#[expect(clippy::unnecessary_wraps, reason = "every fact is gathered through one signature")]
pub(crate) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let reading = Reading::of(source);
    let table = cycles::Table::shipped();
    let mut found = Vec::new();
    for path in reading.paths() {
        let mut tools = tools(&reading, path);
        tools.sort();
        tools.dedup();
        found.extend(tools.into_iter().map(|tool| {
            object([
                ("tool", Some(Value::from(tool.name.as_str()))),
                ("version", Some(Value::from(tool.version.as_str()))),
                ("path", Some(Value::from(path))),
                ("line", Some(Value::from(tool.line))),
                ("exact", Some(Value::from(tool.is_exact))),
                ("end_of_life", table.end_of_life(&tool.name, &tool.version).map(Value::from)),
            ])
        }));
    }
    Ok(Value::from(found))
}

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    let (folder, name) = split(path);
    let is_named = matches!(
        name,
        "rust-toolchain"
            | "rust-toolchain.toml"
            | ".tool-versions"
            | ".sdkmanrc"
            | "gradle-wrapper.properties"
            | "maven-wrapper.properties"
            | "mise.toml"
            | ".mise.toml"
            | "global.json"
            | "go.mod"
            | "package.json"
            | "pyproject.toml"
            | "Pipfile"
            | "composer.json"
            | "pom.xml"
            | "Gemfile"
            | "build.gradle"
            | "build.gradle.kts"
            | "Directory.Build.props"
    );
    is_named
        || (name == "config.toml" && folder.ends_with("mise"))
        || images::is_dockerfile(name)
        || images::is_compose(name)
        || matches!(extension(name), "csproj" | "tf" | "tofu")
        || files::version_file(name).is_some()
}

fn tools(reading: &Reading<'_>, path: &str) -> Vec<Tool> {
    let (folder, name) = split(path);
    let text = |read: fn(&str) -> Vec<Tool>| reading.text(path).map(|text| read(&text)).unwrap_or_default();
    let page = |read: fn(super::reading::Node<'_>) -> Vec<Tool>| {
        reading.page(path).map(|page| read(page.root())).unwrap_or_default()
    };
    match name {
        "rust-toolchain" => text(files::rust),
        "rust-toolchain.toml" => page(files::rust_toml),
        ".tool-versions" => text(files::asdf),
        ".sdkmanrc" => text(files::sdkman),
        "gradle-wrapper.properties" | "maven-wrapper.properties" => text(files::wrapper),
        "mise.toml" | ".mise.toml" => page(files::mise),
        "config.toml" if matches!(split(folder), (_, ".mise")) || folder.ends_with(".config/mise") => page(files::mise),
        "global.json" => page(files::dotnet),
        "go.mod" => page(manifests::go),
        "package.json" => page(manifests::npm),
        "pyproject.toml" => page(manifests::python),
        "Pipfile" => page(manifests::pipfile),
        "composer.json" => page(manifests::composer),
        "pom.xml" => page(manifests::maven),
        "Gemfile" => text(manifests::gemfile),
        "build.gradle" | "build.gradle.kts" => text(manifests::gradle),
        _ if images::is_dockerfile(name) => page(images::dockerfile),
        _ if images::is_compose(name) => page(images::compose),
        _ if name.ends_with(".csproj") || name == "Directory.Build.props" => page(manifests::msbuild),
        _ if matches!(extension(name), "tf" | "tofu") => page(manifests::terraform),
        _ => files::version_file(name)
            .map(|tool| {
                let text = reading.text(path).unwrap_or_default();
                files::plain(tool, &text)
            })
            .unwrap_or_default(),
    }
}
