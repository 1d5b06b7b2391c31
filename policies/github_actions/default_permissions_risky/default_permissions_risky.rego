# METADATA
# title: Risky event with the default permissions
# description: >-
#   The workflow runs on what a stranger writes, such as a comment or a pull request from a fork, and a job of it takes the rights
#   of its token from the settings of the repository. There the default may be to write everything, also code and packages, so
#   that a mistake in the job is worth a takeover. The settings can change without anybody looking at this file.
# related_resources:
#   - ref: https://docs.github.com/en/actions/tutorials/authenticate-with-github_token#modifying-the-permissions-for-the-github_token
#     description: GitHub, permissions of the GITHUB_TOKEN
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions
#     description: OpenSSF Scorecard, Token-Permissions
# custom:
#   severity: high
#   kinds: [github_workflow]
#   remediation: >-
#     Write `permissions: {}` at the top and give the job what it needs, for a comment `pull-requests: write` and nothing else.
#     The log of a run names the rights of its token under "Set up job".
#   controls:
#     openssf_scorecard: [Token-Permissions]
#     owasp_cicd: [CICD-SEC-4, CICD-SEC-5]
package github_actions.default_permissions_risky

import data.lib.fix
import data.lib.github

_risky := {"discussion", "discussion_comment", "issue_comment", "issues", "pull_request_target"}

deny contains {"message": message, "at": ["jobs", id], "fix": remedy} if {
	some event in [sort(github.triggers & _risky)[0]]
	not "permissions" in object.keys(input)
	some id, job in github.jobs
	not "permissions" in object.keys(job)
	message := sprintf("job %q runs on %s with the default rights of its token", [id, event])
	remedy := fix.unsafe("Let the token read only", [fix.set(["permissions"], {"contents": "read"})])
}
