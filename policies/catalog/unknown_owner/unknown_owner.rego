# METADATA
# title: Owner that the catalog does not have
# description: >-
#   The owner of an entity is a group or a user that neither the repository nor the export of the catalog has. The team was
#   renamed or dissolved, or the name is misspelt; the portal shows a link to nothing, and nobody answers.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/references/
#     description: Backstage, entity references
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [catalog]
#   needs_documents: true
#   facts: [imported.catalog]
#   remediation: >-
#     Write the team as the catalog has it, with its namespace where that is not `default`. If there is no such team any more,
#     find out who took over what it owned.
package catalog.unknown_owner

import data.lib.catalog_index

deny contains {"message": message, "at": catalog_index.place(entity, "owner")} if {
	catalog_index.known
	some entity in _owned
	not entity.owner in catalog_index.refs
	message := sprintf("%s %q is owned by %s, which the catalog does not have", [entity.kind, entity.name, entity.owner])
}

measure := {"value": known, "of": count(_owned)} if {
	applies
	known := count([entity | some entity in _owned; entity.owner in catalog_index.refs])
}

applies if {
	catalog_index.known
	count(_owned) > 0
}

_owned := [entity | some entity in input.entities; entity.owner; entity.descriptor]
