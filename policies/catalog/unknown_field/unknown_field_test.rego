package catalog.unknown_field_test

import data.catalog.unknown_field

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

test_finds_fields_that_no_entity_has if {
	unknown_field.deny == {
		{"message": "Component \"web\" has a field \"owner\" at its root, which belongs into spec", "at": ["owner"]},
		{"message": "Component \"web\" has a field \"tags\" at its root, which belongs into metadata", "at": ["tags"]},
		{"message": "Component \"web\" has a field \"relations\" at its root", "at": ["relations"]},
	} with input as object.union(_component, {"owner": "shop", "tags": [], "relations": []})
}

test_accepts_the_four_of_an_entity if {
	unknown_field.deny == set() with input as _component
	unknown_field.deny == set() with input as object.remove(_component, ["spec"])
}

test_accepts_other_documents if {
	unknown_field.deny == set() with input as {"services": {}, "volumes": {}}
}
