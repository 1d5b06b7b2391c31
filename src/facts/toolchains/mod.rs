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

use super::reading::{Node, Reading, extension, split};
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
    reader(path).is_some()
}

/// How the tools of a file are read.
enum Reader {
    /// From its text.
    Text(fn(&str) -> Vec<Tool>),
    /// From its first document.
    Page(fn(Node<'_>) -> Vec<Tool>),
    /// It has versions of this tool and nothing else.
    Plain(&'static str),
}

/// How the file at a path is read; none where it names no tools.
fn reader(path: &str) -> Option<Reader> {
    use Reader::{Page, Plain, Text};
    let (folder, name) = split(path);
    Some(match name {
        "rust-toolchain" => Text(files::rust),
        "rust-toolchain.toml" => Page(files::rust_toml),
        ".tool-versions" => Text(files::asdf),
        ".sdkmanrc" => Text(files::sdkman),
        "gradle-wrapper.properties" | "maven-wrapper.properties" => Text(files::wrapper),
        "mise.toml" | ".mise.toml" => Page(files::mise),
        "config.toml" if matches!(split(folder), (_, ".mise")) || folder.ends_with(".config/mise") => Page(files::mise),
        "global.json" => Page(files::dotnet),
        "go.mod" => Page(manifests::go),
        "package.json" => Page(manifests::npm),
        "pyproject.toml" => Page(manifests::python),
        "Pipfile" => Page(manifests::pipfile),
        "composer.json" => Page(manifests::composer),
        "pom.xml" => Page(manifests::maven),
        "Gemfile" => Text(manifests::gemfile),
        "build.gradle" | "build.gradle.kts" => Text(manifests::gradle),
        _ if images::is_dockerfile(name) => Page(images::dockerfile),
        _ if images::is_compose(name) => Page(images::compose),
        _ if name.ends_with(".csproj") || name == "Directory.Build.props" => Page(manifests::msbuild),
        _ if matches!(extension(name), "tf" | "tofu") => Page(manifests::terraform),
        _ => Plain(files::version_file(name)?),
    })
}

fn tools(reading: &Reading<'_>, path: &str) -> Vec<Tool> {
    let text = || reading.text(path);
    match reader(path) {
        Some(Reader::Text(read)) => text().map(|text| read(&text)).unwrap_or_default(),
        Some(Reader::Page(read)) => reading.page(path).map(|page| read(page.root())).unwrap_or_default(),
        Some(Reader::Plain(tool)) => text().map(|text| files::plain(tool, &text)).unwrap_or_default(),
        None => Vec::new(),
    }
}
