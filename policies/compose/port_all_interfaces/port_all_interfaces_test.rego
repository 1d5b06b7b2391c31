package compose.port_all_interfaces_test

import data.compose.port_all_interfaces as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_published(entry) := _file({"ports": [entry]})

_parameters := {"allowed": [443, "80"]}

test_finds_ports_on_all_interfaces if {
	every written, entry in {
		"80": "80",
		"9090": 9090,
		"8080:80": "8080:80",
		"0.0.0.0:8080:80": "0.0.0.0:8080:80",
		"[::]:8080:80/udp": "[::]:8080:80/udp",
		"0.0.0.0:5432:5432": "${IP:-0.0.0.0}:5432:5432",
		"3000-3005:3000-3005": "3000-3005:3000-3005",
		"8080:81": {"target": 81, "published": "8080"},
		"8080:82": {"target": 82, "published": 8080, "host_ip": "0.0.0.0"},
	} {
		fix.bare(rule.deny) == {{
			"message": sprintf("service \"web\" publishes port %s on all interfaces", [written]),
			"at": ["services", "web", "ports", 0],
		}} with input as _published(entry) with data.karat.parameters as _parameters
	}
}

test_accepts_ports_that_are_bound if {
	every entry in [
		"127.0.0.1:8080:80",
		"10.0.0.5::80",
		"[::1]:8080:80",
		{"target": 80, "published": "8080", "host_ip": "127.0.0.1"},
		"${IP}:8080:80",
		"${BIND}:80",
		"${PUBLISHED}",
		"${IP:-127.0.0.1}:8080:80",
	] {
		rule.deny == set() with input as _published(entry) with data.karat.parameters as _parameters
	}
}

test_accepts_ports_that_are_allowed if {
	every entry in ["443:8443", "80:8080/tcp", {"target": 8443, "published": 443}] {
		rule.deny == set() with input as _published(entry) with data.karat.parameters as _parameters
	}
}

test_accepts_services_that_publish_nothing if {
	rule.deny == set() with input as _file({"expose": ["80"]}) with data.karat.parameters as _parameters
	rule.deny == set() with input as _file({"ports": null}) with data.karat.parameters as _parameters
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as {"services": {"web": {"ports": ["${ADDRESS}:80:80"]}}}
		with data.karat.parameters as {"allowed": []}
	rule.unknown == {{
		"message": "the address of a port of service \"web\" comes from ${ADDRESS}, which is filled in later",
		"at": ["services", "web", "ports", 0],
	}} with input as {"services": {"web": {"ports": ["${ADDRESS}:80:80"]}}}
		with data.karat.parameters as {"allowed": []}
	every service in [{"ports": ["${ADDRESS:-127.0.0.1}:80:80"]}, {"ports": ["127.0.0.1:${PORT}:80"]}, {"ports": ["8080:80"]}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
			with data.karat.parameters as {"allowed": []}
	}
}

test_does_not_know_a_port_in_which_the_address_may_stand if {
	file := {"services": {"web": {"ports": ["${PORT}:80", {"target": 80, "published": 80, "host_ip": "${ADDRESS}"}]}}}
	rule.unknown == {
		{
			"message": "the address of a port of service \"web\" comes from ${PORT}, which is filled in later",
			"at": ["services", "web", "ports", 0],
		},
		{
			"message": "the address of a port of service \"web\" comes from ${ADDRESS}, which is filled in later",
			"at": ["services", "web", "ports", 1],
		},
	} with input as file
		with data.karat.parameters as {"allowed": []}
}
