# METADATA
# title: Foreign code checked out with secrets at hand
# description: >-
#   A workflow that runs with the rights of the base repository (`pull_request_target`, `workflow_run`, `issue_comment`) checks
#   out the code of the pull request. The next step that builds, tests or even installs dependencies runs whatever a
#   stranger put there, with a token that may write and with the secrets.
# related_resources:
#   - ref: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
#     description: GitHub Security Lab, preventing pwn requests
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow
#     description: OpenSSF Scorecard, Dangerous-Workflow
# custom:
#   severity: critical
#   kinds: [github_workflow]
#   remediation: >-
#     Build and test on `pull_request`, which has no secrets. Do what needs them in a second workflow on `workflow_run` that takes
#     the results as an artifact and treats them as data. If the code must be there, check it out into a folder and run nothing
#     of it.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.pull_request_target_checkout

import data.lib.github
import data.lib.github_expressions as expressions

_foreign := concat("", [
	`github\.head_ref|refs/pull/|`,
	`github\.event\.(number|issue\.number|client_payload\.pull_request|`,
	`pull_request\.(head\b|number|merge_commit_sha)|workflow_run\b|(check_suite|check_run)\b)`,
])

_fetched := `gh\s+pr\s+checkout|git\s+(fetch|pull)\s[^\n;&|]*\bpull/`

deny contains {"message": message, "at": at} if {
	_privileged
	some entry in github.steps
	is_string(entry.step.uses)
	startswith(lower(entry.step.uses), "actions/checkout@")
	some name in ["ref", "repository"]
	value := entry.step["with"][name]
	is_string(value)
	regex.match(_foreign, expressions.normal(value))
	message := sprintf("%s checks out the code of a stranger with the rights of the repository", [entry.label])
	at := array.concat(entry.path, ["with", name])
}

deny contains {"message": message, "at": array.concat(entry.path, ["run"])} if {
	_privileged
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(_fetched, entry.step.run)
	message := sprintf("%s fetches the code of a stranger with the rights of the repository", [entry.label])
}

_privileged if count(github.triggers & {"issue_comment", "pull_request_target", "workflow_run"}) > 0
