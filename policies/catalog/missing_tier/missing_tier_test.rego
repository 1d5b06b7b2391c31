package catalog.missing_tier_test

import data.catalog.missing_tier

_service(fields) := {"entity": object.union(
	{"kind": "component", "name": "billing", "type": "service", "metadata": {"name": "billing", "labels": {}}},
	fields,
)}

_deny(document, allowed) := found if {
	found := missing_tier.deny with input as document
		with data.karat.parameters as {"types": ["service"], "allowed": allowed}
}

test_finds_services_without_a_tier if {
	_deny(_service({}), []) == {{
		"message": "component \"billing\" has no tier",
		"at": ["entity", "metadata", "labels"],
	}}
}

test_finds_tiers_that_are_not_agreed_on if {
	_deny(_service({"tier": "gold"}), ["1", "2"]) == {{
		"message": "component \"billing\" has the tier \"gold\", not one of 1, 2",
		"at": ["entity", "metadata", "labels"],
	}}
}

test_accepts_tiers if {
	_deny(_service({"tier": "gold"}), []) == set()
	_deny(_service({"tier": "1"}), ["1", "2"]) == set()
}

test_applies_to_services if {
	missing_tier.applies with input as _service({}) with data.karat.parameters as {"types": ["service"], "allowed": []}
	library := _service({"type": "library"})
	not missing_tier.applies with input as library with data.karat.parameters as {"types": ["service"], "allowed": []}
	_deny(library, []) == set()
	_deny({"kind": "Pod"}, []) == set()
}
