# METADATA
# title: Registry password in the workflow
# description: >-
#   A job gives the password of a container registry as plain text, for its container, for a service or when it logs in. Everybody
#   who can read the repository can read it, now and in every old commit, and pull or push images with it.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainercredentials
#     description: GitHub, credentials of a container
# custom:
#   severity: high
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Revoke the password first; it stays in the history. Put the new one into a secret and write
#     `password: ${{ secrets.REGISTRY_PASSWORD }}`. For ghcr.io take `${{ github.token }}`, for the clouds their login actions
#     with OIDC.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.hardcoded_credentials

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions

# Actions that log in to a registry, and their input for the password.
_logins := {
	"azure/docker-login": "password",
	"docker/login-action": "password",
	"redhat-actions/podman-login": "password",
}

deny contains {"message": message, "at": array.concat(container.at, ["credentials", "password"])} if {
	some container in github.containers
	is_object(container.value)
	environments := [object.get(holder, "env", {}) | some holder in [container.job, input]]
	_is_written(container.value.credentials.password, environments)
	message := sprintf("%s has the password of its registry in plain text", [container.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["with", name])} if {
	some entry in github.steps
	name := _logins[actions.name_of(entry.step)]
	_is_written(entry.step["with"][name], entry.env)
	message := sprintf("%s has the password of a registry in plain text", [entry.label])
}

_is_written(value, _) if _is_literal(value)

_is_written(value, environments) if _is_literal(expressions.variable(value, environments))

# A text that an expression gives, or falls back to.
_is_written(value, _) if {
	is_string(value)
	some written in expressions.bodies(value)
	body := regex.replace(written, `\[[^\[\]]*\]`, "[]")
	regex.match(`(^|\|\||&&)\s*'[^']+'\s*($|\|\|)`, trim_space(body))
}

_is_literal(value) if {
	is_string(value)
	trim_space(value) != ""
	not contains(value, "${{")
}

_is_literal(value) if is_number(value)
