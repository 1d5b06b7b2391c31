# METADATA
# title: More waivers than the budget
# description: >-
#   An entity has more waivers at work than the policy allows for one. From some number on a scorecard says little of it:
#   what is left of the score is what nobody asked to be excused from.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/waiver, karat/waiver_policy]
#   needs_documents: true
#   remediation: >-
#     Take the waivers of this entity together with its owner: mend the cheapest, and say openly where it is not on the
#     path, by its lifecycle or by `applies` of the checks. The number is `budget.per_entity` of `waiver-policy.toml`.
#   parameters:
#     per_entity:
#       default: 5
#       description: How many waivers an entity may have where no policy says it.
package standards.waivers_over_budget

import data.lib.standards

deny contains {"message": message, "at": array.concat(last.at, ["id"])} if {
	some entity, ids in _by_entity
	count(ids) > _most
	last := [waiver | some waiver in standards.active_waivers; waiver.value.id == max(ids)][0]
	message := sprintf("%s has %d waivers, %d are allowed", [entity, count(ids), _most])
}

_by_entity[entity] contains waiver.value.id if {
	some waiver in standards.active_waivers
	some entity in waiver.value.scope.entities
}

_most := min(_budgets) if {
	count(_budgets) > 0
} else := data.karat.parameters.per_entity

_budgets := [policy.value.budget.per_entity | some policy in standards.of_kind("karat/waiver_policy")]
