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

import data.lib.fix
import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_releases as releases
import data.lib.github_scripts as scripts

# Rights that change what is built, published or trusted. Writing to issues and pull requests is left to their jobs' authors.
_dangerous := {
	"actions", "artifact-metadata", "attestations", "checks", "contents", "deployments", "id-token",
	"packages", "pages",
	"security-events", "statuses",
}

deny contains {"message": message, "at": place.at, "fix": remedy} if {
	not "permissions" in object.keys(input)
	github.triggers != {"workflow_call"}
	some place in _undeclared
	message := sprintf("%s leaves its token to the repository's default", [place.label])
	edit := fix.set(array.concat(place.at, ["permissions"]), {"contents": "read"})
	remedy := fix.unsafe("Let the token read only", [edit])
}

# The workflow as a whole where no job says anything, else the jobs that do not.
_undeclared := [{"label": "workflow", "at": []}] if {
	count(github.jobs) > 0
	count(_silent) == count(github.jobs)
} else := [{"label": sprintf("job %q", [id]), "at": ["jobs", id]} | some id in _silent]

_silent := [id | some id, job in github.jobs; not "permissions" in object.keys(job)]

deny contains {"message": message, "at": ["permissions", scope], "fix": remedy} if {
	is_object(input.permissions)
	some scope, access in input.permissions
	access == "write"
	scope in _dangerous
	not _is_used_by_the_only_job(scope)
	message := sprintf("workflow grants %s: write to all of its jobs", [scope])
	less := object.get({"id-token": "none"}, scope, "read")
	remedy := fix.unsafe(sprintf("Grant %s: %s", [scope, less]), [fix.set(["permissions", scope], less)])
}

# A workflow of one job may say at the top what that job evidently does.
_is_used_by_the_only_job(scope) if {
	count(github.jobs) == 1
	some step in releases.steps
	step.what in _published[scope]
}

_is_used_by_the_only_job(scope) if {
	count(github.jobs) == 1
	some use in actions.remote
	regex.match(_writers[scope], use.name)
}

_is_used_by_the_only_job("contents") if {
	count(github.jobs) == 1
	some command in scripts.commands
	regex.match(`^(\w+=\S*\s+)*git\s+(-[cC]\s+\S+\s+|-\S+\s+)*push\b`, command.text)
}

_published := {
	"contents": {"release"},
	"id-token": {"PyPI", "RubyGems", "crates.io", "npm"},
	"packages": {"image", "npm"},
}

# Actions that cannot do their work without the right.
_writers := {
	"actions": `^styfle/cancel-workflow-action$`,
	"attestations": `^actions/attest`,
	"checks": `^(dorny/test-reporter|mikepenz/action-junit-report|reviewdog/)`,
	"contents": concat("", [
		`^(peter-evans/create-pull-request|stefanzweifel/git-auto-commit-action|peaceiris/actions-gh-pages|`,
		`jamesives/github-pages-deploy-action|googleapis/release-please-action|release-drafter/|changesets/action)`,
	]),
	"deployments": `^(bobheadxi/deployments|chrnorm/)`,
	"id-token": concat("", [
		`^(actions/(attest|deploy-pages)|aws-actions/configure-aws-credentials|azure/login|google-github-actions/auth|`,
		`sigstore/|ossf/scorecard-action|codecov/codecov-action|rust-lang/crates-io-auth-action|nuget/login)`,
	]),
	"pages": `^actions/(deploy-pages|configure-pages)$`,
	"security-events": concat("", [
		`^(github/codeql-action/|ossf/scorecard-action|haskell-actions/hlint-scan|zizmorcore/zizmor-action|`,
		`anchore/scan-action|returntocorp/semgrep-action)`,
	]),
}

deny contains {"message": message, "at": place.at, "fix": remedy} if {
	some place in array.concat(_workflow, _jobs)
	place.value == "write-all"
	message := sprintf("%s asks for every right there is", [place.label])
	remedy := fix.unsafe("Ask for the right to read", [fix.set(place.at, "read-all")])
}

_workflow := [{"label": "workflow", "value": input.permissions, "at": ["permissions"]} | input.jobs]

_jobs := [{"label": sprintf("job %q", [id]), "value": job.permissions, "at": ["jobs", id, "permissions"]} |
	some id, job in github.jobs
]
