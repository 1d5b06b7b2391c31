package catalog.unstaffed_oncall_test

import data.catalog.unstaffed_oncall

_service(fields, people) := {
	"files": {},
	"entity": object.union(
		{
			"kind": "component", "name": "billing", "type": "service", "lifecycle": "production",
			"metadata": {"name": "billing"},
		},
		fields,
	),
	"facts": {"imported": {"oncall": {"age_days": 1, "rows": [{"people": number} | some number in people]}}},
}

_parameters := {"types": ["service"], "lifecycles": ["production"], "people": 2}

_deny(document) := found if {
	found := unstaffed_oncall.deny with input as document with data.karat.parameters as _parameters
}

_found(people) := {{
	"message": sprintf("the on-call schedule of component \"billing\" has %d people, not 2", [people]),
	"at": ["entity", "metadata"],
}}

test_finds_schedules_without_people if {
	_deny(_service({}, [])) == _found(0)
	_deny(_service({}, [0, 1])) == _found(1)
}

test_accepts_schedules_with_people if {
	_deny(_service({}, [0, 5])) == set()
}

test_applies_to_services_in_production if {
	unstaffed_oncall.applies with input as _service({}, []) with data.karat.parameters as _parameters
	every fields in [{"type": "library"}, {"lifecycle": "deprecated"}] {
		not unstaffed_oncall.applies with input as _service(fields, []) with data.karat.parameters as _parameters
		_deny(_service(fields, [])) == set()
	}
	_deny({"kind": "Pod"}) == set()
}
