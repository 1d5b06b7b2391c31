package delivery.failing_changes_test

import data.delivery.failing_changes

_parameters := {"percent": 15, "least_changes": 10, "bases": ["gitops"], "environments": []}

_component(count, n) := {
	"entity": {"ref": "component:default/shop", "kind": "component", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"deployments": {
		"environments": ["staging", "production"],
		"groups": [
			{"env": "staging", "basis": "gitops", "services": [{
				"service": "shop", "present": true, "change_fail_rate": {"count": 9, "n": 10},
			}]},
			{"env": "production", "basis": "gitops", "services": [{
				"service": "shop", "present": true, "change_fail_rate": {"count": count, "n": n},
			}]},
		],
	}},
}

_deny(component) := found if {
	found := failing_changes.deny with input as component with data.karat.parameters as _parameters
}

test_finds_services_whose_deployments_fail if {
	_deny(_component(4, 20)) == {{
		"message": "of 20 deployments of shop in production (seen by gitops) at least 4 failed, 15 % are accepted",
		"at": ["entity"],
	}}
}

test_accepts_a_few_failures if {
	_deny(_component(3, 20)) == set()
	_deny(_component(0, 20)) == set()
}

test_does_not_judge_a_few_deployments if {
	_deny(_component(9, 9)) == set()
	not failing_changes.applies with input as _component(9, 9) with data.karat.parameters as _parameters
	failing_changes.applies with input as _component(0, 10) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if _deny({"kind": "Pod"}) == set()
