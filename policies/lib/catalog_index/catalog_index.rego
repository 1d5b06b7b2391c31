# METADATA
# title: Everything that the catalog knows
# description: >-
#   The entities of the whole company: those of the repository, and those that an export of the catalog has. For rules on the
#   repository that ask for the fact `imported.catalog`, whose rows are entities as the portal exports them, or have a `ref`.
package lib.catalog_index

import data.lib.entity

# References, `kind:namespace/name` in lower case.
refs := entity.refs | {ref | some row in _rows; some ref in [_ref(row)]}

_rows := object.get(input.facts.imported, ["catalog", "rows"], [])

# Without rows the export is of nothing, and everything would be unknown.
default known := false

known if count(_rows) > 0

_ref(row) := lower(row.ref) if {
	row.ref
} else := _full(row.kind, object.get(row.metadata, "namespace", "default"), row.metadata.name) if {
	row.metadata.name
} else := _full(row.kind, object.get(row, "namespace", "default"), row.name)

_full(kind, namespace, name) := lower(sprintf("%s:%s/%s", [kind, namespace, name]))

# Where a field of the spec of an entity stands in the catalog documents that the rule asked for.
place(entity_, field) := ["documents", "catalog", index, "value", "spec", field] if {
	index := _documents[entity_.descriptor.path][entity_.descriptor.index]
}

_documents[document.path][document.index] := index if some index, document in input.documents.catalog
