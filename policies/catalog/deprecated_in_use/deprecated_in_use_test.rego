package catalog.deprecated_in_use_test

import data.catalog.deprecated_in_use

_old(lifecycle) := {
	"ref": "api:default/orders-v1",
	"kind": "api",
	"name": "orders-v1",
	"lifecycle": lifecycle,
	"scope": "",
	"spec": {"lifecycle": lifecycle},
}

_user(name, lifecycle, relations) := {
	"ref": sprintf("component:default/%s", [name]),
	"kind": "component",
	"name": name,
	"lifecycle": lifecycle,
	"relations": relations,
}

_deny(lifecycle, users) := found if {
	entity := _old(lifecycle)
	found := deprecated_in_use.deny with input as {"entity": entity, "entities": array.concat([entity], users)}
		with data.karat.parameters as {"lifecycles": ["deprecated"]}
}

_found(users) := {{
	"message": sprintf(`api "orders-v1" is deprecated and used by %s`, [users]),
	"at": ["entity", "spec", "lifecycle"],
}}

_uses := {"consumesApis": ["api:default/orders-v1"]}

test_finds_users_that_live_on if {
	_deny("deprecated", [_user("web", "production", _uses)]) == _found("component:default/web")
	depends := {"dependsOn": ["api:default/orders-v1"]}
	_deny("deprecated", [_user("web", "production", _uses), _user("app", "experimental", depends)]) == _found(concat(", ", [
		"component:default/app",
		"component:default/web",
	]))
}

test_accepts_users_that_are_at_their_end_too if {
	_deny("deprecated", [_user("web", "deprecated", _uses)]) == set()
	_deny("deprecated", [_user("web", "production", {"consumesApis": ["api:default/orders-v2"]})]) == set()
	_deny("deprecated", []) == set()
}

test_does_not_apply_to_what_lives if {
	_deny("production", [_user("web", "production", _uses)]) == set()
}

test_accepts_other_kinds if {
	deprecated_in_use.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"lifecycles": []}
}
