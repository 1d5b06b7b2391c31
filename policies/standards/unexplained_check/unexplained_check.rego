# METADATA
# title: Check without a title or a way to mend it
# description: >-
#   A check goes by a policy of this repository that has no title or no remediation, and says neither itself. Who fails it
#   sees an id and has to ask around.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   facts: [policies]
#   remediation: >-
#     Give the check a `title` and a `fix` in the words of your company, with the template or command that solves it; or
#     write them into the METADATA of the policy, where they serve every scorecard.
package standards.unexplained_check

import data.lib.standards

applies if count(_checks) > 0

deny contains {"message": message, "at": array.concat(check.at, ["id"])} if {
	some check in _checks
	lacks := _lacks(check)
	count(lacks) > 0
	message := sprintf("check %q has no %s, and its policy neither", [check.value.id, concat(" and no ", lacks)])
}

measure := {"value": count([1 | some check in _checks; count(_lacks(check)) == 0]), "of": count(_checks)}

# The checks that go by a policy of the repository; those that are built in say what to do.
_checks := [{"value": check, "policy": policy, "at": array.concat(card.at, ["check", index])} |
	some card in standards.scorecards
	some index, check in card.value.check
	not check.retired
	policy := _policies[trim_prefix(check.rule, "data.")]
]

_policies := {name: policy |
	some policy in input.facts.policies
	name := policy["package"]
	count([1 | some other in input.facts.policies; other["package"] == name]) == 1
}

_lacks(check) := [pair[0] |
	some pair in [["title", "title"], ["fix", "remediation"]]
	not check.value[pair[0]]
	not check.policy[pair[1]]
]
