# METADATA
# title: Relation to an entity that is not there
# description: >-
#   An entity belongs to a system, depends on something or provides an API that neither the repository nor the export of the
#   catalog has. The map of the portal ends there, and who asks what a change breaks gets a short answer. Owners are what
#   `catalog.unknown_owner` looks at.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/references/
#     description: Backstage, entity references
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [catalog]
#   needs_documents: true
#   facts: [imported.catalog]
#   remediation: >-
#     Write the other entity as the catalog has it, `resource:default/orders-db`, or declare it where it is built. Remove what
#     is gone.
package catalog.dangling_reference

import data.lib.catalog_index

deny contains {"message": message, "at": catalog_index.place(entity, field)} if {
	catalog_index.known
	some [entity, field, ref] in _relations
	not ref in catalog_index.refs
	message := sprintf("%s of %s %q names %s, which the catalog does not have", [field, entity.kind, entity.name, ref])
}

measure := {"value": leading, "of": count(_relations)} if {
	applies
	leading := count([ref | some [_, _, ref] in _relations; ref in catalog_index.refs])
}

applies if {
	catalog_index.known
	count(_relations) > 0
}

_relations := array.concat(
	[[entity, field, entity[field]] |
		some entity in input.entities
		entity.descriptor
		some field in ["system", "domain"]

		# A part of a system has its domain from there.
		entity.spec[field]
		entity[field]
	],
	[[entity, field, ref] |
		some entity in input.entities
		entity.descriptor
		some field, refs in entity.relations
		some ref in refs
	],
)
