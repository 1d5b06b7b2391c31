# METADATA
# title: Catalog entity with a field that no entity has
# description: >-
#   At its root an entity has `apiVersion`, `kind`, `metadata` and `spec`. Backstage refuses one with any other field there,
#   so that a field that slipped out of `spec` by two spaces takes the entity out of the catalog.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Move the field below `metadata` or `spec`, or take it out. Relations and the status are the portal's to write.
package catalog.unknown_field

import data.lib.catalog

deny contains {"message": message, "at": [field]} if {
	catalog.is_entity
	some field in object.keys(input)
	not field in {"apiVersion", "kind", "metadata", "spec"}
	message := sprintf("%s has a field %q at its root%s", [catalog.label, field, _hint(field)])
}

_hint(field) := ", which belongs into spec" if {
	some sort in ["texts", "lists"]
	field in object.get(catalog.model, sort, [])
} else := ", which belongs into metadata" if {
	field in {"name", "namespace", "title", "description", "labels", "annotations", "tags", "links"}
} else := ""
