# METADATA
# title: Action whose owner is misspelled
# description: >-
#   The name of an action is that of a well-known one, but its owner is one letter off, such as `action/checkout`. If somebody has
#   registered that name, their code runs in the job with its token and secrets; if not yet, anybody can.
# related_resources:
#   - ref: https://orca.security/resources/blog/typosquatting-in-github-actions/
#     description: Orca Security, typosquatting in GitHub Actions
# custom:
#   severity: high
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write the owner right. If the workflow ever ran so, look at who owns that account today, and replace the secrets that the
#     job could see.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.typosquat_action

import data.lib.github_actions as actions

deny contains {"message": message, "at": use.at} if {
	some use in actions.remote
	repository := split(use.repository, "/")[1]
	owners := actions.popular[repository]
	not use.owner in owners
	some owner in owners
	_is_one_off(use.owner, owner)
	message := sprintf("%s uses %s, one letter off %s/%s", [use.label, use.repository, owner, repository])
}

# One letter is missing, too many or another, or two neighbours are swapped.
_is_one_off(a, b) if {
	count(a) == count(b)
	differing := [i | some i in numbers.range(0, count(a) - 1); substring(a, i, 1) != substring(b, i, 1)]
	_is_small(a, b, differing)
}

_is_one_off(a, b) if _lacks_one(a, b)

_is_one_off(a, b) if _lacks_one(b, a)

_is_small(_, _, differing) if count(differing) == 1

_is_small(a, b, [first, second]) if {
	second == first + 1
	substring(a, first, 1) == substring(b, second, 1)
	substring(a, second, 1) == substring(b, first, 1)
}

_lacks_one(short, long) if {
	count(short) == count(long) - 1
	some i in numbers.range(0, count(short))
	short == concat("", [substring(long, 0, i), substring(long, i + 1, -1)])
}
