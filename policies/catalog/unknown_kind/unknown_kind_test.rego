package catalog.unknown_kind_test

import data.catalog.unknown_kind

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

_found(changes) := found if {
	found := unknown_kind.deny with input as object.union(_component, changes)
		with data.karat.parameters as {"kinds": ["Squad"]}
}

test_finds_kinds_that_are_not_in_the_model if {
	_found({"kind": "Widget"}) == {{"message": "the catalog knows no kind \"Widget\"", "at": ["kind"]}}
	_found({"kind": "component"}) == {{
		"message": "the catalog knows no kind \"component\", Component is meant",
		"at": ["kind"],
	}}
}

test_finds_versions_that_a_kind_does_not_have if {
	_found({"apiVersion": "backstage.io/v1"}) == {{
		"message": "Component \"web\" is of backstage.io/v1, while the catalog takes backstage.io/v1alpha1 or backstage.io/v1beta1",
		"at": ["apiVersion"],
	}}
	_found({"apiVersion": "backstage.io/v1beta1", "kind": "Template"}) == {{
		"message": "Template \"web\" is of backstage.io/v1beta1, while the catalog takes scaffolder.backstage.io/v1beta3",
		"at": ["apiVersion"],
	}}
}

test_finds_what_is_no_kind_or_version_at_all if {
	every kind in ["My Widget", "7up", "", 7, null, concat("", ["a" | some _ in numbers.range(1, 64)])] {
		_found({"kind": kind}) == {{
			"message": sprintf("%s is no kind that the catalog allows", [json.marshal(kind)]),
			"at": ["kind"],
		}}
	}
	every version in ["", "1.0", "a/b/c", "Backstage.io/v1", "backstage.io/", 1, null] {
		_found({"apiVersion": version}) == {{
			"message": sprintf("%s is no apiVersion that the catalog allows", [json.marshal(version)]),
			"at": ["apiVersion"],
		}}
	}
}

test_accepts_the_kinds_of_the_model_and_those_of_others if {
	_found({}) == set()
	_found({"kind": "Squad"}) == set()
	_found({"apiVersion": "acme.example/v1", "kind": "Widget"}) == set()
	_found({"apiVersion": "scaffolder.backstage.io/v1beta3", "kind": "Template"}) == set()
	_found({"kind": "${{ values.kind }}"}) == set()
}

test_accepts_other_documents if {
	unknown_kind.deny == set() with input as {"services": {}} with data.karat.parameters as {"kinds": []}
	unknown_kind.deny == set() with input as object.remove(_component, ["kind"])
		with data.karat.parameters as {"kinds": []}
}
