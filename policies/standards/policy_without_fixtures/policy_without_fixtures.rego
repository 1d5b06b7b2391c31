# METADATA
# title: Policy without examples
# description: >-
#   A policy of the platform's own has no `pass` or no `fail` folder beside it. Fixtures show that it finds the right line
#   of a real file, and they are the bad and the good example that people see in `karat explain` and on the rule site.
# related_resources:
#   - ref: https://www.openpolicyagent.org/docs/latest/policy-testing/
#     description: Open Policy Agent, policy testing
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   facts: [policies]
#   remediation: >-
#     Put a small real file that is right below `pass/` and one that is wrong below `fail/`, with its bad line marked.
#     `karat test policies` compares.
package standards.policy_without_fixtures

applies if count(input.facts.policies) > 0

deny contains {"message": message, "at": ["files", policy.path], "line": policy.line} if {
	some policy in input.facts.policies
	not _has_both(policy)
	message := sprintf("%s has no %s beside it", [policy["package"], concat(" and no ", _lacks(policy))])
}

measure := {"value": count(_shown), "of": count(input.facts.policies)}

_shown := [policy.path | some policy in input.facts.policies; _has_both(policy)]

_has_both(policy) if count(_lacks(policy)) == 0

_lacks(policy) := [side | some side in ["pass/", "fail/"]; policy[trim_suffix(side, "/")] == 0]
