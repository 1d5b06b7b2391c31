package terraform.gcp.gcp_compute_firewall_overly_permissive_to_all_traffic_test

import data.terraform.gcp.gcp_compute_firewall_overly_permissive_to_all_traffic

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "all"}], "source_ranges": ["0.0.0.0/0"]}),
		_found("google_compute_firewall", ["source_ranges", 0], "every port is open to everybody (all)"),
	],
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp"}], "source_ranges": ["10.0.0.0/8", "::/0"]}),
		_found("google_compute_firewall", ["source_ranges", 1], "every port is open to everybody (tcp)"),
	],
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "udp", "ports": ["0-65535"]}]}),
		_found("google_compute_firewall", [], "every port is open to everybody (udp)"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_compute_firewall_overly_permissive_to_all_traffic.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_firewall", {"allow": [{"protocol": "all"}], "source_ranges": ["10.0.0.0/8"]}),
	_module("google_compute_firewall", {"deny": [{"protocol": "all"}], "source_ranges": ["0.0.0.0/0"]}),
	_module("google_compute_firewall", {"allow": [{"protocol": "all"}], "source_ranges": ["0.0.0.0/0"], "disabled": true}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["443"]}], "source_ranges": ["0.0.0.0/0"]}),
]

test_accepts_what_is_right if {
	every module in _right {
		gcp_compute_firewall_overly_permissive_to_all_traffic.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_compute_firewall_overly_permissive_to_all_traffic.deny == set() with input as {"kind": "Pod"}
	gcp_compute_firewall_overly_permissive_to_all_traffic.deny == set() with input as {"resource": {"google_compute_firewall": "odd"}}
}
