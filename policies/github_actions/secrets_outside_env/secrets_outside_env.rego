# METADATA
# title: Secret that no environment guards
# description: >-
#   A job uses secrets and names no `environment`, so that they are secrets of the repository or the organisation: every workflow of
#   every branch may read them, also one that somebody with the right to push has just written. Those of an environment are given
#   out only to the branches, and after the reviews, that its rules ask for.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments
#     description: GitHub, managing environments
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information
#     description: GitHub, secure use reference
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Make an environment with the branches that may use it, move the secret there, delete it from the repository, and name the
#     environment in the job: `environment: production`. Secrets that may be read by any branch stand in the parameter `allowed`.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
#   parameters:
#     allowed:
#       default: []
#       description: Names of secrets that need no environment, such as CODECOV_TOKEN.
package github_actions.secrets_outside_env

import data.lib.github
import data.lib.github_expressions as expressions

# Secrets of an environment reach a workflow that is called only where its caller hands on all that it has.
deny contains {"message": message, "at": first, "words": words} if {
	not "workflow_call" in github.triggers
	some id, job in github.jobs
	object.get(job, "environment", null) == null
	object.get(job, "uses", null) == null
	uses := _uses(id, job)
	first := min(object.keys(uses))
	words := regex.find_n(_spelling(min(uses[first])), object.get(input, first, ""), 1)
	message := sprintf("job %q uses secrets without an environment: %s", [id, concat(", ", {name | some names in uses; some name in names})])
}

# A secret in all ways to write it.
_spelling(name) := sprintf(`(?i)\bsecrets\s*(?:\.\s*|\[\s*')%s\b`, [name])

# The secrets that each place of a job uses.
_uses(id, job) := {at: names |
	walk(job, [path, text])
	is_string(text)
	contains(text, "${{")
	names := {name |
		some body in expressions.bodies(text)
		some name in _names(body)
	}
	count(names) > 0
	at := array.concat(["jobs", id], path)
}

_names(body) := {name |
	contains(lower(body), "secrets")
	some found in regex.find_all_string_submatch_n(
		`(?:^|[^\w.-])secrets(?:\.([a-z0-9_-]+)|\s*[\[,)]|\.\*|\s*$)`,
		regex.replace(expressions.dotted(body), `'[^']*'`, "''"),
		-1,
	)
	name := _name(found[1])
	not lower(name) in _allowed
}

_name("") := "all of them"

_name(written) := upper(written) if written != ""

_allowed := {"github_token"} | {lower(name) | some name in data.karat.parameters.allowed; is_string(name)}
