# METADATA
# title: Catalog entity that the portal refuses
# description: >-
#   An entity lacks a field that its kind must have, or has a name that is not allowed. Backstage leaves such an entity out of
#   the catalog, often without anybody noticing: it has no page, no owner and no relations.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Give the entity what the message names: a name of letters, digits, `-`, `_` and `.`, at most 63 of them; for a Component
#     `spec.type` (such as `service`), `spec.lifecycle` (such as `production`) and `spec.owner` (a group of the catalog).
package catalog.invalid_entity

deny contains {"message": message, "at": []} if {
	_is_entity
	some field in ["apiVersion", "kind", "metadata"]
	not _present(input, field)
	message := sprintf("the entity has no %s", [field])
}

deny contains {"message": message, "at": ["metadata", "name"]} if {
	_is_entity
	is_object(input.metadata)
	name := object.get(input.metadata, "name", "")
	not _valid(name)
	not _is_filled_in_later(name)
	message := sprintf("%v is no name that the catalog allows", [json.marshal(name)])
}

deny contains {"message": message, "at": at} if {
	_is_entity
	some field in _required[input.kind]
	spec := object.get(input, "spec", {})
	not _present(spec, field)
	message := sprintf("%s has no spec.%s", [_label, field])
	at := [key | some key in ["spec"]; is_object(input[key])]
}

# Of documents of other sorts a file named catalog-info.yaml may hold any.
_is_entity if startswith(input.apiVersion, "backstage.io/")

_is_entity if {
	input.kind in object.keys(_required)
	not input.apiVersion
}

# Kind → fields of its spec that Backstage's own schema requires.
_required := {
	"API": ["type", "lifecycle", "owner", "definition"],
	"Component": ["type", "lifecycle", "owner"],
	"Domain": ["owner"],
	"Group": ["type", "children"],
	"Resource": ["type", "owner"],
	"System": ["owner"],
}

_present(holder, field) if {
	value := holder[field]
	not value in ["", null]
}

_valid(name) if {
	is_string(name)
	count(name) <= 63
	regex.match(`^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$`, name)
}

# In the skeleton of a software template the scaffolder fills the name in.
_is_filled_in_later(name) if {
	is_string(name)
	regex.match(`\{[{%]`, name)
}

_label := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	is_string(input.metadata.name)
} else := sprintf("the %s", [input.kind])
