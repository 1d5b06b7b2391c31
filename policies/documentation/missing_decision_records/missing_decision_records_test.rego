package documentation.missing_decision_records_test

import data.documentation.missing_decision_records as rule

_service(folders, type) := {
	"files": {},
	"entity": {"kind": "component", "name": "billing", "type": type, "scope": "billing"},
	"repository": {"files": {}, "folders": folders},
}

_parameters := {"types": ["service"]}

_deny(document) := found if {
	found := rule.deny with input as document with data.karat.parameters as _parameters
}

test_finds_services_without_records if {
	found := {{"message": "component \"billing\" has no records of decisions", "at": ["entity"]}}
	_deny(_service({"docs": ["adr.png"], "src/decisions": ["tree.go"]}, "service")) == found
}

test_accepts_records_of_every_sort if {
	every folder in ["docs/adr", "billing/architecture-decisions", "rfcs", "design/2024", "ADRs", "docs/decision-log"] {
		_deny(_service({folder: ["0001-use-events.md"]}, "service")) == set()
	}
}

test_applies_to_services if {
	rule.applies with input as _service({}, "service") with data.karat.parameters as _parameters
	not rule.applies with input as _service({}, "library") with data.karat.parameters as _parameters
	_deny(_service({}, "library")) == set()
	_deny({"kind": "Pod"}) == set()
}
