package terraform.gcp.google_compute_firewall_unrestricted_ingress80_test

import data.terraform.gcp.google_compute_firewall_unrestricted_ingress80

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["80"]}], "source_ranges": ["0.0.0.0/0"]}),
		_found("google_compute_firewall", ["source_ranges", 0], "port 80 (HTTP) is open to everybody"),
	],
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["1-5000"]}], "source_ranges": ["10.0.0.0/8", "::/0"]}),
		_found("google_compute_firewall", ["source_ranges", 1], "port 80 (HTTP) is open to everybody"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		google_compute_firewall_unrestricted_ingress80.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["80"]}], "source_ranges": ["192.0.2.0/24"]}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["443"]}], "source_ranges": ["0.0.0.0/0"]}),
	_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["80"]}], "source_ranges": ["0.0.0.0/0"], "disabled": true}),
	_module("google_compute_firewall", {"direction": "EGRESS", "allow": [{"protocol": "tcp", "ports": ["80"]}], "source_ranges": ["0.0.0.0/0"]}),
]

test_accepts_what_is_right if {
	every module in _right {
		google_compute_firewall_unrestricted_ingress80.deny == set() with input as module
		google_compute_firewall_unrestricted_ingress80.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_compute_firewall", {"allow": [{"protocol": "tcp", "ports": ["80"]}], "source_ranges": ["${var.office}"]}),
		_found("google_compute_firewall", ["source_ranges", 0], "what is open to whom is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		google_compute_firewall_unrestricted_ingress80.deny == set() with input as example[0]
		google_compute_firewall_unrestricted_ingress80.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	google_compute_firewall_unrestricted_ingress80.deny == set() with input as {"kind": "Pod"}
	google_compute_firewall_unrestricted_ingress80.unknown == set() with input as {"kind": "Pod"}
	google_compute_firewall_unrestricted_ingress80.deny == set() with input as {"resource": {"google_compute_firewall": "odd"}}
}
