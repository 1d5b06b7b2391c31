# METADATA
# title: Token of an app that reaches too far
# description: >-
#   `actions/create-github-app-token` makes a token with all permissions that the app was ever given, for all repositories of an
#   owner, or one that stays valid for an hour after the job. A step that is taken over, or a log that shows the token, then gives
#   away more than the job needed, and for longer.
# related_resources:
#   - ref: https://github.com/actions/create-github-app-token#inputs
#     description: actions/create-github-app-token, inputs
#   - ref: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app
#     description: GitHub, installation access tokens
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Say what the token is for: `permission-contents: read` and so on, one input a permission, and beside `owner` the
#     `repositories` that it is for. Leave `skip-token-revoke` out, so that the token ends with the job.
#   controls:
#     owasp_cicd: [CICD-SEC-5]
package github_actions.github_app_token

import data.lib.fix
import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_inputs as inputs

deny contains {"message": message, "at": array.concat(entry.path, ["uses"])} if {
	some entry in _entries
	count(_permissions(entry.step)) == 0
	message := sprintf("%s makes a token with all permissions of the app", [entry.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["with", key])} if {
	some entry in _entries
	_gives(entry.step, "owner")
	not _gives(entry.step, "repositories")
	not _is_for_organisations(_permissions(entry.step))
	key := actions.input_key(entry.step, "owner")
	message := sprintf("%s makes a token for all repositories of the owner", [entry.label])
}

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in _entries
	some name in {"skip-token-revoke", "skip_token_revoke"}
	some value in _values(entry, name)
	_is_on(value)
	at := array.concat(entry.path, ["with", actions.input_key(entry.step, name)])
	message := sprintf("%s makes a token that outlives the job", [entry.label])
	remedy := fix.unsafe("Revoke the token when the job ends", [fix.remove_entry(at, entry.step["with"])])
}

unknown contains {"message": message, "at": at} if {
	some entry in _entries
	some name in {"skip-token-revoke", "skip_token_revoke"}
	some value in _values(entry, name)
	inputs.is_open(value)
	not _is_on(value)
	at := array.concat(entry.path, ["with", actions.input_key(entry.step, name)])
	message := sprintf("whether the token of %s outlives the job depends on %s", [entry.label, value])
}

# The steps whose inputs are written one by one, or not at all.
_entries := [entry |
	some entry in github.steps
	actions.name_of(entry.step) == "actions/create-github-app-token"
	is_object(object.get(entry.step, "with", {}))
]

_permissions(step) := {lower(key) |
	some key, _ in step["with"]
	is_string(key)
	startswith(lower(key), "permission-")
}

# Permissions on the organisation itself, which no list of repositories narrows.
_is_for_organisations(permissions) if {
	count(permissions) > 0
	every permission in permissions {
		regex.match(`^permission-(members|organization-.+|enterprise-.+|custom-properties-for-organizations)$`, permission)
	}
}

_gives(step, name) if {
	value := actions.input_of(step, name)
	not value in {"", null}
}

_values(entry, name) := {value} if {
	value := actions.input_of(entry.step, name)
	not inputs.is_open(value)
} else := values if {
	values := inputs.possible(object.get(input, ["jobs", object.get(entry, "job", "")], {}), actions.input_of(entry.step, name))
	count(values) > 0
} else := {actions.input_of(entry.step, name)}

_is_on(value) if github.is_on(value)

# An expression that compares is true in some runs.
_is_on(value) if {
	inputs.is_open(value)
	regex.match(`==|!=|&&|\|\||\b(contains|startsWith|endsWith)\(`, value)
}
