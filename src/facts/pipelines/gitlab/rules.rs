//! When jobs of GitLab run, as far as `rules` and `only` say it.

use std::sync::LazyLock;

use regex::Regex;
use regorus::Value;

use crate::facts::reading::{items, text};
use crate::model::field::field;

/// A condition that holds for no branch of a change: it asks for a branch by its name, a tag, or what no push starts.
static LATE: LazyLock<Regex> = LazyLock::new(|| {
    let branch = r"\$\{?CI_COMMIT_(?:BRANCH|REF_NAME)\}?";
    let name = r#"(?:\$\{?CI_DEFAULT_BRANCH\}?|"[^"$]+"|'[^'$]+')"#;
    let tag = r#"\$\{?CI_COMMIT_TAG\}?(?:\s*(?:=~\s*\S.*|!=\s*(?:null|""|'')))?"#;
    let source = r#"\$\{?CI_PIPELINE_SOURCE\}?\s*==\s*["'](?:api|chat|pipeline|schedule|trigger|web)["']"#;
    let protected = r#"\$\{?CI_COMMIT_REF_PROTECTED\}?\s*==\s*["']true["']"#;
    let all = format!(r"^(?:{branch}\s*==\s*{name}|{name}\s*==\s*{branch}|{tag}|{source}|{protected})$");
    #[expect(clippy::expect_used, reason = "a pattern of our own, which a test compiles")]
    Regex::new(&all).expect("the pattern is sound")
});

/// Words of `only` for what runs before a merge; another word is the name of a branch, or what no push starts.
/// <https://docs.gitlab.com/ci/yaml/deprecated_keywords/#onlyrefs--exceptrefs>
const EARLY: [&str; 4] = ["branches", "external_pull_requests", "merge_requests", "pushes"];

/// Whether something with these `rules`, or else with this `only`, never runs for a change before it is merged.
pub(super) fn is_late(rules: Option<&Value>, only: Option<&Value>) -> bool {
    if let Some(rules) = rules {
        let mut running = items(rules).iter().filter(|rule| field(rule, "when").and_then(text) != Some("never"));
        return !items(rules).is_empty()
            && running.all(|rule| field(rule, "if").and_then(text).is_some_and(is_late_condition));
    }
    let Some(only) = only else { return false };
    let named = if only.as_object().is_ok() { field(only, "refs") } else { Some(only) };
    let Some(named) = named else { return false };
    let named = if named.as_array().is_ok() { items(named) } else { std::slice::from_ref(named) };
    let is_late_name = |name: &str| !(EARLY.contains(&name) || name.starts_with('/') || name.contains('$'));
    !named.is_empty() && named.iter().all(|own| text(own).is_some_and(is_late_name))
}

/// Of each alternative one part must be late. What stands in parentheses is not looked into.
fn is_late_condition(condition: &str) -> bool {
    condition.split("||").all(|alternative| alternative.split("&&").any(|part| LATE.is_match(part.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Value {
        Value::from_json_str(json).unwrap()
    }

    #[test]
    fn rules_tell_what_runs_after_a_merge() {
        let table = [
            (r#"[{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]"#, true),
            (r#"[{"if": "$CI_COMMIT_TAG"}, {"when": "never"}]"#, true),
            (r#"[{"if": "$CI_COMMIT_TAG =~ /^v/ && $X"}, {"if": "'main' == $CI_COMMIT_REF_NAME"}]"#, true),
            (r#"[{"if": "$CI_PIPELINE_SOURCE == \"schedule\" || $CI_COMMIT_REF_PROTECTED == 'true'"}]"#, true),
            (r#"[{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", "when": "never"}, {"when": "on_success"}]"#, false),
            (r#"[{"if": "$CI_PIPELINE_SOURCE == 'merge_request_event'"}]"#, false),
            (r#"[{"if": "$CI_COMMIT_TAG == null"}]"#, false),
            (r#"[{"if": "$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH"}]"#, false),
            (r#"[{"if": "$CI_COMMIT_TAG || $CI_COMMIT_BRANCH"}]"#, false),
            (r#"[{"if": "$CI_COMMIT_BRANCH == $BRANCH"}]"#, false),
            (r#"[{"changes": ["src/**"]}]"#, false),
            ("[]", false),
        ];
        for (rules, expected) in table {
            assert_eq!(is_late(Some(&value(rules)), None), expected, "{rules}");
        }
    }

    #[test]
    fn only_tells_what_runs_after_a_merge() {
        let table = [
            (r#"["main", "tags"]"#, true),
            (r#""tags""#, true),
            (r#"{"refs": ["schedules"]}"#, true),
            (r#"["main", "merge_requests"]"#, false),
            (r#"["/^feature/"]"#, false),
            (r#"["branches"]"#, false),
            (r#"{"changes": ["a"]}"#, false),
            ("[]", false),
        ];
        for (only, expected) in table {
            assert_eq!(is_late(None, Some(&value(only))), expected, "{only}");
        }
        assert!(!is_late(None, None));
    }
}
