package standards.waivers_over_budget_test

import data.standards.waivers_over_budget

_waiver(id, entities) := {"value": {
	"id": id,
	"created": "2026-11-01",
	"expires": "2027-01-01",
	"scope": {"entities": entities},
}}

_input(policies) := {
	"facts": {"today": "2026-11-26"},
	"documents": {
		"karat/waiver": [_waiver("W-1", ["a", "b"]), _waiver("W-3", ["a"]), _waiver("W-2", ["a"])],
		"karat/waiver_policy": policies,
	},
}

_deny(policies) := found if {
	found := waivers_over_budget.deny with input as _input(policies) with data.karat.parameters as {"per_entity": 3}
}

test_finds_entities_with_too_many_waivers if {
	_deny([{"value": {"budget": {"per_entity": 2}}}]) == {{
		"message": "a has 3 waivers, 2 are allowed",
		"at": ["documents", "karat/waiver", 1, "value", "id"],
	}}
}

test_accepts_what_the_budget_allows if {
	_deny([]) == set()
	_deny([{"value": {"max_days": {"default": 90}}}]) == set()
	_deny([{"value": {"budget": {"per_entity": 3}}}]) == set()
}
