# METADATA
# title: Catalog metadata that the portal refuses
# description: >-
#   A name, label, annotation or tag of an entity has a form that is not allowed. Backstage leaves the whole entity out of the
#   catalog for it, often without anybody noticing.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Names, and the values of labels, are letters and digits with `-`, `_` and `.` between them, at most 63; a namespace is
#     lower case; a key may have a domain and one `/` before its name; tags are lower case with `-` between words. Put quotes
#     around what YAML reads as a number or a truth value. Others refer to an entity by its name: change it there as well.
package catalog.invalid_metadata

import data.lib.catalog
import data.lib.catalog_names

deny contains {"message": message, "at": array.concat(["metadata"], at)} if {
	catalog.is_entity
	some [at, fault] in _faults
	message := sprintf("%s of %s %s", [concat(".", [sprintf("%v", [step]) | some step in at]), catalog.label, fault])
}

_metadata := input.metadata if {
	is_object(input.metadata)
	not catalog.filled_in(input.metadata)
}

_faults contains [["name"], _not_allowed(_metadata.name)] if {
	not catalog.filled_in(_metadata.name)
	not catalog_names.is_name(_metadata.name)
}

_faults contains [["namespace"], _not_allowed(_metadata.namespace)] if {
	not catalog.filled_in(_metadata.namespace)
	not catalog_names.is_dns_label(_metadata.namespace)
}

_faults contains [[field], fault] if {
	some field in ["title", "uid", "etag"]
	fault := catalog.text_fault(_metadata[field])
}

_faults contains [["description"], fault] if {
	fault := catalog.text_fault(_metadata.description)
	fault != "is empty"
}

_faults contains [[field], "is no object"] if {
	some field in ["annotations", "labels"]
	value := _metadata[field]
	not is_object(value)
	not catalog.filled_in(value)
}

_faults contains [[field, key], "has a key that is not allowed"] if {
	some field in ["annotations", "labels"]
	some key, _ in _entries(field)
	not catalog.filled_in(key)
	not catalog_names.is_key(key)
}

_faults contains [["annotations", key], "is no text"] if {
	some key, value in _entries("annotations")
	not is_string(value)
	not catalog.filled_in(value)
}

_faults contains [["labels", key], _not_allowed(value)] if {
	some key, value in _entries("labels")
	value != ""
	not catalog.filled_in(value)
	not catalog_names.is_name(value)
}

_faults contains [["tags"], "is no list"] if {
	not is_array(_metadata.tags)
	not catalog.filled_in(_metadata.tags)
}

_faults contains [["tags", index], _not_allowed(tag)] if {
	is_array(_metadata.tags)
	some index, tag in _metadata.tags
	not catalog.filled_in(tag)
	not _is_tag(tag)
}

_entries(field) := _metadata[field] if {
	is_object(_metadata[field])
	not catalog.filled_in(_metadata[field])
}

_is_tag(tag) if {
	is_string(tag)
	count(tag) <= 63
	regex.match(`^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$`, tag)
}

_not_allowed(value) := sprintf("is not allowed: %s", [json.marshal(value)])
