# METADATA
# title: Action not pinned to a commit
# description: >-
#   A step or a job uses an action or a reusable workflow by a tag or branch instead of a full commit hash. Whoever can move
#   that tag, its owner or whoever took over the account, runs code with the secrets and the token of the job. Local actions
#   are left out; `docker://` images are judged for their tag here and for their digest elsewhere.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#     description: GitHub, secure use reference
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write the 40 digits of the commit and keep the version as a comment, `uses: owner/action@<commit> # v4.2.2`. Dependabot and
#     Renovate move both together, so nobody has to do it by hand.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#     owasp_cicd: [CICD-SEC-3]
#   parameters:
#     trusted_owners:
#       default: []
#       description: Owners whose actions may be used by tag, for example your own organisation.
package github_actions.unpinned_action

import data.lib.fix
import data.lib.github_actions as actions
import data.lib.images

deny contains object.union({"message": message, "at": use.at}, _remedy(use)) if {
	some use in _unpinned
	message := sprintf("%s uses %s, which is not pinned to a %s", [use.label, use.value, _what(use.value)])
}

_what(value) := "digest" if {
	startswith(value, "docker://")
} else := "commit"

measure := {"value": count(_uses) - count(_unpinned), "of": count(_uses)} if count(_uses) > 0

_unpinned := [use | some use in _uses; not _pinned(use.value)]

_uses := [use |
	some use in actions.uses
	not actions.is_local(use.value)
	not contains(use.value, "${{")
]

_pinned(value) if regex.match(`^[^@]+@([0-9a-f]{40}|[0-9a-f]{64})$`, lower(value))

_pinned(value) if {
	startswith(value, "docker://")
	not images.floating(trim_prefix(value, "docker://"))
}

# slsa-verifier only trusts these builders by the tag of a release.
# https://github.com/slsa-framework/slsa-github-generator#referencing-slsa-builders-and-generators
_pinned(value) if {
	regex.match(`^slsa-framework/slsa-github-generator/.+@v[0-9]+\.[0-9]+\.[0-9]+$`, lower(value))
}

_pinned(value) if {
	owner := split(lower(value), "/")[0]
	owner in {lower(trusted) | some trusted in _trusted}
}

default _trusted := []

_trusted := data.karat.parameters.trusted_owners

_remedy(use) := {"fix": fix.safe("Pin it to the commit of its version", [fix.pin(use.at, "uses", use.value)])} if {
	not startswith(use.value, "docker://")
	contains(use.value, "@")
} else := {}
