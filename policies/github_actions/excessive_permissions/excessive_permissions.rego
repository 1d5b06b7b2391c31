# METADATA
# title: Workflow token with more rights than needed
# description: >-
#   The workflow leaves the rights of its token to the repository's default, grants a right to write to every job at once, or
#   asks for `write-all`. Any step that is taken over, also in a job that only runs tests, can then push code or publish
#   packages. A workflow that is only ever called takes its rights from the caller and is left out.
# related_resources:
#   - ref: https://docs.github.com/en/actions/tutorials/authenticate-with-github_token#modifying-the-permissions-for-the-github_token
#     description: GitHub, permissions of the GITHUB_TOKEN
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions
#     description: OpenSSF Scorecard, Token-Permissions
# custom:
#   severity: medium
#   kinds: [github_workflow]
#   remediation: >-
#     Put `permissions: {contents: read}` (or `{}`) at the top and give the one job that writes its own `permissions`. What is not
#     named there is none, so start small and add what the log asks for.
#   controls:
#     openssf_scorecard: [Token-Permissions]
#     owasp_cicd: [CICD-SEC-5]
package github_actions.excessive_permissions

import data.lib.github

# Rights that change what is built, published or trusted. Writing to issues and pull requests is left to their jobs' authors.
_dangerous := {
	"actions", "artifact-metadata", "attestations", "checks", "contents", "deployments", "id-token", "packages", "pages",
	"security-events", "statuses",
}

deny contains {"message": message, "at": place.at} if {
	not "permissions" in object.keys(input)
	github.triggers != {"workflow_call"}
	some place in _undeclared
	message := sprintf("%s leaves its token to the repository's default", [place.label])
}

# The workflow as a whole where no job says anything, else the jobs that do not.
_undeclared := [{"label": "workflow", "at": []}] if {
	count(github.jobs) > 0
	count(_silent) == count(github.jobs)
} else := [{"label": sprintf("job %q", [id]), "at": ["jobs", id]} | some id in _silent]

_silent := [id | some id, job in github.jobs; not "permissions" in object.keys(job)]

deny contains {"message": message, "at": ["permissions", scope]} if {
	is_object(input.permissions)
	some scope, access in input.permissions
	access == "write"
	scope in _dangerous
	message := sprintf("workflow grants %s: write to all of its jobs", [scope])
}

deny contains {"message": message, "at": place.at} if {
	some place in array.concat(_workflow, _jobs)
	place.value == "write-all"
	message := sprintf("%s asks for every right there is", [place.label])
}

_workflow := [{"label": "workflow", "value": input.permissions, "at": ["permissions"]} | input.jobs]

_jobs := [{"label": sprintf("job %q", [id]), "value": job.permissions, "at": ["jobs", id, "permissions"]} |
	some id, job in github.jobs
]
