package catalog.placeholder_owner_test

import data.catalog.placeholder_owner

_entity(owner) := {"entity": {"kind": "component", "name": "billing", "owner": owner, "spec": {"owner": owner}}}

_deny(document) := found if {
	found := placeholder_owner.deny with input as document
		with data.karat.parameters as {"names": ["guests", "todo", "my-team"]}
}

test_finds_owners_that_are_nobody if {
	every owner in ["group:default/guests", "group:default/TODO", "group:default/my_team", "user:shop/guests"] {
		_deny(_entity(owner)) == {{
			"message": sprintf("the owner of component \"billing\" is %q, which is nobody", [owner]),
			"at": ["entity", "spec", "owner"],
		}}
	}
}

test_accepts_teams if {
	_deny(_entity("group:default/payments")) == set()
	_deny(_entity("group:guests/payments")) == set()
}

test_applies_where_there_is_an_owner if {
	placeholder_owner.applies with input as _entity("group:default/payments")
	not placeholder_owner.applies with input as {"entity": {"kind": "component", "name": "billing"}}
	_deny({"kind": "Pod"}) == set()
}
