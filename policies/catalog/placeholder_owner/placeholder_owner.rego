# METADATA
# title: Owner that is nobody
# description: >-
#   The owner of an entity is a word that a template or a hurry left there: `guests`, `unknown`, `todo`. The portal shows an
#   owner, and in an incident nobody answers. An entity without any owner is what `catalog.invalid_metadata` and its kin find.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required
#     description: Backstage, spec.owner
# custom:
#   severity: medium
#   kinds: [entity/component, entity/api, entity/resource, entity/system]
#   remediation: >-
#     Write the team that answers for it, as `spec.owner: group:default/payments`. If no team does, say so to whoever assigns
#     services before the next incident asks.
#   parameters:
#     names:
#       default: [change-me, changeme, example, guest, guests, my-team, n-a, na, nobody, none, owner, owner-name, placeholder,
#         replace-me, replaceme, tba, tbd, team-name, todo, unassigned, undefined, unknown, unowned, xxx, your-team]
#       description: Names that stand for nobody, in lower case and with `-` between words.
package catalog.placeholder_owner

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "owner"])} if {
	_name in data.karat.parameters.names
	message := sprintf("the owner of %s is %q, which is nobody", [entity.label, input.entity.owner])
}

applies if input.entity.owner

_name := regex.replace(lower(name), `[_. ]+`, "-") if {
	parts := split(input.entity.owner, "/")
	name := parts[count(parts) - 1]
}
