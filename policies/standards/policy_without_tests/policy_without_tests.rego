# METADATA
# title: Policy without tests
# description: >-
#   A policy of the platform's own has no tests beside it. A rule that is wrong stops everybody at once, or lets through
#   what it was written for, and nobody dares to change it.
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
#     Write `<policy>_test.rego` beside it: one test in which each `deny` finds something, one in which it finds nothing,
#     one for a document that it is not about. `karat test policies` runs them.
package standards.policy_without_tests

applies if count(input.facts.policies) > 0

deny contains {"message": message, "at": ["files", policy.path], "line": policy.line} if {
	some policy in input.facts.policies
	count(policy.tests) == 0
	message := sprintf("%s has no tests beside it", [policy["package"]])
}

measure := {"value": count(_tested), "of": count(input.facts.policies)}

_tested := [policy.path | some policy in input.facts.policies; count(policy.tests) > 0]
