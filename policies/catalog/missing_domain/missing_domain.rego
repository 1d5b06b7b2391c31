# METADATA
# title: System that belongs to no domain
# description: >-
#   A system is part of no domain, so the map of the company leaves it out, and nobody who answers for a part of the business sees
#   it among what they answer for.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/system-model/
#     description: Backstage, system model
# custom:
#   severity: low
#   kinds: [entity/system]
#   remediation: >-
#     Name the part of the business in `spec.domain`, and declare it once, as `kind: Domain`.
package catalog.missing_domain

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "domain"])} if {
	entity.known
	not input.entity.domain
	message := sprintf("%s belongs to no domain", [entity.label])
}
