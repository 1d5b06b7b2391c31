package terraform.gcp.gcp_vertex_runtime_private_test

import data.terraform.gcp.gcp_vertex_runtime_private

_module(body) := {"resource": {"google_notebooks_runtime": {"main": [body]}}}

_found(steps) := {{
	"message": "the runtime has a public address",
	"at": array.concat(["resource", "google_notebooks_runtime", "main", 0], steps),
	"resource": "google_notebooks_runtime.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["virtual_machine", 0, "virtual_machine_config", 0, "internal_ip_only"], {"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": false}]}]}],
	[["virtual_machine", 0, "virtual_machine_config", 0, "internal_ip_only"], {"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": "false"}]}]}],
	[[], {}],
	[["virtual_machine", 0], {"virtual_machine": [{}]}],
	[["virtual_machine", 0, "virtual_machine_config", 0], {"virtual_machine": [{"virtual_machine_config": [{}]}]}],
	[["virtual_machine", 0, "virtual_machine_config", 0, "internal_ip_only"], {"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": null}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_vertex_runtime_private.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": true}]}]},
	{"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": "true"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		gcp_vertex_runtime_private.deny == set() with input as _module(body)
		gcp_vertex_runtime_private.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"virtual_machine": [{"virtual_machine_config": [{"internal_ip_only": "${var.choice}"}]}]}
	gcp_vertex_runtime_private.deny == set() with input as _module(body)
	gcp_vertex_runtime_private.unknown == {{
		"message": "virtual_machine.virtual_machine_config.internal_ip_only is known only when Terraform runs",
		"at": array.concat(["resource", "google_notebooks_runtime", "main", 0], ["virtual_machine", 0, "virtual_machine_config", 0, "internal_ip_only"]),
		"resource": "google_notebooks_runtime.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"virtual_machine": [{"for_each": ["a"], "content": [{"virtual_machine_config": [{"internal_ip_only": false}]}]}]}}
	perhaps := {"dynamic": {"virtual_machine": [{"for_each": "${var.blocks}", "content": [{"virtual_machine_config": [{"internal_ip_only": true}]}]}]}}
	count(gcp_vertex_runtime_private.deny) == 1 with input as _module(once)
	gcp_vertex_runtime_private.deny == set() with input as _module(perhaps)
	count(gcp_vertex_runtime_private.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_vertex_runtime_private.deny == set() with input as {"kind": "Pod"}
	gcp_vertex_runtime_private.unknown == set() with input as {"kind": "Pod"}
	gcp_vertex_runtime_private.deny == set() with input as {"resource": {"google_notebooks_runtime": "odd"}}
}
