//! Files whose one purpose is to say which tools a repository uses.

use super::Tool;
use crate::facts::reading::{Node, text, written};
use crate::model::field::field;

/// The tool that a file of one version is about.
pub(super) fn version_file(name: &str) -> Option<&'static str> {
    Some(match name {
        ".nvmrc" | ".node-version" => "node",
        ".python-version" => "python",
        ".ruby-version" => "ruby",
        ".go-version" => "go",
        ".java-version" => "java",
        ".php-version" => "php",
        ".terraform-version" => "terraform",
        _ => return None,
    })
}

/// A version a line.
pub(super) fn plain(tool: &str, content: &str) -> Vec<Tool> {
    let lines = (1..).zip(content.lines()).map(|(line, text)| (line, text.split('#').next().unwrap_or("").trim()));
    let named = |text: &str| text.strip_prefix("ruby-").unwrap_or(text).to_owned();
    lines.filter(|(_, text)| !text.is_empty()).map(|(line, text)| Tool::new(tool, &named(text), line)).collect()
}

/// `rust-toolchain`: the channel alone, or TOML.
pub(super) fn rust(content: &str) -> Vec<Tool> {
    let is_toml = content.contains("[toolchain]");
    let lines = (1..).zip(content.lines()).map(|(line, text)| (line, text.trim()));
    let channel = |(line, text): (u64, &str)| {
        if !is_toml {
            return Some(Tool::new("rust", text, line));
        }
        let (key, value) = text.split_once('=')?;
        let value = value.trim().split(['"', '\'']).nth(1)?;
        (key.trim() == "channel").then(|| Tool::new("rust", value, line))
    };
    lines.filter(|(_, text)| !text.is_empty() && !text.starts_with('#')).find_map(channel).into_iter().collect()
}

/// `rust-toolchain.toml`.
pub(super) fn rust_toml(root: Node<'_>) -> Vec<Tool> {
    let channel = root.at(&["toolchain", "channel"]);
    channel.and_then(|node| Some(Tool::new("rust", node.text()?, node.line()))).into_iter().collect()
}

/// `.tool-versions`: a tool a line, with the versions that are tried in turn.
pub(super) fn asdf(content: &str) -> Vec<Tool> {
    let one = |(line, text): (u64, &str)| {
        let mut words = text.split('#').next()?.split_whitespace();
        let name = words.next()?;
        let version = words.next()?;
        Some(Tool::new(known(name), version, line))
    };
    (1..).zip(content.lines()).filter_map(one).collect()
}

/// `mise.toml`: `node = "20"`, `python = ["3.12", "3.11"]`, `go = { version = "1.22" }`.
pub(super) fn mise(root: Node<'_>) -> Vec<Tool> {
    let mut found = Vec::new();
    for (name, node) in root.get("tools").map(Node::entries).unwrap_or_default() {
        for own in node.each() {
            let version = written(own.value()).or_else(|| field(own.value(), "version").and_then(written));
            found.extend(version.map(|version| Tool::new(known(&name), &version, node.line())));
        }
    }
    found
}

/// `.sdkmanrc`: `java=21.0.2-tem`.
pub(super) fn sdkman(content: &str) -> Vec<Tool> {
    let one = |(line, text): (u64, &str)| {
        let (name, version) = text.trim().split_once('=').filter(|(name, _)| !name.starts_with('#'))?;
        Some(Tool::new(known(name.trim()), version.trim(), line))
    };
    (1..).zip(content.lines()).filter_map(one).collect()
}

/// The wrappers of Gradle and Maven: `distributionUrl=…/gradle-8.5-bin.zip`.
pub(super) fn wrapper(content: &str) -> Vec<Tool> {
    let one = |(line, text): (u64, &str)| {
        let url = text.trim().strip_prefix("distributionUrl")?.trim_start().strip_prefix('=')?;
        let file = url.rsplit('/').next()?;
        let (name, rest) = [("gradle", "gradle-"), ("maven", "apache-maven-")]
            .into_iter()
            .find_map(|(name, head)| file.strip_prefix(head).map(|rest| (name, rest)))?;
        let version = rest.trim_end_matches(".zip").trim_end_matches(".tar.gz");
        let version = version.trim_end_matches("-bin").trim_end_matches("-all");
        Some(Tool { is_exact: true, ..Tool::new(name, version, line) })
    };
    (1..).zip(content.lines()).find_map(one).into_iter().collect()
}

/// `global.json`: the SDK, which `rollForward` may leave open.
pub(super) fn dotnet(root: Node<'_>) -> Vec<Tool> {
    let Some(sdk) = root.get("sdk") else { return Vec::new() };
    let Some(version) = sdk.get("version") else { return Vec::new() };
    // Without the key a later patch of the same feature band will do, which is what patches are for.
    let is_open = field(sdk.value(), "rollForward")
        .and_then(text)
        .is_some_and(|policy| !matches!(policy.to_ascii_lowercase().as_str(), "disable" | "patch" | "latestpatch"));
    let one = version.text().map(|own| Tool::new("dotnet", own, version.line()));
    one.map(|tool| Tool { is_exact: tool.is_exact && !is_open, ..tool }).into_iter().collect()
}

/// What version managers call tools, as they are called here.
fn known(name: &str) -> &str {
    match name.rsplit(':').next().unwrap_or(name) {
        "nodejs" => "node",
        "golang" => "go",
        "dotnet-core" | "dotnet-sdk" => "dotnet",
        "postgresql" => "postgres",
        other => other,
    }
}
