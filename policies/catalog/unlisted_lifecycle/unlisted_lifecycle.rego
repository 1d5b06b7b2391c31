# METADATA
# title: Lifecycle that is not one of the agreed ones
# description: >-
#   The lifecycle of an entity is a word of its own, such as `prod` or `live`. Whatever is asked of production only (on-call, an
#   SLO, a tier) passes it by, and lists of what is deprecated are not complete.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#speclifecycle-required
#     description: Backstage, spec.lifecycle and its well-known values
# custom:
#   severity: low
#   kinds: [entity/component, entity/api]
#   remediation: >-
#     Write one of the agreed words into `spec.lifecycle`; in Backstage these are `experimental`, `production` and `deprecated`.
#   parameters:
#     allowed:
#       default: [experimental, production, deprecated]
#       description: The agreed lifecycles.
package catalog.unlisted_lifecycle

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "lifecycle"])} if {
	not input.entity.lifecycle in data.karat.parameters.allowed
	agreed := concat(", ", data.karat.parameters.allowed)
	message := sprintf("the lifecycle of %s is %q, not one of %s", [entity.label, input.entity.lifecycle, agreed])
}

applies if input.entity.lifecycle
