package catalog.missing_system_test

import data.catalog.missing_system

_entity(fields) := {"entity": object.union(
	{"kind": "component", "name": "billing", "spec": {"type": "service"}, "relations": {}},
	fields,
)}

test_finds_entities_that_stand_alone if {
	missing_system.deny == {{
		"message": "component \"billing\" belongs to no system",
		"at": ["entity", "spec"],
	}} with input as _entity({})
}

test_accepts_parts_of_systems_and_components if {
	missing_system.deny == set() with input as _entity({"system": "system:default/shop"})
	part := {"subcomponentOf": ["component:default/shop"]}
	missing_system.deny == set() with input as _entity({"relations": part})
}

test_accepts_other_kinds if {
	missing_system.deny == set() with input as {"kind": "Pod"}
}
