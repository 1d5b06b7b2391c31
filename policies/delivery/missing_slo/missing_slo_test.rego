package delivery.missing_slo_test

import data.delivery.missing_slo

_component(type, lifecycle, documents) := {
	"entity": {"kind": "component", "name": "billing", "type": type, "lifecycle": lifecycle, "scope": ""},
	"documents": documents,
}

_deny(type, lifecycle, documents) := found if {
	found := missing_slo.deny with input as _component(type, lifecycle, documents)
		with data.karat.parameters as {"types": ["service"], "lifecycles": ["production"]}
}

_found := {{"message": `component "billing" has no service level objective`, "at": ["entity"]}}

test_finds_services_without_one if {
	_deny("service", "production", {}) == _found
	_deny("service", "production", {"kubernetes": [{"path": "a.yaml", "value": {"kind": "Deployment"}}]}) == _found
	_deny("service", "production", {"yaml": [{"path": "a.yaml", "value": {"version": "3", "slos": []}}]}) == _found
}

test_accepts_objectives_of_any_tool if {
	every documents in [
		{"kubernetes": [{"path": "slo.yaml", "value": {"kind": "PrometheusServiceLevel"}}]},
		{"yaml": [{"path": "slo.yaml", "value": {"apiVersion": "openslo/v1", "kind": "SLO"}}]},
		{"yaml": [{"path": "slo.yaml", "value": {"version": "prometheus/v1", "slos": [{"name": "requests"}]}}]},
		{"terraform": [{"path": "main.tf", "value": {"resource": {"google_monitoring_slo": {"a": [{}]}}}}]},
	] {
		_deny("service", "production", documents) == set()
	}
}

test_does_not_apply_to_what_needs_none if {
	_deny("library", "production", {}) == set()
	_deny("service", "experimental", {}) == set()
	not missing_slo.applies with input as _component("library", "production", {})
		with data.karat.parameters as {"types": ["service"], "lifecycles": ["production"]}
}

test_accepts_other_kinds if {
	missing_slo.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"types": [], "lifecycles": []}
}
