# METADATA
# title: Catalog reference that leads nowhere
# description: >-
#   A field of an entity that points to another one is no reference, points to a kind that cannot stand there, or to a name that
#   no entity may have, such as an address or a title. Backstage stops at it, so that the entity keeps no relations, or none that
#   mean anything: an owner that is a component answers for nothing.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/references/
#     description: Backstage, entity references
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-relations/
#     description: Backstage, well-known relations
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Write a reference as `[kind:][namespace/]name`. `dependsOn` needs the kind (`resource:orders-db`, `component:billing`);
#     an owner is a `group` or a `user`, and a parent, child or membership a `group`. The name is that of the entity in the
#     catalog: letters and digits with `-`, `_` and `.` between them.
package catalog.invalid_reference

import data.lib.catalog
import data.lib.catalog_names as names

deny contains {"message": message, "at": array.concat(["spec"], at)} if {
	catalog.is_entity
	some [at, text, means] in _references
	fault := _fault(text, means)
	message := sprintf("%q in %s of %s %s", [text, at[0], catalog.label, fault])
}

# Where they stand, what they say, and what the field means by default and takes.
_references contains [[field], text, means] if {
	some field, means in catalog.model.references
	text := catalog.spec[field]
	_is_written(text)
}

_references contains [[field, index], text, means] if {
	some field, means in catalog.model.references
	is_array(catalog.spec[field])
	some index, text in catalog.spec[field]
	_is_written(text)
}

# A text without anything in it is told of as such by another rule.
_is_written(text) if {
	is_string(text)
	text != ""
	not catalog.filled_in(text)
}

_fault(text, means) := "is not of the form [kind:][namespace/]name" if {
	regex.match(`^(:|/|[^:/]*:/|[^:/]*:$|[^/]*/$)`, text)
} else := "says no kind, such as component: or resource:" if {
	count(_kinds(text)) == 0
	not means.default
} else := sprintf("is a %s, where only a %s can stand", [kind, concat(" or ", sort(means.kinds))]) if {
	some kind in _kinds(text)
	not kind in object.get(means, "kinds", {kind})
} else := "names what no entity may be called" if {
	parts := split(regex.replace(text, `^[^:/]+:`, ""), "/")
	not _may_be_called(parts)
}

_may_be_called([name]) if names.is_name(name)

_may_be_called([namespace, name]) if {
	names.is_dns_label(lower(namespace))
	names.is_name(name)
}

# The kind that a reference says, in lower case; none where the field decides.
_kinds(text) := [lower(found[1]) | some found in regex.find_all_string_submatch_n(`^([^:/]+):`, text, 1)]
