package catalog.personal_owner_test

import data.catalog.personal_owner

_entity(owner) := {"entity": {"kind": "api", "name": "orders", "owner": owner, "spec": {"owner": owner}}}

test_finds_persons if {
	personal_owner.deny == {{
		"message": "the owner of api \"orders\" is a person, user:default/ana",
		"at": ["entity", "spec", "owner"],
	}} with input as _entity("user:default/ana")
}

test_accepts_groups if {
	personal_owner.deny == set() with input as _entity("group:default/user")
}

test_applies_where_there_is_an_owner if {
	personal_owner.applies with input as _entity("user:default/ana")
	not personal_owner.applies with input as {"entity": {"kind": "api", "name": "orders"}}
	personal_owner.deny == set() with input as {"kind": "Pod"}
}
