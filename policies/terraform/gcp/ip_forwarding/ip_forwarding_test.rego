package terraform.gcp.ip_forwarding_test

import data.lib.fix
import data.terraform.gcp.ip_forwarding

_machine(body) := {"resource": {"google_compute_instance": {"m": [body]}}}

_at := ["resource", "google_compute_instance", "m", 0, "can_ip_forward"]

test_finds_machines_that_forward if {
	every yes in [true, "true"] {
		fix.bare(ip_forwarding.deny) == {{
			"message": "machine may forward packets of others",
			"at": _at,
			"resource": "google_compute_instance.m",
		}} with input as _machine({"can_ip_forward": yes})
	}
}

test_finds_templates if {
	count(ip_forwarding.deny) == 3 with input as {"resource": {
		"google_compute_instance_template": {"a": [{"can_ip_forward": true}]},
		"google_compute_region_instance_template": {"b": [{"can_ip_forward": true}]},
		"google_compute_instance_from_template": {"c": [{"can_ip_forward": true}], "d": [{}]},
	}}
}

test_accepts_machines_that_do_not_forward if {
	ip_forwarding.deny == set() with input as _machine({"can_ip_forward": false})
	ip_forwarding.deny == set() with input as _machine({})
	ip_forwarding.deny == set() with input as _machine({"name": "gke-pool-1", "can_ip_forward": true})
}

test_says_what_is_unknown if {
	ip_forwarding.deny == set() with input as _machine({"can_ip_forward": "${var.gateway}"})
	ip_forwarding.unknown == {{
		"message": "can_ip_forward is known only when Terraform runs",
		"at": _at,
		"resource": "google_compute_instance.m",
	}} with input as _machine({"can_ip_forward": "${var.gateway}"})
}

test_accepts_other_documents if {
	ip_forwarding.deny == set() with input as {"kind": "Pod"}
	ip_forwarding.unknown == set() with input as {"kind": "Pod"}
}
