package catalog.owner_not_in_codeowners_test

import data.catalog.owner_not_in_codeowners as rule

_component(owner, owners) := {
	"files": {path: {} | some path, _ in owners},
	"entity": {"kind": "component", "name": "billing", "scope": "billing", "owner": owner, "spec": {"owner": owner}},
	"entities": [],
	"facts": {"codeowners": {"path": "CODEOWNERS", "owners": owners}},
}

_deny(document) := found if {
	found := rule.deny with input as document with data.karat.parameters as {"handles": {}}
}

_payments := "group:default/payments"

test_finds_owners_that_are_not_asked if {
	_deny(_component(_payments, {"billing/a.go": ["@acme/checkout", "@ana"], "README.md": ["@acme/payments"]})) == {{
		"message": "group:default/payments owns component \"billing\", whose files CODEOWNERS gives to @acme/checkout, @ana",
		"at": ["entity", "spec", "owner"],
	}}
	count(_deny(_component("group:default/pay", {"billing/a.go": ["@acme/payments"]}))) == 1
}

test_accepts_every_spelling_of_a_team if {
	every handle in ["@acme/payments", "@acme/Team-Payments", "payments@acme.example", "@acme/shop/payments"] {
		_deny(_component(_payments, {"billing/a.go": [handle]})) == set()
	}
	_deny(_component("user:default/ana", {"billing/a.go": ["@ana"]})) == set()
	_deny(_component(_payments, {"billing/a.go": ["@acme/checkout"], "billing/b.go": ["@acme/payments"]})) == set()
}

test_accepts_names_that_are_told if {
	document := _component(_payments, {"billing/a.go": ["@acme/p7"]})
	handles := {_payments: ["@acme/p7"]}
	rule.deny == set() with input as document with data.karat.parameters as {"handles": handles}
	group := {"ref": _payments, "annotations": {"github.com/team-slug": "acme/p7"}}
	_deny(object.union(document, {"entities": [group]})) == set()
}

test_applies_where_both_say_something if {
	rule.applies with input as _component(_payments, {"billing/a.go": ["@ana"]})
	not rule.applies with input as _component(_payments, {"billing/a.go": [], "README.md": ["@ana"]})
	_deny(_component(_payments, {"README.md": ["@ana"]})) == set()
	_deny({"kind": "Pod"}) == set()
}
