//! Dangerous-Workflow: none of the workflows may check out or run what a stranger wrote, with the rights of the repository.

use crate::ossf::check::Check;
use crate::ossf::workflow::{self, Exec, Flow, Workflow};

const NAME: &str = "Dangerous-Workflow";

/// Fields of an event that anybody can write, in pieces that follow each other.
const UNTRUSTED: [&[&str]; 21] = [
    &["issue.title"],
    &["issue.body"],
    &["pull_request.title"],
    &["pull_request.body"],
    &["discussion.title"],
    &["discussion.body"],
    &["comment.body"],
    &["review.body"],
    &["review_comment.body"],
    &["pages", ".page_name"],
    &["commits", ".message"],
    &["head_commit.message"],
    &["head_commit.author.email"],
    &["head_commit.author.name"],
    &["commits", ".author.email"],
    &["commits", ".author.name"],
    &["blocked_user.name"],
    &["blocked_user.email"],
    &["pull_request.head.ref"],
    &["pull_request.head.label"],
    &["pull_request.head.repo.default_branch"],
];

/// The check.
pub(super) fn check(workflows: &[Workflow]) -> Check {
    let flows = match workflow::with_commands(workflows) {
        Ok(flows) if flows.is_empty() => return Check::unknown(NAME, "no workflows found"),
        Ok(flows) => flows,
        Err(fault) => return Check::broken(NAME, &fault),
    };
    let mut details = Vec::new();
    for (path, flow) in &flows {
        match injections(path, flow) {
            Some(found) => details.extend(found),
            None => return Check::broken(NAME, "invalid GitHub workflow"),
        }
    }
    details.extend(flows.iter().flat_map(|(path, flow)| checkouts(path, flow)));
    if details.is_empty() {
        return Check::new(NAME, 10, "no dangerous workflow patterns detected");
    }
    Check::new(NAME, 0, "dangerous workflow patterns detected").with(details)
}

/// Places where a script holds an expression that a stranger can write; none where an expression is not closed.
fn injections(path: &str, flow: &Flow) -> Option<Vec<String>> {
    let mut details = Vec::new();
    for step in flow.jobs.iter().flat_map(|job| &job.steps) {
        let Exec::Run { script: Some(script), .. } = &step.exec else { continue };
        let mut rest = script.text.as_str();
        while let Some((_, behind)) = rest.split_once("${{") {
            let end = behind.find("}}")?;
            let expression = behind.get(..end).unwrap_or("");
            if is_untrusted(expression) {
                details.push(format!(
                    "Warn: script injection with untrusted input '{expression}': {path}:{}",
                    script.line
                ));
            }
            rest = behind.get(end..).unwrap_or("");
        }
    }
    Some(details)
}

fn is_untrusted(expression: &str) -> bool {
    expression.contains("github.head_ref")
        || holds_whole_context(expression)
        || expression.contains("github.event.")
            && expression.lines().any(|line| UNTRUSTED.iter().any(|pieces| workflow::in_order(line, pieces)))
}

/// `toJSON(github)` or `toJSON(github.event)`.
fn holds_whole_context(expression: &str) -> bool {
    let lower = expression.to_ascii_lowercase();
    lower.split("tojson").skip(1).any(|rest| {
        let inner =
            rest.trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next().filter(|_| rest.contains(')')));
        inner.is_some_and(|inner| matches!(inner.trim(), "github" | "github.event"))
    })
}

/// Checkouts of what a pull request or another run brings, in a workflow that has rights of its own.
fn checkouts(path: &str, flow: &Flow) -> Vec<String> {
    if !flow.triggers.iter().any(|trigger| matches!(trigger.as_str(), "pull_request_target" | "workflow_run")) {
        return Vec::new();
    }
    let mut details = Vec::new();
    for step in flow.jobs.iter().flat_map(|job| &job.steps) {
        let Exec::Action { uses, with } = &step.exec else { continue };
        let Some(reference) = with.iter().find(|(name, _)| name == "ref").map(|(_, value)| value) else { continue };
        let is_untrusted = ["github.event.pull_request", "github.event.workflow_run"]
            .into_iter()
            .any(|context| reference.contains(context));
        if is_untrusted && uses.as_ref().is_some_and(|uses| uses.text.contains("actions/checkout")) {
            details.push(format!("Warn: untrusted code checkout '{reference}': {path}:{}", step.line));
        }
    }
    details
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_that_strangers_write_are_known() {
        let cases = [
            (" github.event.issue.title ", true),
            ("github.event.pages[0].page_name", true),
            ("github.event.commits[1].author.name", true),
            ("github.head_ref", true),
            ("toJSON( github.event )", true),
            ("toJson(github)", true),
            ("toJSON(github.job)", false),
            ("github.event.number", false),
            ("inputs.issue.title", false),
            ("steps.x.outputs.y", false),
        ];
        for (expression, expected) in cases {
            assert_eq!(is_untrusted(expression), expected, "{expression}");
        }
    }
}
