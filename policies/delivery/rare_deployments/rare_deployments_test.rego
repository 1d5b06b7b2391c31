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

_repository(counts) := _tagged({name: {"n": n, "latest": 150} | some name, n in counts})

_tagged(services) := {
	"entity": {"ref": "repository:default/shop", "kind": "repository", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"now": 200 * _day, "deployments": {
		"environments": [],
		"window": {"since": 110 * _day, "until": 200 * _day},
		"groups": [{"env": "released", "basis": "tag", "services": [
		{"service": name, "present": true, "latest": own.latest * _day, "deployment_frequency": {"n": own.n, "weeks": 12}} |
			some name, own in services
		]}],
	}},
}

test_tells_of_several_services_at_once if {
	_deny(_repository({"shop/a": 1, "shop/b": 2, "shop/c": 9})) == {{
		"message": concat(" ", [
			"2 of 3 services were deployed less than 3 times in 90 days:",
			"shop/a in released (seen by tag), shop/b in released (seen by tag)",
		]),
		"at": ["entity"],
	}}
}

test_leaves_out_tags_of_former_names if {
	_deny(_tagged({"shop": {"n": 9, "latest": 190}, "shop/old": {"n": 0, "latest": 80}})) == set()
	_deny(_tagged({"shop": {"n": 0, "latest": 100}, "shop/old": {"n": 0, "latest": 9}})) == {{
		"message": "shop in released (seen by tag) was deployed 0 times in 90 days, the last time 100 days ago",
		"at": ["entity"],
	}}
	count(_deny(_tagged({"shop": {"n": 9, "latest": 190}, "shop/b": {"n": 0, "latest": 105}}))) == 1
}
