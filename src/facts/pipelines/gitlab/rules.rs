//! When jobs of GitLab run, as far as `rules` and `only` say it.

use regorus::Value;

use crate::facts::reading::{items, text};
use crate::model::field::field;

/// What starts a pipeline and is no push and no merge request.
/// <https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable>
const SOURCES: [&str; 6] = ["api", "chat", "pipeline", "schedule", "trigger", "web"];
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
    condition.split("||").all(|alternative| alternative.split("&&").any(|part| is_late_part(part.trim())))
}

/// Whether a comparison holds for no branch of a change: it asks for a branch by its name, for a tag, or for what no push starts.
fn is_late_part(part: &str) -> bool {
    let is_tag = |text: &str| variable(text) == Some("CI_COMMIT_TAG");
    if let Some((one, other)) = part.split_once("==") {
        return is_late_value(one, other) || is_late_value(other, one);
    }
    if let Some((one, _)) = part.split_once("=~") {
        return is_tag(one);
    }
    match part.split_once("!=") {
        Some((one, other)) => is_tag(one) && matches!(other.trim(), "null" | "\"\"" | "''"),
        None => is_tag(part),
    }
}

fn is_late_value(name: &str, value: &str) -> bool {
    match variable(name) {
        Some("CI_COMMIT_BRANCH" | "CI_COMMIT_REF_NAME") => {
            variable(value) == Some("CI_DEFAULT_BRANCH")
                || quoted(value).is_some_and(|name| !name.is_empty() && !name.contains('$'))
        }
        Some("CI_PIPELINE_SOURCE") => quoted(value).is_some_and(|source| SOURCES.contains(&source)),
        Some("CI_COMMIT_REF_PROTECTED") => quoted(value) == Some("true"),
        _ => false,
    }
}

/// The name in `$NAME` or `${NAME}`.
fn variable(text: &str) -> Option<&str> {
    let name = text.trim().strip_prefix('$')?;
    Some(name.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(name))
}

fn quoted(text: &str) -> Option<&str> {
    let text = text.trim();
    ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
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
