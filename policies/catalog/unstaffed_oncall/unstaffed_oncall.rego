# METADATA
# title: On-call schedule without people
# description: >-
#   The export of the on-call tool has no people for a service in production. The schedule that the catalog names is empty, or
#   there is none: an alert rings nowhere. Rows of `imported.oncall` have the number of `people`.
# related_resources:
#   - ref: https://sre.google/sre-book/being-on-call/
#     description: Site Reliability Engineering, being on call
# custom:
#   severity: medium
#   kinds: [entity/component]
#   facts: [imported.oncall]
#   remediation: >-
#     Put people on the schedule, or let the service use that of the team which answers for it.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that somebody is on call for.
#     lifecycles:
#       default: [production]
#       description: Lifecycles in which somebody is.
#     people:
#       default: 2
#       description: How many people a schedule has at least; one alone is never off duty.
package catalog.unstaffed_oncall

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "annotations"])} if {
	applies
	_people < data.karat.parameters.people
	message := sprintf("the on-call schedule of %s has %d people, not %d", [
		entity.label,
		_people,
		data.karat.parameters.people,
	])
}

applies if {
	input.entity.type in data.karat.parameters.types
	input.entity.lifecycle in data.karat.parameters.lifecycles
}

# One service may have several schedules; the best of them counts.
_people := max(array.concat([0], [row.people | some row in input.facts.imported.oncall.rows]))
