# METADATA
# title: Policy that does not say what to do
# description: >-
#   A policy of the platform's own has no METADATA with a title and a remediation. Its finding is a sentence in the middle
#   of somebody's afternoon, and the way to mend it is in the head of whoever wrote the policy.
# related_resources:
#   - ref: https://www.openpolicyagent.org/docs/latest/policy-language/#metadata
#     description: Open Policy Agent, annotations
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/scorecard]
#   needs_documents: true
#   facts: [policies]
#   remediation: >-
#     Add a METADATA comment above `package`: `title` (what is wrong), `description` (why it matters),
#     `custom.remediation` (what to write, what may break), `custom.severity` and `custom.kinds`. `policies/README.md` of
#     karat shows one.
package standards.policy_without_remediation

applies if count(input.facts.policies) > 0

deny contains {"message": message, "at": ["files", policy.path], "line": policy.line} if {
	some policy in input.facts.policies
	lacks := [field | some field in ["title", "remediation"]; not policy[field]]
	count(lacks) > 0
	message := sprintf("%s has no %s", [policy["package"], concat(" and no ", lacks)])
}

measure := {"value": count(_told), "of": count(input.facts.policies)}

_told := [policy.path | some policy in input.facts.policies; policy.title; policy.remediation]
