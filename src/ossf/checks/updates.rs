//! Dependency-Update-Tool: a configuration of Dependabot, Renovate or Scala Steward, or commits of Dependabot.

use crate::git::Recent;
use crate::ossf::check::{Basis, Check};
use crate::ossf::files::Tree;

const NAME: &str = "Dependency-Update-Tool";

/// The tool that a path in lower case configures.
fn tool(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match (folder, name) {
        (".github", "dependabot.yml" | "dependabot.yaml") => Some("Dependabot"),
        ("" | ".github" | ".gitlab", "renovate.json" | "renovate.json5")
        | ("", ".renovaterc" | ".renovaterc.json" | ".renovaterc.json5") => Some("RenovateBot"),
        ("" | ".github" | ".config", ".scala-steward.conf" | "scala-steward.conf") => Some("scala-steward"),
        _ => None,
    }
}

/// Dependabot's number and name at GitHub.
const DEPENDABOT: &str = "49699333+dependabot[bot]@users.noreply.github.com";

/// The check.
pub(super) fn check(tree: &Tree, history: Option<&Recent>) -> Check {
    let mut details: Vec<String> = Vec::new();
    for entry in &tree.files {
        if let Some(tool) = tool(&entry.lower) {
            details.push(format!("Info: detected update tool: {tool}: {}:1", entry.path));
        }
    }
    if details.is_empty() && history.is_some_and(|history| history.has_author(DEPENDABOT)) {
        details.push("Info: detected update tool: Dependabot".to_owned());
    }
    if !details.is_empty() {
        return Check::new(NAME, 10, "update tool detected").with(details);
    }
    // A tool that the hosting service runs leaves its commits in the history, of which there is none here.
    let basis = if history.is_some_and(|history| history.is_whole) { Basis::Exact } else { Basis::LowerBound };
    let details = vec!["Warn: no dependency update tool configurations found".to_owned()];
    Check::new(NAME, 0, "no update tool detected").with(details).on(basis)
}
