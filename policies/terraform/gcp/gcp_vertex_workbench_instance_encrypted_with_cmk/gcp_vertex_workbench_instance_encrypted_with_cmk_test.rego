package terraform.gcp.gcp_vertex_workbench_instance_encrypted_with_cmk_test

import data.terraform.gcp.gcp_vertex_workbench_instance_encrypted_with_cmk

_module(body) := {"resource": {"google_workbench_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "data on the disks of the instance is encrypted with a key of Google",
	"at": array.concat(["resource", "google_workbench_instance", "main", 0], steps),
	"resource": "google_workbench_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["gce_setup", 0, "boot_disk", 0, "kms_key"], {"gce_setup": [{"boot_disk": [{"kms_key": ""}]}]}],
	[[], {}],
	[["gce_setup", 0], {"gce_setup": [{}]}],
	[["gce_setup", 0, "boot_disk", 0], {"gce_setup": [{"boot_disk": [{}]}]}],
	[["gce_setup", 0, "boot_disk", 0, "kms_key"], {"gce_setup": [{"boot_disk": [{"kms_key": null}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_vertex_workbench_instance_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"gce_setup": [{"boot_disk": [{"kms_key": "${google_kms_crypto_key.main.id}"}]}]}]

test_accepts_what_is_right if {
	every body in _right {
		gcp_vertex_workbench_instance_encrypted_with_cmk.deny == set() with input as _module(body)
		gcp_vertex_workbench_instance_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"gce_setup": [{"boot_disk": [{"kms_key": "${var.choice}"}]}]}
	gcp_vertex_workbench_instance_encrypted_with_cmk.deny == set() with input as _module(body)
	gcp_vertex_workbench_instance_encrypted_with_cmk.unknown == {{
		"message": "gce_setup.boot_disk.kms_key is known only when Terraform runs",
		"at": array.concat(["resource", "google_workbench_instance", "main", 0], ["gce_setup", 0, "boot_disk", 0, "kms_key"]),
		"resource": "google_workbench_instance.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"gce_setup": [{"for_each": ["a"], "content": [{"boot_disk": [{"kms_key": ""}]}]}]}}
	perhaps := {"dynamic": {"gce_setup": [{"for_each": "${var.blocks}", "content": [{"boot_disk": [{"kms_key": "${google_kms_crypto_key.main.id}"}]}]}]}}
	count(gcp_vertex_workbench_instance_encrypted_with_cmk.deny) == 1 with input as _module(once)
	gcp_vertex_workbench_instance_encrypted_with_cmk.deny == set() with input as _module(perhaps)
	count(gcp_vertex_workbench_instance_encrypted_with_cmk.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_vertex_workbench_instance_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	gcp_vertex_workbench_instance_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	gcp_vertex_workbench_instance_encrypted_with_cmk.deny == set() with input as {"resource": {"google_workbench_instance": "odd"}}
}
