# METADATA
# title: Foreign code checked out with secrets at hand
# description: >-
#   A workflow that runs with the rights of the base repository (`pull_request_target`, `workflow_run`, `issue_comment`) checks
#   out the code of the pull request. The next step that builds, tests or even installs dependencies runs whatever a
#   stranger put there, with a token that may write and with the secrets. Code in a folder of its own, checked out without
#   credentials, of which the job runs nothing is left out.
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
#     the results as an artifact and treats them as data. `actions/checkout` since version 7 refuses to do it unless
#     `allow-unsafe-pr-checkout` is set; leave that out. If the code must be there, check it out into a folder with
#     `path`, without credentials (`persist-credentials: false`), and run nothing of it.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.pull_request_target_checkout

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_checkouts as checkouts
import data.lib.github_conditions as conditions
import data.lib.github_expressions as expressions
import data.lib.github_flow as flow
import data.lib.github_places as places
import data.lib.github_scripts as scripts

_foreign := concat("", [
	`\bgithub\.head_ref\b|\bgithub\.event\.(number|issue\.number|client_payload\.pull_request|`,
	`pull_request\.(head\b|number|merge_commit_sha)|workflow_run\b|(check_suite|check_run)\b)`,
])

# Outputs of actions that look a pull request up.
_lookups := {
	"8bitjonny/gh-get-current-pr", "alessbell/pull-request-comment-branch", "eficode/resolve-pr-refs",
	"potiuk/get-workflow-origin", "xt0rted/pull-request-comment-branch",
}

deny contains {"message": message, "at": array.concat(entry.path, ["with", name])} if {
	_privileged
	some entry in github.steps
	actions.name_of(entry.step) == "actions/checkout"
	name := [own | some own in ["ref", "repository"]; _is_foreign(entry, actions.input_of(entry.step, own))][0]
	not _is_own(entry)
	not checkouts.is_refused(entry.step)
	not checkouts.is_aside(entry)
	message := sprintf("%s checks out the code of a stranger with the rights of the repository", [entry.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["run"])} if {
	_privileged
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`\b(gh|git|hub)\s`, entry.step.run)
	_fetches(entry)
	not _is_own(entry)
	message := sprintf("%s fetches the code of a stranger with the rights of the repository", [entry.label])
}

_privileged if count(github.triggers & {"issue_comment", "pull_request_target", "workflow_run"}) > 0

_is_foreign(_, text) if {
	is_string(text)
	regex.match(`refs/pull/`, text)
}

_is_foreign(entry, text) if {
	is_string(text)
	some body in expressions.bodies(text)
	_is_foreign_body(entry, body)
}

_is_foreign_body(_, body) if regex.match(_foreign, expressions.normal(body))

_is_foreign_body(entry, body) if {
	some context in expressions.contexts(body)
	regex.match(`^(env|matrix|needs|steps)\.`, context)
	places.in_step(entry, context) in _reached
}

_is_foreign_body(entry, body) if {
	some groups in regex.find_all_string_submatch_n(`\bsteps\.([a-z0-9_-]+)\.outputs\.`, expressions.normal(body), -1)
	some other in github.steps
	other.job == entry.job
	lower(other.step.id) == groups[1]
	actions.name_of(other.step) in _lookups
}

_reached := flow.reached_from(_foreign)

_fetches(entry) if regex.match(`\b(gh|hub)\s+pr\s+checkout\b`, entry.step.run)

_fetches(entry) if {
	some command in checkouts.unpacking(entry)
	_names_foreign(entry, command)
}

_names_foreign(_, command) if regex.match(`\bpull/`, command)

_names_foreign(entry, command) if _is_foreign(entry, command)

_names_foreign(entry, command) if {
	some name in scripts.variables_of(command)
	some environment in entry.env
	some key, value in environment
	lower(key) == name
	is_string(value)
	_is_foreign(entry, value)
}

# A condition that leaves forks out, or that names the author, leaves strangers out.
_is_own(entry) if {
	some holder in [entry.step, github.jobs[entry.job]]
	is_string(holder["if"])
	conditions.leaves_strangers_out(holder["if"])
}
