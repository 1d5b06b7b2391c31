package terraform.gcp.compute_disable_allow_all_ports_test

import data.terraform.gcp.compute_disable_allow_all_ports

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp"}], "source_ranges": ["192.168.1.0/24"]}),
		_found("google_compute_firewall", ["allow", 0], "every port of tcp is allowed"),
	],
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "icmp"}, {"protocol": "all"}]}),
		_found("google_compute_firewall", ["allow", 1], "every port of every protocol is allowed"),
	],
	[
		_module("google_compute_firewall", {"allow": [{"protocol": 17, "ports": ["0-65535"]}]}),
		_found("google_compute_firewall", ["allow", 0], "every port of udp is allowed"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		compute_disable_allow_all_ports.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["80", "443"]}]}),
	_module("google_compute_firewall", {"allow": [{"protocol": "icmp"}]}),
	_module("google_compute_firewall", {"allow": [{"protocol": "all"}], "disabled": true}),
	_module("google_compute_firewall", {"allow": [{"protocol": "all"}], "direction": "EGRESS"}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": "${var.ports}"}], "direction": "EGRESS"}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": "${var.ports}"}], "disabled": true}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["${var.port}"]}]}),
	_module("google_compute_firewall", {"deny": [{"protocol": "all"}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		compute_disable_allow_all_ports.deny == set() with input as module
		compute_disable_allow_all_ports.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": "${var.ports}"}]}),
		_found("google_compute_firewall", ["allow", 0], "ports is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		compute_disable_allow_all_ports.deny == set() with input as example[0]
		compute_disable_allow_all_ports.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	compute_disable_allow_all_ports.deny == set() with input as {"kind": "Pod"}
	compute_disable_allow_all_ports.unknown == set() with input as {"kind": "Pod"}
	compute_disable_allow_all_ports.deny == set() with input as {"resource": {"google_compute_firewall": "odd"}}
}
