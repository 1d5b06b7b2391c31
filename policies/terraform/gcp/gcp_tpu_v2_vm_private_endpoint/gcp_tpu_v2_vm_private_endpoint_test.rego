package terraform.gcp.gcp_tpu_v2_vm_private_endpoint_test

import data.lib.fix
import data.terraform.gcp.gcp_tpu_v2_vm_private_endpoint

_module(body) := {"resource": {"google_tpu_v2_vm": {"main": [body]}}}

_found(steps) := {{
	"message": "the machines of the TPU have public addresses",
	"at": array.concat(["resource", "google_tpu_v2_vm", "main", 0], steps),
	"resource": "google_tpu_v2_vm.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["network_config", 0, "enable_external_ips"], {"network_config": [{"enable_external_ips": true}]}],
	[["network_config", 0, "enable_external_ips"], {"network_config": [{"enable_external_ips": "true"}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(gcp_tpu_v2_vm_private_endpoint.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"network_config": [{"enable_external_ips": false}]},
	{"network_config": [{"enable_external_ips": "false"}]},
	{},
	{"network_config": [{}]},
	{"network_config": [{"enable_external_ips": null}]},
]

test_accepts_what_is_right if {
	every body in _right {
		gcp_tpu_v2_vm_private_endpoint.deny == set() with input as _module(body)
		gcp_tpu_v2_vm_private_endpoint.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"network_config": [{"enable_external_ips": "${var.choice}"}]}
	gcp_tpu_v2_vm_private_endpoint.deny == set() with input as _module(body)
	gcp_tpu_v2_vm_private_endpoint.unknown == {{
		"message": "network_config.enable_external_ips is known only when Terraform runs",
		"at": array.concat(["resource", "google_tpu_v2_vm", "main", 0], ["network_config", 0, "enable_external_ips"]),
		"resource": "google_tpu_v2_vm.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"network_config": [{"for_each": ["a"], "content": [{"enable_external_ips": true}]}]}}
	perhaps := {"dynamic": {"network_config": [{"for_each": "${var.blocks}", "content": [{"enable_external_ips": true}]}]}}
	count(gcp_tpu_v2_vm_private_endpoint.deny) == 1 with input as _module(once)
	gcp_tpu_v2_vm_private_endpoint.deny == set() with input as _module(perhaps)
	count(gcp_tpu_v2_vm_private_endpoint.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_tpu_v2_vm_private_endpoint.deny == set() with input as {"kind": "Pod"}
	gcp_tpu_v2_vm_private_endpoint.unknown == set() with input as {"kind": "Pod"}
	gcp_tpu_v2_vm_private_endpoint.deny == set() with input as {"resource": {"google_tpu_v2_vm": "odd"}}
}
