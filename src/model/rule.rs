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

    /// The words of all of them, worst first.
    pub fn words() -> [&'static str; 4] {
        let mut words = Self::ALL.map(Self::as_str);
        words.reverse();
        words
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

impl Link {
    /// Whether it leads to a web page. Anything else (`javascript:`, `file:`) is shown and is no link.
    pub fn is_web(&self) -> bool {
        is_web(&self.url)
    }
}

/// Whether an address leads to a web page.
pub fn is_web(url: &str) -> bool {
    let scheme = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_plain = url.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c));
    is_plain && ["https://", "http://"].into_iter().any(|word| scheme(word) && url.len() > word.len())
}

/// A parameter of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its value where the user gives none.
    pub default: regorus::Value,
    /// What it means.
    pub description: String,
}

impl Parameter {
    /// What a value of it is, where this is none: values are of the type of the default, and so is what is in a list.
    pub fn wanted(&self, value: &regorus::Value) -> Option<String> {
        let (own, items) = (kind(&self.default), items(&self.default));
        let is_alike = own.is_none() || own == kind(value);
        let item = items.first().and_then(kind).filter(|first| items.iter().all(|item| kind(item) == Some(*first)));
        let are_alike = item.is_none() || self::items(value).iter().all(|own| kind(own) == item);
        if is_alike && are_alike {
            return None;
        }
        let own = own.unwrap_or_default();
        Some(item.map_or_else(|| own.0.to_owned(), |item| format!("a list of {}", item.1)))
    }
}

/// The type of a value: one, and many of them. None where anything goes.
fn kind(value: &regorus::Value) -> Option<(&'static str, &'static str)> {
    match value {
        regorus::Value::Bool(_) => Some(("true or false", "truth values")),
        regorus::Value::Number(_) => Some(("a number", "numbers")),
        regorus::Value::String(_) => Some(("a string", "strings")),
        regorus::Value::Array(_) => Some(("a list", "lists")),
        regorus::Value::Object(_) => Some(("a table", "tables")),
        regorus::Value::Set(_) | regorus::Value::Null | regorus::Value::Undefined => None,
    }
}

fn items(value: &regorus::Value) -> &[regorus::Value] {
    value.as_array().map_or(&[], |items| items.as_slice())
}

/// A bad or a good example: one of the rule's fixtures, without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The name of the fixture: of a file, or of a folder that is a small repository.
    pub name: String,
    /// Its files: those with bad lines first, then by path.
    pub files: Vec<ExampleFile>,
    /// Whether the rule finds something that stands in no file: in the repository as a whole.
    pub is_whole_bad: bool,
}

/// A file of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its path inside of a folder; the name of the example where that is a file.
    pub path: String,
    /// What stands in it.
    pub lines: Vec<ExampleLine>,
}

/// A line of an example, without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleLine {
    /// What stands there.
    pub text: String,
    /// Whether the rule finds something here.
    pub is_bad: bool,
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
    /// Facts that it needs; where one cannot be had, its outcome is unknown.
    pub facts: Vec<String>,
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
    /// Rules that say most of what it says. Such a rule is there for those who know it from another tool: a domain does not select it.
    pub overlaps: Vec<String>,
    /// Withdrawn: kept for history, off unless selected by name.
    pub deprecated: bool,
    /// The version of karat that brought it.
    pub since: Option<String>,
    /// The address of its page, where the configuration names a rule site.
    pub help_uri: Option<String>,
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

    /// The id without its last part: `terraform.aws` of `terraform.aws.s3_public_acl`.
    pub fn family(&self) -> &str {
        self.id.rsplit_once('.').map_or(&self.id, |(family, _)| family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_of_the_type_of_the_default() {
        let value = |json: &str| regorus::Value::from_json_str(json).unwrap();
        let table = [
            ("3", "0.5", None),
            ("3", "\"3\"", Some("a number")),
            ("\"a\"", "1", Some("a string")),
            ("false", "\"no\"", Some("true or false")),
            ("{}", "[]", Some("a table")),
            ("{\"a\": 1}", "{\"b\": []}", None),
            ("[]", "\"a\"", Some("a list")),
            ("[]", "[1, \"a\"]", None),
            ("[\"a\"]", "[]", None),
            ("[\"a\"]", "[1]", Some("a list of strings")),
            ("[80, 443]", "80", Some("a list of numbers")),
            ("[1, \"a\"]", "[true]", None),
            ("null", "3", None),
        ];
        for (default, given, expected) in table {
            let own = Parameter { default: value(default), description: String::new() };
            assert_eq!(own.wanted(&value(given)).as_deref(), expected, "{default} {given}");
        }
    }

    #[test]
    fn only_web_pages_are_links() {
        for url in ["https://example.com/a?b=1#c", "HTTP://example.com", "https://[::1]/x"] {
            assert!(is_web(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.com",
            "https://a b",
            "https://a\"b",
            "ftp://a",
            "https://",
            "",
        ] {
            assert!(!is_web(url), "{url}");
        }
        assert!(!is_web("java\nscript:alert(1)") && !is_web(" https://example.com"));
    }
}
