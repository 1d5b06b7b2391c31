package catalog.missing_oncall_test

import data.catalog.missing_oncall

_service(fields) := {"entity": object.union(
	{
		"kind": "component", "name": "billing", "metadata": {"name": "billing"},
		"type": "service", "lifecycle": "production",
	},
	fields,
)}

_parameters := {"types": ["service"], "lifecycles": ["production"], "pattern": ""}

_deny(document) := found if {
	found := missing_oncall.deny with input as document with data.karat.parameters as _parameters
}

test_finds_services_that_name_nobody if {
	_deny(_service({})) == {{
		"message": "component \"billing\" names nobody who is on call",
		"at": ["entity", "metadata"],
	}}
	_deny(_service({"annotations": {"grafana/dashboard-selector": "a"}, "links": [{"url": "https://a.example"}]})) != set()
}

test_accepts_annotations_and_links_of_tools if {
	every annotation in ["pagerduty.com/service-id", "opsgenie.com/team", "splunk.com/on-call-team", "acme/oncall"] {
		_deny(_service({"annotations": {annotation: "P1"}})) == set()
	}
	_deny(_service({"links": [{"url": "https://a.example/x", "title": "On-call"}]})) == set()
	_deny(_service({"links": [{"url": "https://acme.pagerduty.com/x"}]})) == set()
}

test_accepts_a_tool_of_the_company if {
	own := object.union(_parameters, {"pattern": "^acme[.]example/rota$|rota[.]acme[.]example"})
	every fields in [{"annotations": {"acme.example/rota": "1"}}, {"links": [{"url": "https://rota.acme.example/1"}]}] {
		missing_oncall.deny == set() with input as _service(fields) with data.karat.parameters as own
	}
}

test_applies_to_services_in_production if {
	missing_oncall.applies with input as _service({}) with data.karat.parameters as _parameters
	every fields in [{"type": "library"}, {"lifecycle": "experimental"}] {
		not missing_oncall.applies with input as _service(fields) with data.karat.parameters as _parameters
		_deny(_service(fields)) == set()
	}
	_deny({"kind": "Pod"}) == set()
}
