# METADATA
# title: Owner that is one person
# description: >-
#   The owner of an entity is a user. When that person is on holiday, changes teams or leaves, the service has nobody, and no list
#   of a team's services shows it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required
#     description: Backstage, spec.owner
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource, entity/system]
#   remediation: >-
#     Write the person's team as the owner, `spec.owner: group:default/payments`. A reference without a kind means a group.
package catalog.personal_owner

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "owner"])} if {
	startswith(input.entity.owner, "user:")
	message := sprintf("the owner of %s is a person, %s", [entity.label, input.entity.owner])
}

applies if input.entity.owner
