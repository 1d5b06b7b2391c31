//! What is known about a rule before anything is judged.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A rule's id: its package, e.g. `kubernetes.host_network`.
pub type RuleId = Arc<str>;

/// How bad a violation is, by what an attacker gains or what breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// Worth mending soon.
    Medium,
    /// Worth mending now.
    High,
    /// Worth stopping for.
    Critical,
}

impl Severity {
    /// All of them, least first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word used in METADATA and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A link to the norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: String,
    /// What stands there.
    pub description: Option<String>,
}

/// A parameter of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its value where the user gives none.
    pub default: regorus::Value,
    /// What it means.
    pub description: String,
}

/// A bad or a good example, from the rule's fixtures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The fixture's file name.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What METADATA says of a rule, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleInfo {
    /// The id.
    pub id: RuleId,
    /// A noun phrase.
    pub title: String,
    /// What is found and why it is bad.
    pub description: String,
    /// How bad it is.
    pub severity: Severity,
    /// Labels of the documents that it applies to; empty means every document (a policy without METADATA).
    pub kinds: Vec<String>,
    /// Labels of documents that a `repository` rule wants to see in `input.documents`.
    pub documents: Vec<String>,
    /// Whether it is not asked about a repository that has none of these documents, so that its outcome there is no pass.
    pub needs_documents: bool,
    /// What to do.
    pub remediation: String,
    /// Framework to control ids.
    pub controls: BTreeMap<String, Vec<String>>,
    /// What the user may set.
    pub parameters: BTreeMap<String, Parameter>,
    /// Links to norms.
    pub related: Vec<Link>,
    /// Ids that it had before.
    pub aliases: Vec<String>,
    /// Withdrawn: kept for history, off unless selected by name.
    pub deprecated: bool,
    /// The version of karat that brought it.
    pub since: Option<String>,
    /// Built in, or from `--policy`.
    pub built_in: bool,
    /// The policy's file.
    pub source: String,
    /// The line of the METADATA comment, or of the package.
    pub line: u32,
}

impl RuleInfo {
    /// The part of the id before the first dot.
    pub fn domain(&self) -> &str {
        self.id.split('.').next().unwrap_or(&self.id)
    }
}
