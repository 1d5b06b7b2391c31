package delivery.slow_rollback_test

import data.delivery.slow_rollback

_parameters := {"hours": 4, "least_failures": 3, "bases": ["import"], "environments": []}

_component(n, minutes) := {
	"entity": {"ref": "component:default/shop", "kind": "component", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"deployments": {
		"environments": [],
		"groups": [{"env": "production", "basis": "import", "services": [{
			"service": "shop",
			"present": true,
			"failed_deployment_recovery_time": {"n": n, "median_seconds": minutes * 60},
		}]}],
	}},
}

_deny(component) := found if {
	found := slow_rollback.deny with input as component with data.karat.parameters as _parameters
}

test_finds_failures_that_last if {
	_deny(_component(3, 300)) == {{
		"message": concat("", [
			"half of the 3 failed deployments of shop in production (seen by import) lasted 300 minutes or more, ",
			"240 are asked for",
		]),
		"at": ["entity"],
	}}
}

test_accepts_failures_that_do_not if _deny(_component(3, 240)) == set()

test_does_not_judge_a_few_failures if {
	_deny(_component(2, 900)) == set()
	not slow_rollback.applies with input as _component(2, 900) with data.karat.parameters as _parameters
	slow_rollback.applies with input as _component(3, 9) with data.karat.parameters as _parameters
}

test_accepts_other_kinds if _deny({"kind": "Pod"}) == set()
