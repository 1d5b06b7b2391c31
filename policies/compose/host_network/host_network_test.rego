package compose.host_network_test

import data.compose.host_network
import data.lib.fix

test_finds_services_in_the_network_of_the_host if {
	fix.bare(host_network.deny) == {{
		"message": "service \"web\" uses the network of the host",
		"at": ["services", "web", "network_mode"],
	}} with input as {"services": {"web": {"network_mode": "host"}, "db": {"network_mode": "bridge"}}}
}

test_finds_external_networks_that_are_the_host if {
	every network in [{"external": true, "name": "host"}, {"external": {"name": "host"}}] {
		fix.bare(host_network.deny) == {
			{"message": "service \"a\" uses the network of the host", "at": ["services", "a", "networks"]},
			{"message": "service \"b\" uses the network of the host", "at": ["services", "b", "networks"]},
		} with input as {
			"services": {
				"a": {"networks": ["outside"]},
				"b": {"networks": {"outside": {"aliases": ["b"]}}},
				"c": {"networks": ["inside"]},
			},
			"networks": {"outside": network, "inside": null},
		}
	}
}

test_accepts_networks_that_are_called_so if {
	host_network.deny == set() with input as {
		"services": {"a": {"networks": ["host"]}},
		"networks": {"host": {"driver": "bridge"}},
	}
}

test_accepts_other_networks if {
	host_network.deny == set() with input as {"services": {
		"a": {"network_mode": "none"},
		"b": {"network_mode": "service:a"},
		"c": {"network_mode": "${MODE}"},
	}}
}

test_accepts_services_without_a_word_about_it if {
	host_network.deny == set() with input as {"services": {"web": {"networks": ["front"]}}}
}

test_accepts_other_kinds if {
	host_network.deny == set() with input as {"kind": "Pod", "spec": {"hostNetwork": true}}
}

test_does_not_know_what_is_filled_in_later if {
	host_network.deny == set() with input as {"services": {"web": {"network_mode": "${MODE}"}}}
	host_network.unknown == {{
		"message": "network_mode of service \"web\" comes from ${MODE}, which is filled in later",
		"at": ["services", "web", "network_mode"],
	}} with input as {"services": {"web": {"network_mode": "${MODE}"}}}
	every service in [{"network_mode": "host"}, {"network_mode": "${MODE:-private}"}, {"network_mode": "service:${OTHER}"}, {"network_mode": null}, {}] {
		host_network.unknown == set() with input as {"services": {"web": service}}
	}
}

test_judges_what_a_service_takes_over if {
	services := {"base": {"network_mode": "host"}, "web": {"extends": "base"}, "db": {"extends": "base", "network_mode": "1"}}
	{[finding.message, finding.at] | some finding in data.compose.host_network.deny} == {
		["service \"base\" uses the network of the host", ["services", "base", "network_mode"]],
		["service \"web\" uses the network of the host", ["services", "web"]],
	} with input as {"services": services}
}
