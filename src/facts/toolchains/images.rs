//! Images that Dockerfiles start from and compose files run, as the tools that are in them.
//!
//! Only images of the projects themselves say what is in them: `node:20-alpine3.19` is node 20 on Alpine 3.19, `acme/node:20` may be
//! anything. A mirror keeps the path (`mirror.acme.org/library/node`).

use super::Tool;
use crate::facts::reading::{Node, is_yaml};

/// Whether a name is that of a Dockerfile.
pub(super) fn is_dockerfile(name: &str) -> bool {
    let start = name.split(['.', '-', '_']).next();
    let end = name.rsplit_once('.').map(|(_, end)| end);
    let is_it = |part: &str| ["dockerfile", "containerfile"].iter().any(|own| part.eq_ignore_ascii_case(own));
    start.is_some_and(is_it) || end.is_some_and(is_it)
}

/// Whether a name is that of a compose file.
pub(super) fn is_compose(name: &str) -> bool {
    is_yaml(name) && ["docker-compose", "compose."].iter().any(|head| name.starts_with(head))
}

/// The images that the stages of a Dockerfile start from.
pub(super) fn dockerfile(root: Node<'_>) -> Vec<Tool> {
    let stages = root.get("stages").map(Node::items).unwrap_or_default();
    let started = stages.into_iter().filter(|stage| stage.get("parent").is_none());
    started.filter_map(|stage| stage.get("image")).flat_map(of).collect()
}

/// The images of the services of a compose file.
pub(super) fn compose(root: Node<'_>) -> Vec<Tool> {
    let services = root.get("services").map(Node::entries).unwrap_or_default();
    services.into_iter().filter_map(|(_, service)| service.get("image")).flat_map(of).collect()
}

fn of(image: Node<'_>) -> Vec<Tool> {
    image.text().map(|reference| tools(reference, image.value_line())).unwrap_or_default()
}

/// The tools in an image.
fn tools(reference: &str, line: u64) -> Vec<Tool> {
    let (reference, digest) = reference.split_once('@').map_or((reference, None), |(head, tail)| (head, Some(tail)));
    let (path, tag) = match reference.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, tag),
        _ => return Vec::new(),
    };
    if reference.contains('$') {
        return Vec::new();
    }
    let Some(name) = tool(path) else { return Vec::new() };
    let mut found = Vec::new();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    // `16-bookworm`, `bookworm-slim`, `21-jdk-alpine3.20`, `8-jre`.
    let is_versioned = first.starts_with(|c: char| c.is_ascii_digit()) || matches!(name, "debian" | "ubuntu");
    if is_versioned && !matches!(first, "latest" | "stable" | "unstable" | "testing" | "rolling" | "devel") {
        found.push(Tool::new(name, first, line));
    }
    let rest: Vec<&str> = if is_versioned { parts.collect() } else { tag.split('-').collect() };
    found
        .extend(rest.into_iter().filter_map(|part| system(part)).map(|(name, version)| Tool::new(name, version, line)));
    if digest.is_some() {
        for tool in &mut found {
            tool.is_exact = true;
        }
    }
    found
}

/// The system below a tool, as the end of a tag names it.
fn system(part: &str) -> Option<(&'static str, &str)> {
    const DEBIAN: [&str; 7] = ["trixie", "bookworm", "bullseye", "buster", "stretch", "jessie", "wheezy"];
    const UBUNTU: [&str; 6] = ["resolute", "noble", "jammy", "focal", "bionic", "xenial"];
    if let Some(version) = part.strip_prefix("alpine").filter(|version| !version.is_empty()) {
        return Some(("alpine", version));
    }
    if DEBIAN.contains(&part) {
        return Some(("debian", part));
    }
    UBUNTU.contains(&part).then_some(("ubuntu", part))
}

/// The tool of an image's path.
fn tool(path: &str) -> Option<&'static str> {
    let official = path.strip_prefix("docker.io/").unwrap_or(path);
    let name = if let Some((_, name)) = path.rsplit_once("library/") {
        name
    } else if let Some(name) = ["cimg/", "circleci/", "bitnami/"].iter().find_map(|head| official.strip_prefix(head)) {
        name
    } else if path.contains("mcr.microsoft.com/dotnet/") {
        return Some("dotnet");
    } else {
        official
    };
    Some(match name {
        "node" => "node",
        "python" => "python",
        "golang" | "go" => "go",
        "rust" => "rust",
        "eclipse-temurin" | "openjdk" => "java",
        "ruby" => "ruby",
        "php" => "php",
        "hashicorp/terraform" => "terraform",
        "debian" => "debian",
        "ubuntu" => "ubuntu",
        "alpine" => "alpine",
        "postgres" | "postgresql" => "postgres",
        "mysql" => "mysql",
        "redis" => "redis",
        "nginx" => "nginx",
        "elasticsearch" | "docker.elastic.co/elasticsearch/elasticsearch" => "elasticsearch",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, version, whether it is exact.
    type Tools = &'static [(&'static str, &'static str, bool)];

    #[test]
    fn an_image_is_the_tools_in_it() {
        let table: [(&str, Tools); 16] = [
            ("node:20-alpine3.19", &[("node", "20", false), ("alpine", "3.19", false)]),
            ("node:20.11.1-bookworm-slim", &[("node", "20.11.1", true), ("debian", "bookworm", false)]),
            ("docker.io/library/python:3.12", &[("python", "3.12", false)]),
            ("mirror.acme.org:5000/library/python:3.12", &[("python", "3.12", false)]),
            ("golang:alpine3.20", &[("alpine", "3.20", false)]),
            ("debian:bookworm-slim", &[("debian", "bookworm", false)]),
            ("ubuntu:22.04", &[("ubuntu", "22.04", true)]),
            ("eclipse-temurin:21-jre-jammy", &[("java", "21", false), ("ubuntu", "jammy", false)]),
            ("mcr.microsoft.com/dotnet/sdk:8.0", &[("dotnet", "8.0", false)]),
            ("postgres:16.2@sha256:abc", &[("postgres", "16.2", true)]),
            ("alpine:3@sha256:abc", &[("alpine", "3", true)]),
            ("acme/node:20", &[]),
            ("node:latest", &[]),
            ("node", &[]),
            ("registry:5000/x", &[]),
            ("node:${VERSION}", &[]),
        ];
        for (image, expected) in table {
            let found = tools(image, 1);
            let found: Vec<_> =
                found.iter().map(|own| (own.name.as_str(), own.version.as_str(), own.is_exact)).collect();
            assert_eq!(found, expected, "{image}");
        }
    }
}
