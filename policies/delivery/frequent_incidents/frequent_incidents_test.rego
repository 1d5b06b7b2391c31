package delivery.frequent_incidents_test

import data.delivery.frequent_incidents

_day := 86400

_component(incidents) := {
	"entity": {"kind": "component", "name": "billing", "scope": ""},
	"facts": {"now": 1000 * _day, "imported": {"incidents": {"age_days": 1, "rows": [
	{"opened": (1000 - days) * _day, "severity": severity} |
		some [days, severity] in incidents
	]}}},
}

_deny(incidents, severities) := found if {
	found := frequent_incidents.deny with input as _component(incidents)
		with data.karat.parameters as {"days": 90, "most": 1, "severities": severities}
}

_found := {{"message": `component "billing" had 2 incidents in 90 days`, "at": ["entity"]}}

test_finds_components_with_many_incidents if {
	_deny([[1, "sev1"], [80, "sev3"], [91, "sev1"]], []) == _found
	_deny([[1, "sev1"], [80, "sev1"], [2, "sev3"]], ["sev1"]) == _found
}

test_accepts_components_with_few_incidents if {
	_deny([[1, "sev1"], [100, "sev1"]], []) == set()
	_deny([[1, "sev1"], [2, "sev3"]], ["sev1"]) == set()
	_deny([], []) == set()
}

test_accepts_other_kinds if {
	frequent_incidents.deny == set() with input as {"kind": "Pod"}
		with data.karat.parameters as {"days": 90, "most": 1, "severities": []}
}
