//! Names of the facts that a rule may ask for in METADATA: what is known of a repository besides its files and documents.

/// Every fact that is gathered only for rules that ask for it.
pub const FACTS: [&str; 14] = [
    "codeowners",
    "coverage",
    "deployments",
    "docs",
    "git_changes",
    "git_history",
    "git_refs",
    "licences",
    "packages",
    "pipelines",
    "policies",
    "readme",
    "template",
    "toolchains",
];

/// What the name of a fact starts with that is imported; the id of its source follows.
pub const IMPORTED: &str = "imported.";

/// Whether there is such a fact.
pub fn is_fact(name: &str) -> bool {
    FACTS.contains(&name) || name.strip_prefix(IMPORTED).is_some_and(|source| !source.is_empty())
}
