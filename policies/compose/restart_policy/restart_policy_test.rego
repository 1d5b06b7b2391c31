package compose.restart_policy_test

import data.compose.restart_policy as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_parameters := {"attempts": 5}

_by(how, at) := {{
	"message": sprintf("service \"web\" is restarted without end by %s", [how]),
	"at": array.concat(["services", "web"], at),
}}

test_finds_services_that_are_restarted_without_end if {
	every value, how in {
		"always": "always",
		"unless-stopped": "unless-stopped",
		"on-failure": "on-failure",
		"on-failure:0": "on-failure:0",
		"on-failure:10": "on-failure:10",
		"on-failure:often": "on-failure:often",
		"${RESTART:-always}": "always",
	} {
		fix.bare(rule.deny) == _by(how, ["restart"]) with input as _file({"restart": value})
			with data.karat.parameters as _parameters
	}
}

test_finds_policies_of_deployments_without_a_limit if {
	every policy in [{"condition": "any"}, {}, {"condition": "on-failure"}, {"max_attempts": 0}, {"max_attempts": 50}, {"max_attempts": -1}, {"max_attempts": ["5"]}] {
		fix.bare(rule.deny) == _by("its restart_policy", ["deploy", "restart_policy"]) with input as _file({
			"restart": "always",
			"deploy": {"restart_policy": policy},
		})
			with data.karat.parameters as _parameters
	}
}

test_finds_what_a_service_takes_over if {
	file := {"services": {"base": {"restart": "always"}, "web": {"extends": "base", "image": "a"}}}
	{finding.at | some finding in rule.deny} == {["services", "base", "restart"], ["services", "web"]} with input as file
		with data.karat.parameters as _parameters
}

test_accepts_services_with_a_limit_or_without_restarts if {
	every service in [
		{"restart": "on-failure:5"}, {"restart": "on-failure:3"}, {"restart": "no"}, {"restart": false}, {},
		{"restart": null}, {"restart": "${RESTART:-no}"}, {"restart": "on-failure:${ATTEMPTS}"},
		{"deploy": {"restart_policy": {"condition": "on-failure", "max_attempts": 5}}},
		{"restart": "always", "deploy": {"restart_policy": {"condition": "none"}}},
		{"deploy": {"restart_policy": {"max_attempts": "${ATTEMPTS}"}}},
		{"deploy": {"replicas": 2}}, {"deploy": null}, {"deploy": {"restart_policy": null}},
	] {
		rule.deny == set() with input as _file(service) with data.karat.parameters as _parameters
	}
	rule.deny == set() with input as _file({"restart": "on-failure:10"}) with data.karat.parameters as {"attempts": 10}
}

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as _file({"restart": "${RESTART}"}) with data.karat.parameters as _parameters
	rule.unknown == {{
		"message": "restart of service \"web\" comes from ${RESTART}, which is filled in later",
		"at": ["services", "web", "restart"],
	}} with input as _file({"restart": "${RESTART}"}) with data.karat.parameters as _parameters
	rule.unknown == set() with input as _file({"restart": "always"}) with data.karat.parameters as _parameters
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null} with data.karat.parameters as _parameters
	rule.deny == set() with input as {"services": {"web": ["always"]}} with data.karat.parameters as _parameters
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}} with data.karat.parameters as _parameters
}
