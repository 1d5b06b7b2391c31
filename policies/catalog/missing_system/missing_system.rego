# METADATA
# title: Entity that belongs to no system
# description: >-
#   A component, API or resource is part of no system. It stands alone in the portal: no map shows what it works with, and what is
#   asked or known of the system (its tier, its domain, its roll-up in scorecards) does not reach it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/system-model/
#     description: Backstage, system model
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource]
#   remediation: >-
#     Name the system in `spec.system`, and declare it once, as `kind: System` with an owner, in the repository of the team that
#     looks after it. A part of another component says so with `spec.subcomponentOf`.
package catalog.missing_system

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "system"])} if {
	entity.known
	not input.entity.system
	not input.entity.relations.subcomponentOf
	message := sprintf("%s belongs to no system", [entity.label])
}
