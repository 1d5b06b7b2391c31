package lib.catalog_test

import data.lib.catalog

test_knows_entities if {
	catalog.is_entity with input as {"kind": "Component"}
	not catalog.is_entity with input as {"services": {}}
}

test_knows_what_the_portal_decides_about if {
	every head in [
		{"apiVersion": "backstage.io/v1alpha1"},
		{"apiVersion": "scaffolder.backstage.io/v1beta3"},
		{"kind": "Component"},
	] {
		catalog.is_standard with input as head
	}
	every head in [{"apiVersion": "acme.example/v1"}, {"apiVersion": "notbackstage.io/v1"}, {"kind": "Widget"}, {}] {
		not catalog.is_standard with input as head
	}
}

test_a_type_may_have_its_own_model if {
	input_ := {"apiVersion": "backstage.io/v1alpha1", "kind": "API", "spec": {"type": "mcp-server"}}
	"remotes" in catalog.model.required with input as input_
	other := object.union(input_, {"spec": {"type": "openapi"}})
	"definition" in catalog.model.required with input as other
}

test_calls_an_entity_by_what_it_says if {
	catalog.label == "API \"a\"" with input as {"kind": "API", "metadata": {"name": "a"}}
	catalog.label == "API" with input as {"kind": "API", "metadata": {}}
	catalog.label == "the entity" with input as {"kind": 7}
}

test_knows_what_is_filled_in if {
	every value in ["${{ a }}", "{% if a %}", {"$text": "./a"}] {
		catalog.filled_in(value)
	}
	every value in ["a", "$text", {"$text": 7}, {"$text": "a", "b": "c"}, {}, ["${{ a }}"], null] {
		not catalog.filled_in(value)
	}
}

test_parts_are_objects_of_texts if {
	catalog.part_faults(["a"], "b", ["c"], []) == {[["a"], "is no object"]}
	catalog.part_faults(["a"], {"c": 7, "d": ""}, ["c", "d"], ["c", "e"]) == {
		[["a"], "has no e"],
		[["a", "c"], "is no text"],
		[["a", "d"], "is empty"],
	}
	catalog.part_faults([], {"c": "x", "other": 7}, ["c"], ["c"]) == set()
}
