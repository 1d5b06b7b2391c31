# METADATA
# title: Catalog entity that the portal refuses
# description: >-
#   An entity lacks a field that its kind must have, or has one of the wrong type. Backstage leaves such an entity out of the
#   catalog, often without anybody noticing: it has no page, no owner and no relations.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Give the entity what the message names: for a Component `spec.type` (such as `service`), `spec.lifecycle` (such as
#     `production`) and `spec.owner` (a group of the catalog). Put quotes around a text that YAML reads as a number or a
#     truth value.
package catalog.invalid_entity

import data.lib.catalog

# Something that has to be there is not.
deny contains {"message": message, "at": at} if {
	catalog.is_entity
	some [at, field] in _missing
	message := sprintf("%s has no %s", [catalog.label, field])
}

# Something is not what its kind has there.
deny contains {"message": message, "at": at} if {
	catalog.is_entity
	some [at, fault] in _faults
	message := sprintf("%s of %s %s", [concat(".", [sprintf("%v", [step]) | some step in at]), catalog.label, fault])
}

_missing contains [[], field] if {
	some field in ["apiVersion", "kind", "metadata"]
	not field in object.keys(input)
}

_missing contains [["metadata"], "metadata.name"] if {
	is_object(input.metadata)
	not catalog.filled_in(input.metadata)
	not "name" in object.keys(input.metadata)
}

_missing contains [[], sprintf("spec.%s", [field])] if {
	not "spec" in object.keys(input)
	some field in catalog.model.required
}

# A Location may be without targets, not without a spec.
_missing contains [[], "spec"] if {
	not "spec" in object.keys(input)
	count(catalog.model.required) == 0
}

_missing contains [["spec"], sprintf("spec.%s", [field])] if {
	some field in catalog.model.required
	not field in object.keys(catalog.spec)
}

_faults contains [[field], "is no object"] if {
	some field in ["metadata", "spec"]
	value := input[field]
	not is_object(value)
	not catalog.filled_in(value)
}

_faults contains [["spec", field], fault] if {
	some field in catalog.model.texts
	fault := catalog.text_fault(catalog.spec[field])
}

_faults contains [["spec", field], "is no list"] if {
	some field in ({name | some name in _lists} | object.keys(_parts))
	value := catalog.spec[field]
	not is_array(value)
	not catalog.filled_in(value)
}

_faults contains [["spec", field, index], fault] if {
	some field in _lists
	is_array(catalog.spec[field])
	some index, item in catalog.spec[field]
	fault := catalog.text_fault(item)
}

_faults contains [["spec", field], sprintf("is none of %s", [concat(", ", words)])] if {
	some field, words in catalog.model.words
	value := catalog.spec[field]
	not value in words
	not catalog.filled_in(value)
}

_faults contains fault if {
	some field, texts in catalog.model.objects
	some fault in catalog.part_faults(["spec", field], catalog.spec[field], texts, [])
}

_faults contains fault if {
	some field, texts in _parts
	is_array(catalog.spec[field])
	some index, part in catalog.spec[field]
	some fault in catalog.part_faults(["spec", field, index], part, texts, texts)
}

_faults contains [["spec", field], "is empty"] if {
	some field, _ in _parts
	field != "steps"
	catalog.spec[field] == []
}

_lists := object.get(catalog.model, "lists", [])

_parts := object.get(catalog.model, "parts", {})
