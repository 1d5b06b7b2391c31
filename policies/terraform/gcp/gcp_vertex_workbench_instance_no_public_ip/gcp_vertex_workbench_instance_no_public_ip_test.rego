package terraform.gcp.gcp_vertex_workbench_instance_no_public_ip_test

import data.terraform.gcp.gcp_vertex_workbench_instance_no_public_ip

_module(body) := {"resource": {"google_workbench_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "the instance has a public address",
	"at": array.concat(["resource", "google_workbench_instance", "main", 0], steps),
	"resource": "google_workbench_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["gce_setup", 0, "disable_public_ip"], {"gce_setup": [{"disable_public_ip": false}]}],
	[["gce_setup", 0, "disable_public_ip"], {"gce_setup": [{"disable_public_ip": "false"}]}],
	[[], {}],
	[["gce_setup", 0], {"gce_setup": [{}]}],
	[["gce_setup", 0, "disable_public_ip"], {"gce_setup": [{"disable_public_ip": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_vertex_workbench_instance_no_public_ip.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"gce_setup": [{"disable_public_ip": true}]},
	{"gce_setup": [{"disable_public_ip": "true"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		gcp_vertex_workbench_instance_no_public_ip.deny == set() with input as _module(body)
		gcp_vertex_workbench_instance_no_public_ip.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"gce_setup": [{"disable_public_ip": "${var.choice}"}]}
	gcp_vertex_workbench_instance_no_public_ip.deny == set() with input as _module(body)
	gcp_vertex_workbench_instance_no_public_ip.unknown == {{
		"message": "gce_setup.disable_public_ip is known only when Terraform runs",
		"at": array.concat(["resource", "google_workbench_instance", "main", 0], ["gce_setup", 0, "disable_public_ip"]),
		"resource": "google_workbench_instance.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"gce_setup": [{"for_each": ["a"], "content": [{"disable_public_ip": false}]}]}}
	perhaps := {"dynamic": {"gce_setup": [{"for_each": "${var.blocks}", "content": [{"disable_public_ip": true}]}]}}
	count(gcp_vertex_workbench_instance_no_public_ip.deny) == 1 with input as _module(once)
	gcp_vertex_workbench_instance_no_public_ip.deny == set() with input as _module(perhaps)
	count(gcp_vertex_workbench_instance_no_public_ip.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_vertex_workbench_instance_no_public_ip.deny == set() with input as {"kind": "Pod"}
	gcp_vertex_workbench_instance_no_public_ip.unknown == set() with input as {"kind": "Pod"}
	gcp_vertex_workbench_instance_no_public_ip.deny == set() with input as {"resource": {"google_workbench_instance": "odd"}}
}
