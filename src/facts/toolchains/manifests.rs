//! What the manifests of packages and modules say of the tools that they need.

use super::Tool;
use crate::facts::reading::{Node, text, written};
use crate::model::field::field;

/// `go.mod`: the language, and the toolchain where one is named.
pub(super) fn go(root: Node<'_>) -> Vec<Tool> {
    let one = |key| {
        let node = root.get(key)?;
        Some(Tool::new("go", node.text()?.trim_start_matches("go"), node.value_line()))
    };
    // The toolchain is what builds; the language says only what is needed at least.
    one("Toolchain").or_else(|| one("Go")).into_iter().collect()
}

/// `package.json`: `engines`, `volta` and `packageManager`.
pub(super) fn npm(root: Node<'_>) -> Vec<Tool> {
    let mut found = Vec::new();
    for key in ["engines", "volta"] {
        for (name, node) in root.get(key).map(Node::entries).unwrap_or_default() {
            if matches!(name.as_str(), "node" | "npm" | "pnpm" | "yarn" | "bun") {
                found.extend(node.text().map(|version| Tool::new(&name, version, node.line())));
            }
        }
    }
    let manager = root.get("packageManager").and_then(|node| Some((node.text()?.split_once('@')?, node.line())));
    found.extend(
        manager.map(|((name, version), line)| Tool::new(name, version.split('+').next().unwrap_or(version), line)),
    );
    found
}

/// `pyproject.toml`: `requires-python`, or Python among the dependencies of Poetry.
pub(super) fn python(root: Node<'_>) -> Vec<Tool> {
    let places: [&[&str]; 2] = [&["project", "requires-python"], &["tool", "poetry", "dependencies", "python"]];
    let node = places.iter().find_map(|place| root.at(place));
    node.and_then(|node| Some(Tool::new("python", node.text()?, node.line()))).into_iter().collect()
}

/// `Pipfile`.
pub(super) fn pipfile(root: Node<'_>) -> Vec<Tool> {
    let keys = ["python_full_version", "python_version"];
    let node = keys.iter().find_map(|key| root.at(&["requires", key]));
    node.and_then(|node| Some(Tool::new("python", node.text()?, node.line()))).into_iter().collect()
}

/// `composer.json`: what runs it, else what is required.
pub(super) fn composer(root: Node<'_>) -> Vec<Tool> {
    let places: [&[&str]; 2] = [&["config", "platform", "php"], &["require", "php"]];
    let node = places.iter().find_map(|place| root.at(place));
    node.and_then(|node| Some(Tool::new("php", node.text()?, node.line()))).into_iter().collect()
}

/// `pom.xml`: the release of Java that is compiled for.
pub(super) fn maven(root: Node<'_>) -> Vec<Tool> {
    let Some(project) = root.get("project") else { return Vec::new() };
    let keys = ["maven.compiler.release", "java.version", "maven.compiler.target", "maven.compiler.source"];
    let properties = project.get("properties");
    let plugins = project.at(&["build", "plugins", "plugin"]).map(Node::each).unwrap_or_default();
    let compiler = plugins.into_iter().find(|one| one.text_of("artifactId") == Some("maven-compiler-plugin"));
    let configured = ["release", "target", "source"].iter().find_map(|key| compiler?.at(&["configuration", key]));
    let node = keys.iter().find_map(|key| properties?.get(key)).or(configured);
    let told = node.and_then(|node| Some((written(node.value())?, node.line())));
    told.filter(|(version, _)| !version.contains('$'))
        .map(|(version, line)| Tool::new("java", &version, line))
        .into_iter()
        .collect()
}

/// `TargetFramework` of `MSBuild`: `TargetFramework`, `TargetFrameworks`; a standard is no runtime.
pub(super) fn msbuild(root: Node<'_>) -> Vec<Tool> {
    let mut found = Vec::new();
    for group in root.at(&["Project", "PropertyGroup"]).map(Node::each).unwrap_or_default() {
        for key in ["TargetFramework", "TargetFrameworks"] {
            let Some(node) = group.get(key) else { continue };
            let all = node.text().or_else(|| field(node.value(), "#content").and_then(text)).unwrap_or("");
            for framework in all.split(';') {
                let core = framework.strip_prefix("netcoreapp").or_else(|| framework.strip_prefix("net"));
                let version = core.and_then(|rest| rest.split('-').next()).filter(|rest| {
                    // `net48` is the Framework of Windows; `net8.0` has a dot.
                    rest.contains('.') && rest.starts_with(|c: char| c.is_ascii_digit())
                });
                found.extend(version.map(|version| Tool::new("dotnet", version, node.line())));
            }
        }
    }
    found
}

/// `required_version` of Terraform.
pub(super) fn terraform(root: Node<'_>) -> Vec<Tool> {
    let mut found = Vec::new();
    for block in root.get("terraform").map(Node::each).unwrap_or_default() {
        let node = block.get("required_version");
        found.extend(node.and_then(|node| Some(Tool::new("terraform", node.text()?, node.line()))));
    }
    found
}

/// `ruby "3.3.0"` in a Gemfile.
pub(super) fn gemfile(content: &str) -> Vec<Tool> {
    let one = |(line, text): (u64, &str)| {
        let rest = text.trim().strip_prefix("ruby").filter(|rest| rest.starts_with([' ', '(']))?;
        let version = rest.trim_start_matches(['(', ' ']).strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
        Some(Tool::new("ruby", version, line))
    };
    (1..).zip(content.lines()).find_map(one).into_iter().collect()
}

/// The toolchain of Java in a build file of Gradle.
pub(super) fn gradle(content: &str) -> Vec<Tool> {
    const MARKS: [&str; 7] = [
        "JavaLanguageVersion.of(",
        "jvmToolchain(",
        "JavaVersion.VERSION_",
        "sourceCompatibility = ",
        "sourceCompatibility=",
        "targetCompatibility = ",
        "targetCompatibility=",
    ];
    let one = |mark: &str| {
        (1..).zip(content.lines()).find_map(|(line, text)| {
            let rest = text.split_once(mark).filter(|(head, _)| !head.trim_start().starts_with("//"))?.1;
            let rest = rest.trim_start_matches(['"', '\'']);
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_')).unwrap_or(rest.len());
            let version = rest.get(..end)?.replace('_', ".");
            (!version.is_empty()).then(|| Tool::new("java", &version, line))
        })
    };
    MARKS.iter().find_map(|mark| one(mark)).into_iter().collect()
}
