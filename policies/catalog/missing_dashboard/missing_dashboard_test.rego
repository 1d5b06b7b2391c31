package catalog.missing_dashboard_test

import data.catalog.missing_dashboard

_service(fields, files) := {
	"files": {path: {} | some path in files},
	"entity": object.union(
		{"kind": "component", "name": "billing", "type": "service", "lifecycle": "production", "metadata": {"links": []}},
		fields,
	),
}

_parameters := {"types": ["service"], "lifecycles": ["production"]}

_deny(document) := found if {
	found := missing_dashboard.deny with input as document with data.karat.parameters as _parameters
}

test_finds_services_without_one if {
	_deny(_service({}, ["src/dashboard.ts"])) == {{
		"message": "component \"billing\" leads to no dashboard",
		"at": ["entity", "metadata", "links"],
	}}
}

test_accepts_links_and_annotations if {
	_deny(_service({"links": [{"url": "https://a.example", "title": "Dashboards"}]}, [])) == set()
	_deny(_service({"links": [{"url": "https://grafana.acme.example/d/1"}]}, [])) == set()
	_deny(_service({"annotations": {"grafana/dashboard-selector": "tag=billing"}}, [])) == set()
}

test_accepts_dashboards_as_code if {
	every path in ["deploy/dashboards/billing.json", "grafana/billing-dashboard.json", "dashboards/a.libsonnet"] {
		_deny(_service({}, [path])) == set()
	}
}

test_applies_to_services_in_production if {
	missing_dashboard.applies with input as _service({}, []) with data.karat.parameters as _parameters
	every fields in [{"type": "library"}, {"lifecycle": "experimental"}] {
		not missing_dashboard.applies with input as _service(fields, []) with data.karat.parameters as _parameters
		_deny(_service(fields, [])) == set()
	}
	_deny({"kind": "Pod"}) == set()
}
