# METADATA
# title: Pull requests run on one's own machine
# description: >-
#   A job of a workflow that runs for pull requests uses a self-hosted runner. Whoever opens a pull request gives it code to run
#   there, can stay on the machine after the job and reach what the machine reaches. A condition in the job does not help with
#   `pull_request`: the workflow is taken from the pull request too, and its author can change it. Left out are machines that
#   only a copy of the repository has, such as `endsWith(github.repository, '-enterprise') && 'self-hosted'`, and labels of one's
#   own choice without `self-hosted`, since GitHub's larger runners have such, too.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
#     description: GitHub, hardening for self-hosted runners
#   - ref: https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/use-in-a-workflow
#     description: GitHub, labels of self-hosted runners
# custom:
#   severity: high
#   kinds: [github_workflow]
#   remediation: >-
#     Run pull requests on runners of GitHub and keep the self-hosted one for `push` to protected branches, in a workflow of
#     its own and a runner group that only that workflow may use. In a private repository, use runners that live for one job.
#   controls:
#     owasp_cicd: [CICD-SEC-4, CICD-SEC-7]
package github_actions.pr_on_self_hosted

import data.lib.github
import data.lib.github_runners as runners

_events := {"pull_request", "pull_request_review", "pull_request_review_comment", "pull_request_target"}

deny contains {"message": message, "at": runner.at} if {
	some event in [sort(github.triggers & _events)[0]]
	some runner in runners.self_hosted
	runner.reason == "self-hosted"
	message := sprintf("%s runs on a self-hosted runner for %s", [runner.label, event])
}

unknown contains runner.finding if {
	count(github.triggers & _events) > 0
	some runner in array.concat(runners.undecided, runners.grouped)
}
