# METADATA
# title: Checkout leaves its token on disk
# description: >-
#   `actions/checkout` keeps the token that it fetched with on the disk, unless it is told not to: up to version 5 in
#   `.git/config`, since version 6 in a file of `RUNNER_TEMP` that this one includes. Every later step of the job can read it
#   there, also a build script or a test that a dependency brought along. Up to version 5 an artifact of the whole folder
#   carries it away, too.
# related_resources:
#   - ref: https://github.com/actions/checkout#usage
#     description: actions/checkout, persist-credentials
#   - ref: https://github.com/actions/checkout/pull/2286
#     description: actions/checkout, credentials in a file of their own since version 6
#   - ref: https://unit42.paloaltonetworks.com/github-repo-artifacts-leak-tokens/
#     description: Unit 42, tokens in artifacts
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Set `persist-credentials: false` with every checkout. A job that pushes needs the token: say so with
#     `persist-credentials: true` there, and let that job do nothing else.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.artipacked

import data.lib.fix
import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_inputs as inputs
import data.lib.github_scripts as scripts
import data.lib.placeholders

deny contains {"message": message, "at": place.at, "fix": remedy} if {
	some entry in github.steps
	actions.name_of(entry.step) == "actions/checkout"
	place := _kept(entry)
	message := sprintf("%s leaves its token where every later step can read it", [entry.label])
	remedy := fix.unsafe("Do not keep the token", [fix.set(array.concat(entry.path, ["with", "persist-credentials"]), false)])
}

unknown contains placeholders.finding(what, trim_space(value), array.concat(entry.path, ["with", "persist-credentials"])) if {
	some entry in github.steps
	actions.name_of(entry.step) == "actions/checkout"
	value := actions.input_of(entry.step, "persist-credentials")
	inputs.is_open(value)
	not _kept(entry)
	_may_be_on(inputs.possible(object.get(github.jobs, object.get(entry, "job", ""), {}), value))
	not _pushes(entry)
	what := sprintf("persist-credentials of %s", [entry.label])
}

_may_be_on(values) if {
	some value in values
	inputs.is_open(value)
}

_may_be_on(values) if {
	some value in values
	github.is_on(value)
}

_kept(entry) := {"at": array.concat(entry.path, ["with", "persist-credentials"])} if {
	value := actions.input_of(entry.step, "persist-credentials")
	_may_hold(value)
	not _pushes(entry)
} else := {"at": array.concat(entry.path, ["uses"])} if {
	not _is_said(entry.step)
}

_is_said(step) if {
	is_object(step["with"])
	some name, _ in step["with"]
	lower(name) == "persist-credentials"
}

_may_hold(value) if github.is_on(value)

# What is worked out holds in some runs. A context alone may be false in all of them.
_may_hold(value) if {
	is_string(value)
	some body in expressions.bodies(value)
	regex.match(`[=!<>&|]|\btrue\b`, body)
}

_pushes(entry) if {
	some command in scripts.commands
	object.get(command.entry, "job", null) == object.get(entry, "job", null)
	regex.match(`\bgit\s+(-[cC]\s+\S+\s+|-\S+\s+)*push\b`, command.text)
}

_pushes(entry) if {
	some other in github.steps
	object.get(other, "job", null) == object.get(entry, "job", null)
	actions.name_of(other.step) in {
		"ad-m/github-push-action", "changesets/action", "endbug/add-and-commit",
		"peter-evans/create-pull-request",
		"stefanzweifel/git-auto-commit-action",
	}
}
