package catalog.invalid_entity_test

import data.catalog.invalid_entity

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

_with(changes) := json.patch(_component, changes)

test_finds_missing_fields_of_the_spec if {
	invalid_entity.deny == {
		{"message": "Component \"web\" has no spec.lifecycle", "at": ["spec"]},
		{"message": "Component \"web\" has no spec.owner", "at": ["spec"]},
	} with input as _with([
		{"op": "remove", "path": "/spec/lifecycle"},
		{"op": "remove", "path": "/spec/owner"},
	])
	invalid_entity.deny == {{"message": "System \"shop\" has no spec.owner", "at": []}} with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "System",
		"metadata": {"name": "shop"},
	}
}

test_finds_fields_of_the_wrong_type if {
	invalid_entity.deny == {
		{"message": "spec.owner of Component \"web\" is empty", "at": ["spec", "owner"]},
		{"message": "spec.type of Component \"web\" is no text", "at": ["spec", "type"]},
		{"message": "spec.system of Component \"web\" is no text", "at": ["spec", "system"]},
		{"message": "spec.dependsOn of Component \"web\" is no list", "at": ["spec", "dependsOn"]},
		{"message": "spec.providesApis.1 of Component \"web\" is no text", "at": ["spec", "providesApis", 1]},
	} with input as _with([
		{"op": "replace", "path": "/spec/owner", "value": ""},
		{"op": "replace", "path": "/spec/type", "value": 7},
		{"op": "add", "path": "/spec/system", "value": null},
		{"op": "add", "path": "/spec/dependsOn", "value": "resource:db"},
		{"op": "add", "path": "/spec/providesApis", "value": ["orders", {"name": "x"}]},
	])
	invalid_entity.deny == {{"message": "spec of Component \"web\" is no object", "at": ["spec"]}} with input as _with([{
		"op": "replace",
		"path": "/spec",
		"value": [],
	}])
}

test_finds_wrong_parts_of_a_spec if {
	head := {"apiVersion": "backstage.io/v1alpha1", "metadata": {"name": "x"}}
	invalid_entity.deny == {{
		"message": "spec.presence of Location \"x\" is none of optional, required",
		"at": ["spec", "presence"],
	}} with input as object.union(head, {"kind": "Location", "spec": {"presence": "maybe"}})
	invalid_entity.deny == {{"message": "Location \"x\" has no spec", "at": []}} with input as object.union(
		head,
		{"kind": "Location"},
	)
	invalid_entity.deny == {{
		"message": "spec.profile.email of User \"x\" is empty",
		"at": ["spec", "profile", "email"],
	}} with input as object.union(head, {"kind": "User", "spec": {"memberOf": [], "profile": {"email": ""}}})
	invalid_entity.deny == {{"message": "spec.profile of User \"x\" is no object", "at": ["spec", "profile"]}} with input as object.union(
		head,
		{"kind": "User", "spec": {"memberOf": [], "profile": "me"}},
	)
	invalid_entity.deny == {
		{"message": "spec.remotes.0 of API \"x\" has no url", "at": ["spec", "remotes", 0]},
		{"message": "spec.remotes.0.type of API \"x\" is empty", "at": ["spec", "remotes", 0, "type"]},
	} with input as object.union(
		head,
		{"kind": "API", "spec": {
			"type": "mcp-server",
			"lifecycle": "production",
			"owner": "shop",
			"remotes": [{"type": ""}],
		}},
	)
	invalid_entity.deny == {{"message": "spec.remotes of API \"x\" is empty", "at": ["spec", "remotes"]}} with input as object.union(
		head,
		{"kind": "API", "spec": {"type": "mcp-server", "lifecycle": "production", "owner": "shop", "remotes": []}},
	)
}

test_finds_entities_without_a_head if {
	invalid_entity.deny == {
		{"message": "Location has no metadata", "at": []},
		{"message": "Location has no spec", "at": []},
	} with input as {"apiVersion": "backstage.io/v1alpha1", "kind": "Location"}
	invalid_entity.deny == {{"message": "Component \"web\" has no apiVersion", "at": []}} with input as object.remove(
		_component,
		["apiVersion"],
	)
	invalid_entity.deny == {{"message": "Component has no metadata.name", "at": ["metadata"]}} with input as _with([{
		"op": "remove",
		"path": "/metadata/name",
	}])
	invalid_entity.deny == {{"message": "the entity has no kind", "at": []}} with input as object.remove(
		_component,
		["kind"],
	)
	invalid_entity.deny == {{"message": "metadata of Component is no object", "at": ["metadata"]}} with input as _with([{
		"op": "replace",
		"path": "/metadata",
		"value": "web",
	}])
}

test_accepts_what_is_filled_in_before_the_portal_looks if {
	invalid_entity.deny == set() with input as _with([
		{"op": "replace", "path": "/spec/owner", "value": {"$text": "./OWNER"}},
		{"op": "add", "path": "/spec/dependsOn", "value": "${{ values.needs }}"},
	])
	invalid_entity.deny == set() with input as _with([{
		"op": "replace",
		"path": "/spec",
		"value": {"$yaml": "./spec.yaml"},
	}])
}

test_accepts_whole_entities if {
	invalid_entity.deny == set() with input as _component
	invalid_entity.deny == set() with input as {
		"apiVersion": "backstage.io/v1alpha1",
		"kind": "Group",
		"metadata": {"name": "shop"},
		"spec": {"type": "team", "children": [], "profile": {"displayName": "Shop", "color": 7}},
	}
	invalid_entity.deny == set() with input as {
		"apiVersion": "scaffolder.backstage.io/v1beta3",
		"kind": "Template",
		"metadata": {"name": "service"},
		"spec": {"type": "service", "steps": [{"action": "fetch:template", "input": {}}]},
	}
}

test_accepts_other_kinds if {
	invalid_entity.deny == set() with input as {
		"apiVersion": "acme.example/v1",
		"kind": "Component",
		"metadata": {"name": "a"},
	}
	invalid_entity.deny == set() with input as {"services": {}}
}
