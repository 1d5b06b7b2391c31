//! Packaging: a workflow that publishes. Scorecard's service also wants a run of it that succeeded.

use crate::ossf::check::{Basis, Check};
use crate::ossf::workflow::{Pattern, Workflow, jobs_match};

const NAME: &str = "Packaging";

/// Workflows that publish packages, as Scorecard knows them: a job has a step for each pattern of a line.
const PUBLISHING: [&[Pattern]; 15] = [
    &[
        Pattern::With("actions/setup-node", "registry-url", "https://registry.npmjs.org"),
        Pattern::Run(&["npm", "publish"]),
    ],
    &[Pattern::Uses("actions/setup-java"), Pattern::Run(&["mvn", "deploy"])],
    &[Pattern::Uses("actions/setup-java"), Pattern::Run(&["gradle", "publish"])],
    &[Pattern::Run(&["sbt", "ci-release"])],
    &[Pattern::Run(&["gem", "push"])],
    &[Pattern::Run(&["nuget", "push"])],
    &[Pattern::Run(&["docker", "push"])],
    &[Pattern::Uses("docker/build-push-action")],
    &[Pattern::Uses("pypa/gh-action-pypi-publish")],
    &[Pattern::Uses("relekang/python-semantic-release")],
    &[Pattern::Uses("goreleaser/goreleaser-action")],
    &[Pattern::Run(&["cargo", "publish"])],
    // Both names of one action, so that it never matches; Scorecard's table says so.
    &[Pattern::Uses("imjasonh/setup-ko"), Pattern::Uses("ko-build/setup-ko")],
    &[Pattern::Run(&["npx", "semantic-release"])],
    &[Pattern::Uses("erlef/setup-elixir"), Pattern::Run(&["hex", "publish"])],
];

/// The check.
pub(super) fn check(workflows: &[Workflow]) -> Check {
    for workflow in workflows {
        let flow = match &workflow.flow {
            Ok(flow) => flow,
            Err(fault) => return Check::broken(NAME, fault),
        };
        if let Some(job) = jobs_match(flow, &PUBLISHING) {
            let text = "Info: Project packages its releases by way of GitHub Actions.";
            let details = vec![format!("{text}: {}:{}", workflow.path, job.line)];
            return Check::new(NAME, 10, "packaging workflow detected").with(details).on(Basis::UpperBound);
        }
    }
    let details = vec!["Warn: no GitHub/GitLab publishing workflow detected.".to_owned()];
    Check::unknown(NAME, "packaging workflow not detected").with(details)
}

/// Whether a workflow publishes packages.
pub(super) fn is_publishing(flow: &crate::ossf::workflow::Flow) -> bool {
    jobs_match(flow, &PUBLISHING).is_some()
}
