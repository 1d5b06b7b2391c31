# METADATA
# title: Action that is not allowed
# description: >-
#   A workflow uses an action or a reusable workflow of somebody that the list of allowed ones does not name. Its code runs with
#   the secrets and the token of the job, and nobody has looked at it. Local actions are always allowed.
# related_resources:
#   - ref: https://docs.github.com/en/organizations/managing-organization-settings/disabling-or-limiting-github-actions-for-your-organization
#     description: GitHub, limiting GitHub Actions
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Use what is allowed, or have the action reviewed and added to `allowed`. A few lines of shell often do the same. Keep the
#     list in step with the setting of the organisation, which stops what this rule only reports.
#   controls:
#     owasp_cicd: [CICD-SEC-3, CICD-SEC-8]
#   parameters:
#     allowed:
#       default: []
#       description: Owners (`actions`), repositories (`docker/login-action`) or patterns (`acme/*-action`); empty allows all.
package supply_chain.forbidden_action

import data.lib.github_actions as actions

applies if {
	count(data.karat.parameters.allowed) > 0
	count(actions.remote) > 0
}

deny contains {"message": message, "at": use.at} if {
	applies
	some use in actions.remote
	not _allowed(use)
	message := sprintf("%s is not an allowed action", [use.name])
}

_allowed(use) if {
	some pattern in data.karat.parameters.allowed
	some name in {use.owner, use.repository, use.name}
	glob.match(lower(pattern), ["/"], lower(name))
}
