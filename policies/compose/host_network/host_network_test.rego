package compose.host_network_test

import data.compose.host_network

test_finds_services_in_the_network_of_the_host if {
	host_network.deny == {{
		"message": "service \"web\" uses the network of the host",
		"at": ["services", "web", "network_mode"],
	}} with input as {"services": {"web": {"network_mode": "host"}, "db": {"network_mode": "bridge"}}}
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
