package delivery.slow_lead_time_test

import data.delivery.slow_lead_time

_parameters := {"hours": 100, "least_commits": 10, "bases": ["tag"], "environments": []}

_component(lead) := {
	"entity": {"ref": "component:default/shop", "kind": "component", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"now": 0, "deployments": {
		"environments": [],
		"groups": [{"env": "released", "basis": "tag", "services": [object.union(
			{"service": "shop", "present": true},
			lead,
		)]}],
	}},
}

_lead(n, hours) := {"change_lead_time": {"n": n, "median_seconds": hours * 3600}}

_deny(component) := found if {
	found := slow_lead_time.deny with input as component with data.karat.parameters as _parameters
}

test_finds_changes_that_wait_long if {
	_deny(_component(_lead(12, 101))) == {{
		"message": "half of the 12 commits of shop in released (seen by tag) took 101 hours or more, 100 are asked for",
		"at": ["entity"],
	}}
}

test_accepts_changes_that_do_not if _deny(_component(_lead(12, 100))) == set()

test_does_not_judge_a_few_commits_or_none if {
	_deny(_component(_lead(9, 500))) == set()
	not slow_lead_time.applies with input as _component(_lead(9, 500)) with data.karat.parameters as _parameters
	not slow_lead_time.applies with input as _component({}) with data.karat.parameters as _parameters
	slow_lead_time.applies with input as _component(_lead(10, 5)) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if _deny({"kind": "Pod"}) == set()
