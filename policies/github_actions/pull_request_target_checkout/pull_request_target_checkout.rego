# METADATA
# title: Foreign code checked out with secrets at hand
# description: >-
#   A workflow that runs with the rights of the base repository (`pull_request_target`, `workflow_run`, `issue_comment`) checks
#   out the code of the pull request. The next step that builds, tests or even installs dependencies runs whatever a
#   stranger put there, with a token that may write and with the secrets. What the workflow hands to actions and reusable
#   workflows of the repository is followed. Code in a folder of its own, checked out without credentials, of which the job runs
#   nothing is left out.
# related_resources:
#   - ref: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
#     description: GitHub Security Lab, preventing pwn requests
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow
#     description: OpenSSF Scorecard, Dangerous-Workflow
# custom:
#   severity: critical
#   kinds: [github_workflow, repository]
#   documents: [github_action, github_workflow]
#   needs_documents: true
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

deny contains object.remove(found, ["entry"]) if {
	some found in (_checked_out | _fetched)
	count(_asking(found.entry)) == 0
}

unknown contains {"message": message, "at": found.at} if {
	some found in (_checked_out | _fetched)
	some asking in _asking(found.entry)
	message := sprintf("%s, unless %s, which asks where a pull request comes from, leaves forks out", [found.message, asking])
}

_askers := checkouts.askers(github.steps)

_asking(entry) := checkouts.asking(_askers, entry, github.jobs[entry.job], {condition |
	some holder in [entry.step, github.jobs[entry.job]]
	condition := holder["if"]
	is_string(condition)
})

_checked_out contains {"message": message, "at": array.concat(entry.path, ["with", name]), "entry": entry} if {
	_privileged
	some entry in github.steps
	actions.name_of(entry.step) == "actions/checkout"
	name := [own | some own in ["ref", "repository"]; _is_foreign(entry, actions.input_of(entry.step, own))][0]
	not _is_own(entry.step, github.jobs, entry.job, github.triggers)
	not checkouts.is_refused(entry.step, github.triggers)
	not checkouts.is_aside(entry)
	message := sprintf("%s checks out the code of a stranger with the rights of the repository", [entry.label])
}

_fetched contains {"message": message, "at": at, "words": words, "entry": entry} if {
	_privileged
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`\b(gh|git|hub)\s`, entry.step.run)
	some command in _fetching(entry)
	not _is_own(entry.step, github.jobs, entry.job, github.triggers)
	at := array.concat(entry.path, ["run"])
	words := scripts.words_of(command)
	message := sprintf("%s fetches the code of a stranger with the rights of the repository", [entry.label])
}

# What a workflow hands to others of the repository.
deny contains {"message": message, "at": array.concat(entry.path, ["with", name])} if {
	some call in _handing_over
	some entry in places.steps
	actions.name_of(entry.step) == "actions/checkout"
	name := [own | some own in ["ref", "repository"]; _is_handed(entry, call, actions.input_of(entry.step, own))][0]
	some document in places.documents
	document.name == entry.document
	not _is_own(entry.step, github.jobs_of(document.value), object.get(entry, "job", ""), call.triggers)
	not checkouts.is_refused(entry.step, call.triggers)
	not _is_aside(entry, document.value, call)
	message := sprintf("%s checks out the code of a stranger with the rights that %s has", [entry.label, call.document])
}

_rights := {"issue_comment", "pull_request_target", "workflow_run"}

_privileged if count(github.triggers & _rights) > 0

# Calls of a workflow with rights that hand a place of foreign code on, with the places that it gets to
# and the whole of who calls.
_handing_over := [object.union(call, more) |
	flow.crosses
	some call in flow.calls
	some caller in places.documents
	caller.name == call.document
	triggers := github.triggers_of(caller.value)
	count(triggers & _rights) > 0
	inputs := {sprintf("%s#inputs.%s", [call.target.name, lower(name)]) |
		some name, text in places.object_of(call.holder, "with")
		_is_foreign_in(call, text)
	}
	count(inputs) > 0
	not _is_own(call.holder, github.jobs_of(caller.value), call.job, triggers)
	more := {"triggers": triggers, "reached": flow.reached(inputs), "caller": caller.value}
]

_is_foreign_in(_, text) if {
	is_string(text)
	some body in expressions.bodies(text)
	regex.match(_foreign, expressions.normal(body))
}

_is_foreign_in(call, text) if {
	is_string(text)
	some context in expressions.pasted(text)
	regex.match(`^(env|matrix|needs|steps)\.`, context)
	places.of(call.scope, call.own, call.env, context) in _reached
}

_is_handed(entry, call, text) if {
	is_string(text)
	some context in expressions.pasted(text)
	places.in_step(entry, context) in call.reached
}

# What stands beside a step of an action is the job that calls it.
_is_aside(entry, document, call) if {
	checkouts.is_aside_in(entry, [github.jobs_of(document)[entry.job], document], _steps_of[entry.document])
} else if {
	document.runs
	beside := [other | some other in _steps_of[call.document]; object.get(other, "job", "") == call.job]
	checkouts.is_aside_in(
		entry,
		[object.get(github.jobs_of(call.caller), call.job, {}), call.caller],
		array.concat(_steps_of[entry.document], beside),
	)
}

_steps_of[document.name] := [entry | some entry in places.steps; entry.document == document.name] if {
	some document in places.documents
}

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
	pattern := `\bsteps\.([a-z0-9_-]+)\.outputs\.([a-z0-9_-]+)(\b[^|&]*)`
	some groups in regex.find_all_string_submatch_n(pattern, expressions.normal(body), -1)
	some other in github.steps
	other.job == entry.job
	lower(other.step.id) == groups[1]
	_looks_up(other.step, groups[2], groups[3])
}

# Whether an output of a step, or what is taken of it, names the code of a pull request that the step looked up.
_looks_up(step, _, _) if actions.name_of(step) in _lookups

_looks_up(step, output, _) if {
	actions.name_of(step) == "actions/github-script"
	script := actions.input_of(step, "script")
	is_string(script)
	regex.match(`\bpulls\.(get|list)\b|/pulls/`, script)
	regex.match(`\bhead`, script)
	not regex.match(sprintf(`(?i)\bsetOutput\(\s*['"]%s['"]\s*,[^;\n]*\bbase`, [output]), script)
}

_looks_up(step, _, rest) if {
	actions.name_of(step) == "octokit/request-action"
	route := actions.input_of(step, "route")
	is_string(route)
	contains(route, "/pulls/")
	contains(rest, ".head.")
}

_reached := flow.reached_from(_foreign)

# The commands of a step that fetch the code of a stranger.
_fetching(entry) := {command | some command in regex.find_n(`\b(?:gh|hub)\s+pr\s+checkout\b`, entry.step.run, -1)} | {command |
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

# A condition that leaves forks out, that names the author or waits for the merge leaves strangers out. So does one of a job that
# this one needs, and one that leaves the events out which have the rights.
_is_own(holder, jobs, job, triggers) if {
	some condition in (conditions.required_by(jobs, job) | {condition | condition := holder["if"]; is_string(condition)})
	_is_for_known(condition, triggers & _rights)
}

_is_for_known(condition, _) if conditions.leaves_strangers_out(condition)

_is_for_known(condition, _) if conditions.needs_a_merge(condition)

# Who asks for the head of a pull request in a job for pushes alone is mistaken about when it runs, and is told.
_is_for_known(condition, events) if {
	conditions.leaves_events_out(condition, events)
	contains(condition, "pull_request")
}
