package delivery.rare_deployments_test

import data.delivery.rare_deployments

_day := 86400

_parameters := {"least": 3, "weeks": 8, "bases": ["tag"], "environments": []}

_component(n, weeks) := {
	"entity": {"ref": "component:default/shop", "kind": "component", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"now": 200 * _day, "deployments": {
		"environments": [],
		"window": {"since": 110 * _day, "until": 200 * _day},
		"groups": [{"env": "released", "basis": "tag", "services": [{
			"service": "shop", "present": true, "latest": 120 * _day,
			"deployment_frequency": {"n": n, "weeks": weeks},
		}]}],
	}},
}

_deny(component) := found if {
	found := rare_deployments.deny with input as component with data.karat.parameters as _parameters
}

test_finds_services_that_are_rarely_deployed if {
	_deny(_component(2, 12)) == {{
		"message": "shop in released (seen by tag) was deployed 2 times in 90 days, the last time 80 days ago",
		"at": ["entity"],
	}}
}

test_accepts_services_that_are_deployed if _deny(_component(3, 12)) == set()

test_leaves_new_services_out if {
	_deny(_component(1, 7)) == set()
	not rare_deployments.applies with input as _component(1, 7) with data.karat.parameters as _parameters
	rare_deployments.applies with input as _component(1, 8) with data.karat.parameters as _parameters
}

test_leaves_other_bases_out if {
	rare_deployments.deny == set() with input as _component(0, 12)
		with data.karat.parameters as object.union(_parameters, {"bases": ["gitops"]})
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
	not rare_deployments.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}
