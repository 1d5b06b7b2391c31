//! Rules as reporting descriptors, with the properties that GitHub reads.

use std::fmt::Write as _;

use super::limits;
use super::types::{Configuration, Help, Rule, RuleProperties, Text};
use crate::model::rule::{RuleInfo, Severity};
use crate::report::cut;

/// Domains about ownership, documents and flow: their rules are no security alerts, unless they name a control.
const HOUSE: [&str; 3] = ["repository", "catalog", "flow"];

/// A rule.
pub(super) fn rule(info: &RuleInfo) -> Rule<'_> {
    Rule {
        id: &info.id,
        name: name(&info.id),
        short_description: Text { text: cut(&info.title, limits::DESCRIPTION) },
        full_description: Text {
            text: cut(if info.description.is_empty() { &info.title } else { &info.description }, limits::DESCRIPTION),
        },
        help: help(info),
        help_uri: help_uri(info),
        deprecated_ids: &info.aliases,
        default_configuration: Configuration { level: level(info.severity) },
        properties: RuleProperties {
            precision: "high",
            problem_severity: problem_severity(info.severity),
            security_severity: is_security(info).then(|| security_severity(info.severity)),
            tags: tags(info),
        },
    }
}

/// The rule's own page, else the first norm.
fn help_uri(info: &RuleInfo) -> Option<&str> {
    let norm = || info.related.iter().find(|link| link.is_web()).map(|link| link.url.as_str());
    info.help_uri.as_deref().or_else(norm)
}

/// The level of a severity.
pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

const fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "recommendation",
    }
}

/// The middle of GitHub's ranges: critical above 9.0, high from 7.0, medium from 4.0, low above 0.
const fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "2.0",
    }
}

/// With a `security-severity` every alert counts as a security alert, so only rules that are about security get one.
fn is_security(info: &RuleInfo) -> bool {
    !info.controls.is_empty() || (info.severity >= Severity::High && !HOUSE.contains(&info.domain()))
}

/// `kubernetes.host_network` as `KubernetesHostNetwork`.
fn name(id: &str) -> String {
    let words = id.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = String::with_capacity(id.len());
    for word in words {
        let mut characters = word.chars();
        name.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(characters.as_str());
    }
    cut(&name, 255).into_owned()
}

fn tags(info: &RuleInfo) -> Vec<String> {
    let mut tags = vec![info.domain().to_owned()];
    if is_security(info) {
        tags.push("security".to_owned());
    }
    for (framework, ids) in &info.controls {
        tags.extend(ids.iter().map(|id| tag(framework, id)));
    }
    tags.truncate(limits::TAGS);
    tags
}

/// GitHub knows weaknesses by `external/cwe/cwe-079`.
fn tag(framework: &str, id: &str) -> String {
    let id = id.to_ascii_lowercase();
    if framework == "cwe" {
        return format!("external/cwe/cwe-{:0>3}", id.trim_start_matches("cwe-"));
    }
    format!("{framework}/{id}")
}

fn help(info: &RuleInfo) -> Help {
    let (mut text, mut markdown) = (String::new(), String::new());
    for part in [&info.description, &info.remediation] {
        if !part.is_empty() {
            let _ = write!(text, "{part}\n\n");
        }
    }
    if !info.description.is_empty() {
        let _ = write!(markdown, "{}\n\n", info.description);
    }
    if !info.remediation.is_empty() {
        let _ = write!(markdown, "## How to fix it\n\n{}\n\n", info.remediation);
    }
    if !info.related.is_empty() {
        markdown.push_str("## Standards\n\n");
        for link in &info.related {
            let before = link.description.as_ref().map(|words| format!("{words}: ")).unwrap_or_default();
            let shown = link.description.as_ref().unwrap_or(&link.url);
            let _ = writeln!(text, "{before}{}", link.url);
            let _ = writeln!(markdown, "* [{shown}]({})", link.url);
        }
        markdown.push('\n');
    }
    if let Some(page) = &info.help_uri {
        let _ = write!(text, "More, with examples: {page}");
        let _ = write!(markdown, "[More, with examples]({page})");
    } else {
        let _ = write!(text, "Run `karat explain {}` for examples.", info.id);
        let _ = write!(markdown, "`karat explain {}` shows examples.", info.id);
    }
    Help { text, markdown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_pascal_case() {
        let cases = [("kubernetes.host_network", "KubernetesHostNetwork"), ("main.deny", "MainDeny"), ("a", "A")];
        for (id, expected) in cases {
            assert_eq!(name(id), expected);
        }
    }

    #[test]
    fn weaknesses_have_the_tags_that_github_knows() {
        assert_eq!(tag("cwe", "79"), "external/cwe/cwe-079");
        assert_eq!(tag("cwe", "CWE-1104"), "external/cwe/cwe-1104");
        assert_eq!(tag("owasp_cicd", "CICD-SEC-3"), "owasp_cicd/cicd-sec-3");
    }
}
