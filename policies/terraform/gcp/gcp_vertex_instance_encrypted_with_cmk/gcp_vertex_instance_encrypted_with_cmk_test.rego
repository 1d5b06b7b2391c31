package terraform.gcp.gcp_vertex_instance_encrypted_with_cmk_test

import data.terraform.gcp.gcp_vertex_instance_encrypted_with_cmk

_module(body) := {"resource": {"google_notebooks_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "data on the disks of the notebook is encrypted with a key of Google",
	"at": array.concat(["resource", "google_notebooks_instance", "main", 0], steps),
	"resource": "google_notebooks_instance.main",
}}

# Where something is found, and in which body.
_wrong := [[["kms_key"], {"kms_key": ""}], [[], {}], [["kms_key"], {"kms_key": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_vertex_instance_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"kms_key": "${google_kms_crypto_key.main.id}"}]

test_accepts_what_is_right if {
	every body in _right {
		gcp_vertex_instance_encrypted_with_cmk.deny == set() with input as _module(body)
		gcp_vertex_instance_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"kms_key": "${var.choice}"}
	gcp_vertex_instance_encrypted_with_cmk.deny == set() with input as _module(body)
	gcp_vertex_instance_encrypted_with_cmk.unknown == {{
		"message": "kms_key is known only when Terraform runs",
		"at": array.concat(["resource", "google_notebooks_instance", "main", 0], ["kms_key"]),
		"resource": "google_notebooks_instance.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_vertex_instance_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	gcp_vertex_instance_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	gcp_vertex_instance_encrypted_with_cmk.deny == set() with input as {"resource": {"google_notebooks_instance": "odd"}}
}
