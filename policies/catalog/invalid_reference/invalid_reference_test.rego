package catalog.invalid_reference_test

import data.catalog.invalid_reference

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

_found(kind, spec) := found if {
	found := invalid_reference.deny with input as object.union(_component, {"kind": kind, "spec": spec})
}

test_finds_what_is_no_reference if {
	every text in ["group:", ":shop", "/shop", "shop/", "group:/shop", "group:default/"] {
		_found("Component", {"owner": text}) == {{
			"message": sprintf("%q in owner of Component \"web\" is not of the form [kind:][namespace/]name", [text]),
			"at": ["spec", "owner"],
		}}
	}
}

test_finds_references_that_say_no_kind if {
	_found("Component", {"dependsOn": ["resource:db", "billing", "other/billing"]}) == {
		{
			"message": "\"billing\" in dependsOn of Component \"web\" says no kind, such as component: or resource:",
			"at": ["spec", "dependsOn", 1],
		},
		{
			"message": "\"other/billing\" in dependsOn of Component \"web\" says no kind, such as component: or resource:",
			"at": ["spec", "dependsOn", 2],
		},
	}
}

test_finds_kinds_that_cannot_stand_there if {
	_found("Component", {"owner": "Component:web"}) == {{
		"message": "\"Component:web\" in owner of Component \"web\" is a component, where only a group or user can stand",
		"at": ["spec", "owner"],
	}}
	_found("User", {"memberOf": ["shop", "user:jane"]}) == {{
		"message": "\"user:jane\" in memberOf of User \"web\" is a user, where only a group can stand",
		"at": ["spec", "memberOf", 1],
	}}
}

test_finds_leaders_that_are_no_users if {
	_found("Group", {"leader": "group:shop"}) == {{
		"message": "\"group:shop\" in leader of Group \"web\" is a group, where only a user can stand",
		"at": ["spec", "leader"],
	}}
	_found("Group", {"leader": "jane.doe"}) == set()
}

test_finds_names_that_no_entity_has if {
	every text in ["ana@acme.dev", "@acme/payments", "Payments Team", "group:default/pay/ments", "a/b:c", "group:a_b/payments", "payments-"] {
		_found("Component", {"owner": text}) == {{
			"message": sprintf("%q in owner of Component \"web\" names what no entity may be called", [text]),
			"at": ["spec", "owner"],
		}}
	}
	every text in ["payments", "Acme/Payments", "group:acme-eu/pay_ments.2", "user:default/ana.b"] {
		_found("Component", {"owner": text}) == set()
	}
}

test_accepts_references_with_what_their_field_means if {
	_found("Component", {
		"owner": "user:jane.doe",
		"system": "other/shop",
		"providesApis": ["orders", "API:default/orders.v1"],
		"subcomponentOf": "a/b.c",
		"dependsOn": ["resource:default/db"],
	}) == set()
	_found("Component", {"owner": "${{ values.owner }}", "system": "", "dependsOn": [7, {"$text": "./x"}]}) == set()
	_found("Location", {"target": "./x.yaml"}) == set()
}

test_accepts_other_documents if {
	invalid_reference.deny == set() with input as {"services": {}}
	invalid_reference.deny == set() with input as object.union(
		_component,
		{"apiVersion": "acme.example/v1", "spec": {"owner": "/"}},
	)
}
