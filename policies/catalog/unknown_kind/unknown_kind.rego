# METADATA
# title: Catalog entity of an unknown kind
# description: >-
#   Backstage takes in the kinds and versions of its model and those that a plugin adds. An entity of another one is refused,
#   and a kind in other letters (`component`) is another one.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Write kind and apiVersion as the model has them: `backstage.io/v1alpha1` for Component, API, Resource, System, Domain,
#     Group, User and Location, `scaffolder.backstage.io/v1beta3` for Template. Name the kinds that your portal adds in the
#     parameter `kinds`.
#   parameters:
#     kinds:
#       default: []
#       description: Kinds of the group of Backstage that a plugin of your portal adds.
package catalog.unknown_kind

import data.lib.catalog
import data.lib.catalog_model
import data.lib.catalog_names

deny contains {"message": message, "at": [field]} if {
	catalog.is_entity
	some field, is_allowed in {"apiVersion": _is_version, "kind": _is_kind}
	not is_allowed
	value := input[field]
	not catalog.filled_in(value)
	message := sprintf("%s is no %s that the catalog allows", [json.marshal(value), field])
}

deny contains {"message": message, "at": ["kind"]} if {
	_is_written
	not catalog_model.kinds[input.kind]
	meant := [kind | some kind, _ in catalog_model.kinds; lower(kind) == lower(input.kind)]
	hint := concat("", [sprintf(", %s is meant", [kind]) | some kind in meant])
	message := sprintf("the catalog knows no kind %q%s", [input.kind, hint])
}

deny contains {"message": message, "at": ["apiVersion"]} if {
	_is_written
	versions := catalog_model.kinds[input.kind].versions
	not input.apiVersion in versions
	known := concat(" or ", sort(versions))
	message := sprintf("%s is of %s, while the catalog takes %s", [catalog.label, input.apiVersion, known])
}

# Both are well formed, and of those that Backstage itself decides about.
_is_written if {
	catalog.is_entity
	catalog.is_standard
	_is_version
	_is_kind
	not input.kind in data.karat.parameters.kinds
}

default _is_version := false

_is_version if {
	is_string(input.apiVersion)
	parts := split(input.apiVersion, "/")
	count(parts) <= 2
	regex.match(`^[a-z0-9A-Z]{1,63}$`, parts[count(parts) - 1])
	every domain in array.slice(parts, 0, count(parts) - 1) {
		catalog_names.is_domain(domain)
	}
}

default _is_kind := false

_is_kind if {
	is_string(input.kind)
	regex.match(`^[a-zA-Z][a-z0-9A-Z]{0,62}$`, input.kind)
}
