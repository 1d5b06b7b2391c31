package lib.deployments_test

import data.lib.deployments

_row(service, present) := {"service": service, "present": present}

_entity(name, scope) := {"ref": sprintf("component:default/%s", [name]), "kind": "component", "name": name, "scope": scope}

_input(entity, environments) := {
	"entity": entity,
	"entities": [_entity("shop", ""), _entity("billing", "services/billing")],
	"facts": {"deployments": {
		"environments": environments,
		"window": {"since": 0, "until": 90 * 86400},
		"groups": [
			{"env": "staging", "basis": "gitops", "services": [_row("shop", true)]},
			{"env": "production", "basis": "gitops", "services": [_row("shop", true), _row("gone", false)]},
			{"env": "released", "basis": "tag", "services": [
				_row("services/billing", true), _row("@acme/billing", true), _row("web", true),
			]},
		],
		"promotions": [{"from": "staging", "to": "production", "stuck": [
			{"service": "shop", "version": "1"}, {"service": "billing", "version": "2"},
		]}],
	}},
}

_names(entity, environments, bases, asked) := found if {
	all := deployments.rows(bases, asked) with input as _input(entity, environments)
	found := [sprintf("%s %s", [row.env, row.service]) | some row in all]
}

test_counts_the_last_environment if {
	shop := _entity("shop", "")
	_names(shop, ["staging", "production"], ["gitops"], []) == ["production shop"]
	_names(shop, [], ["gitops"], []) == ["staging shop", "production shop"]
	_names(shop, ["staging", "production"], ["gitops"], ["staging"]) == ["staging shop"]
	_names(shop, [], ["merge"], []) == []
}

test_tells_services_apart if {
	_names(_entity("shop", ""), [], ["tag"], []) == ["released web"]
	billing := ["released services/billing", "released @acme/billing"]
	_names(_entity("billing", "services/billing"), [], ["tag"], []) == billing
	_names(_entity("other", "services/other"), [], ["tag", "gitops"], []) == []
}

test_gives_what_is_stuck if {
	shop := _input(_entity("shop", ""), [])
	deployments.stuck == [{"service": "shop", "version": "1", "from": "staging", "to": "production"}] with input as shop
	deployments.stuck == [] with input as {"kind": "Pod"}
}

test_knows_the_window_and_names if {
	deployments.days == 90 with input as _input(_entity("shop", ""), [])
	row := {"service": "shop", "env": "production", "basis": "tag"}
	deployments.label(row) == "shop in production (seen by tag)"
}
