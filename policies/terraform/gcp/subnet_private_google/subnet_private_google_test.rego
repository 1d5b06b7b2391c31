package terraform.gcp.subnet_private_google_test

import data.lib.fix
import data.terraform.gcp.subnet_private_google

_module(body) := {"resource": {"google_compute_subnetwork": {"main": [body]}}}

_found(steps) := {{
	"message": "machines without a public address cannot reach APIs of Google",
	"at": array.concat(["resource", "google_compute_subnetwork", "main", 0], steps),
	"resource": "google_compute_subnetwork.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["private_ip_google_access"], {"private_ip_google_access": false}],
	[["private_ip_google_access"], {"private_ip_google_access": "false"}],
	[[], {}],
	[["private_ip_google_access"], {"private_ip_google_access": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(subnet_private_google.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"private_ip_google_access": true}, {"private_ip_google_access": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		subnet_private_google.deny == set() with input as _module(body)
		subnet_private_google.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"private_ip_google_access": "${var.choice}"}
	subnet_private_google.deny == set() with input as _module(body)
	subnet_private_google.unknown == {{
		"message": "private_ip_google_access is known only when Terraform runs",
		"at": array.concat(["resource", "google_compute_subnetwork", "main", 0], ["private_ip_google_access"]),
		"resource": "google_compute_subnetwork.main",
	}} with input as _module(body)
}

test_accepts_subnets_that_are_not_for_machines if {
	every purpose in ["REGIONAL_MANAGED_PROXY", "PRIVATE_SERVICE_CONNECT", "PRIVATE_NAT"] {
		subnet_private_google.deny == set() with input as _module({"purpose": purpose})
	}
}

test_does_not_know_what_an_unknown_purpose_needs if {
	subnet_private_google.deny == set() with input as _module({"purpose": "${var.purpose}"})
	count(subnet_private_google.unknown) == 1 with input as _module({"purpose": "${var.purpose}"})
	right := _module({"purpose": "${var.purpose}", "private_ip_google_access": true})
	subnet_private_google.unknown == set() with input as right
}

test_accepts_other_documents_and_odd_shapes if {
	subnet_private_google.deny == set() with input as {"kind": "Pod"}
	subnet_private_google.unknown == set() with input as {"kind": "Pod"}
	subnet_private_google.deny == set() with input as {"resource": {"google_compute_subnetwork": "odd"}}
}
