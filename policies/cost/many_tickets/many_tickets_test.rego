package cost.many_tickets_test

import data.cost.many_tickets

_component(ages) := {
	"entity": {"kind": "component", "name": "billing", "scope": ""},
	"facts": {"now": 1000 * 86400, "imported": {"tickets": {"age_days": 1, "rows": [
	{"opened": (1000 - days) * 86400} |
		some days in ages
	]}}},
}

_deny(document) := found if {
	found := many_tickets.deny with input as document with data.karat.parameters as {"days": 30, "most": 2}
}

test_finds_components_with_many_tickets if {
	_deny(_component([1, 2, 29, 31])) == {{"message": `component "billing" got 3 tickets in 30 days`, "at": ["entity"]}}
}

test_accepts_components_with_few_tickets if {
	_deny(_component([1, 2, 31])) == set()
	_deny(_component([])) == set()
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
