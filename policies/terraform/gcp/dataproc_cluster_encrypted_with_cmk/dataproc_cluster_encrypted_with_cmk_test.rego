package terraform.gcp.dataproc_cluster_encrypted_with_cmk_test

import data.terraform.gcp.dataproc_cluster_encrypted_with_cmk

_module(body) := {"resource": {"google_dataproc_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "data on the disks of the cluster is encrypted with a key of Google",
	"at": array.concat(["resource", "google_dataproc_cluster", "main", 0], steps),
	"resource": "google_dataproc_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["cluster_config", 0, "encryption_config", 0, "kms_key_name"], {"cluster_config": [{"encryption_config": [{"kms_key_name": ""}]}]}],
	[[], {}],
	[["cluster_config", 0], {"cluster_config": [{}]}],
	[["cluster_config", 0, "encryption_config", 0], {"cluster_config": [{"encryption_config": [{}]}]}],
	[["cluster_config", 0, "encryption_config", 0, "kms_key_name"], {"cluster_config": [{"encryption_config": [{"kms_key_name": null}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		dataproc_cluster_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"cluster_config": [{"encryption_config": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		dataproc_cluster_encrypted_with_cmk.deny == set() with input as _module(body)
		dataproc_cluster_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"cluster_config": [{"encryption_config": [{"kms_key_name": "${var.choice}"}]}]}
	dataproc_cluster_encrypted_with_cmk.deny == set() with input as _module(body)
	dataproc_cluster_encrypted_with_cmk.unknown == {{
		"message": "cluster_config.encryption_config.kms_key_name is known only when Terraform runs",
		"at": array.concat(["resource", "google_dataproc_cluster", "main", 0], ["cluster_config", 0, "encryption_config", 0, "kms_key_name"]),
		"resource": "google_dataproc_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"cluster_config": [{"for_each": ["a"], "content": [{"encryption_config": [{"kms_key_name": ""}]}]}]}}
	perhaps := {"dynamic": {"cluster_config": [{"for_each": "${var.blocks}", "content": [{"encryption_config": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]}]}}
	count(dataproc_cluster_encrypted_with_cmk.deny) == 1 with input as _module(once)
	dataproc_cluster_encrypted_with_cmk.deny == set() with input as _module(perhaps)
	count(dataproc_cluster_encrypted_with_cmk.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	dataproc_cluster_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	dataproc_cluster_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	dataproc_cluster_encrypted_with_cmk.deny == set() with input as {"resource": {"google_dataproc_cluster": "odd"}}
}
