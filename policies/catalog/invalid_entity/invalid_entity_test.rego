package catalog.invalid_entity_test

import data.catalog.invalid_entity

_component(name, spec) := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": name},
	"spec": spec,
}

_full := {"type": "service", "lifecycle": "production", "owner": "group:default/shop"}

test_finds_missing_fields_of_the_spec if {
	invalid_entity.deny == {
		{"message": "Component \"web\" has no spec.lifecycle", "at": ["spec"]},
		{"message": "Component \"web\" has no spec.owner", "at": ["spec"]},
	} with input as _component("web", {"type": "service", "owner": ""})
	invalid_entity.deny == {{"message": "System \"shop\" has no spec.owner", "at": []}} with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "System",
		"metadata": {"name": "shop"},
	}
}

test_finds_names_that_are_not_allowed if {
	every name in ["my web", "-web", "web-", "web--api", "", concat("", ["a" | some _ in numbers.range(1, 64)])] {
		invalid_entity.deny == {{
			"message": sprintf("%v is no name that the catalog allows", [json.marshal(name)]),
			"at": ["metadata", "name"],
		}} with input as _component(name, _full)
	}
}

test_accepts_names_that_a_template_fills_in if {
	every name in ["${{ values.name | dump }}", "${{values.name}}-api", "{{ cookiecutter.name }}"] {
		invalid_entity.deny == set() with input as _component(name, _full)
	}
}

test_finds_entities_without_a_head if {
	invalid_entity.deny == {{"message": "the entity has no metadata", "at": []}} with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "Location",
	}
	invalid_entity.deny == {{"message": "the entity has no apiVersion", "at": []}} with input as {
		"kind": "Component",
		"metadata": {"name": "web"},
		"spec": _full,
	}
}

test_accepts_whole_entities if {
	invalid_entity.deny == set() with input as _component("web_2.api", _full)
	invalid_entity.deny == set() with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "Group",
		"metadata": {"name": "shop"},
		"spec": {"type": "team", "children": []},
	}
	invalid_entity.deny == set() with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "Location",
		"metadata": {"name": "all"},
		"spec": {"targets": ["./a.yaml"]},
	}
}

test_accepts_other_kinds if {
	invalid_entity.deny == set() with input as {"apiVersion": "apps/v1", "kind": "Component", "metadata": {"name": "a b"}}
	invalid_entity.deny == set() with input as {"services": {}}
}
