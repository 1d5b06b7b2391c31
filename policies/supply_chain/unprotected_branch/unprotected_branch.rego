# METADATA
# title: Branch that is not protected
# description: >-
#   A branch that is released from may be changed by one person alone: nobody must approve, no check must pass, history may be
#   rewritten or the branch deleted, or administrators are left out. One stolen account is then enough to ship code. Judged from
#   an imported dump of what the platform says.
# related_resources:
#   - ref: https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection
#     description: GitHub API, branch protection
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#branch-protection
#     description: OpenSSF Scorecard, Branch-Protection
# custom:
#   severity: high
#   kinds: [entity/component, entity/repository]
#   facts: [imported.branch-protection]
#   remediation: >-
#     Require one approval and the checks of CI for the branch, forbid force pushes and deletion, and let the rules hold for
#     administrators too. A ruleset of the organisation does it for all repositories at once.
#   controls:
#     openssf_scorecard: [Branch-Protection]
#     owasp_cicd: [CICD-SEC-1]
#   parameters:
#     approvals:
#       default: 1
#       description: How many people must approve a change.
package supply_chain.unprotected_branch

applies if count(_branches) > 0

deny contains {"message": message, "at": []} if {
	some branch in _branches
	gaps := _gaps(branch)
	count(gaps) > 0
	message := sprintf("branch %q is not protected: %s", [object.get(branch, "branch", "main"), concat(", ", sort(gaps))])
}

measure := {"value": _demands - lacking, "of": _demands} if {
	applies
	lacking := sum([count(_gaps(branch)) | some branch in _branches])
}

_demands := 5 * count(_branches)

_branches := input.facts.imported["branch-protection"].rows

# Rows are what the API of GitHub answers, with the name of the branch.
_gaps(branch) := {gap |
	some gap, held in {
		"administrators are left out": _on(branch, "enforce_admins"),
		"it can be deleted": _off(branch, "allow_deletions"),
		"it can be force-pushed": _off(branch, "allow_force_pushes"),
		"no check must pass": _checked(branch),
		"too few must approve": _approved(branch),
	}
	not held
}

_on(branch, setting) := object.get(branch, [setting, "enabled"], object.get(branch, setting, false)) == true

_off(branch, setting) := object.get(branch, "protected", true) == true if {
	not _on(branch, setting)
} else := false

_checked(branch) if {
	some field in ["checks", "contexts"]
	count(branch.required_status_checks[field]) > 0
} else := false

_approved(branch) if {
	count_ := branch.required_pull_request_reviews.required_approving_review_count
	count_ >= data.karat.parameters.approvals
} else := false
