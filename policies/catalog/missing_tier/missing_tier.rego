# METADATA
# title: Service without a tier
# description: >-
#   Nothing says how much depends on a service. In an incident nobody knows which of two to mend first, and what is asked of the
#   most important ones cannot be asked of them alone. The tier of the system counts for its parts.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#labels-optional
#     description: Backstage, metadata.labels
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Label the component, or its system, with `karat.dev/tier: "1"` for what the business stands still without, and higher numbers
#     for what can wait.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that need a tier.
#     allowed:
#       default: []
#       description: The agreed tiers. Empty means any.
package catalog.missing_tier

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "labels", "karat.dev/tier"])} if {
	applies
	some fault in [_fault]
	message := sprintf("%s has %s", [entity.label, fault])
}

applies if input.entity.type in data.karat.parameters.types

_fault := "no tier" if {
	not input.entity.tier
} else := sprintf("the tier %q, not one of %s", [input.entity.tier, concat(", ", data.karat.parameters.allowed)]) if {
	count(data.karat.parameters.allowed) > 0
	not input.entity.tier in data.karat.parameters.allowed
}
