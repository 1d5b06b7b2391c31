package terraform.gcp.vertex_ai_metadata_store_encrypted_with_cmk_test

import data.terraform.gcp.vertex_ai_metadata_store_encrypted_with_cmk

_module(body) := {"resource": {"google_vertex_ai_metadata_store": {"main": [body]}}}

_found(steps) := {{
	"message": "the store is encrypted with a key of Google",
	"at": array.concat(["resource", "google_vertex_ai_metadata_store", "main", 0], steps),
	"resource": "google_vertex_ai_metadata_store.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["encryption_spec", 0, "kms_key_name"], {"encryption_spec": [{"kms_key_name": ""}]}],
	[[], {}],
	[["encryption_spec", 0], {"encryption_spec": [{}]}],
	[["encryption_spec", 0, "kms_key_name"], {"encryption_spec": [{"kms_key_name": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		vertex_ai_metadata_store_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"encryption_spec": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]

test_accepts_what_is_right if {
	every body in _right {
		vertex_ai_metadata_store_encrypted_with_cmk.deny == set() with input as _module(body)
		vertex_ai_metadata_store_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption_spec": [{"kms_key_name": "${var.choice}"}]}
	vertex_ai_metadata_store_encrypted_with_cmk.deny == set() with input as _module(body)
	vertex_ai_metadata_store_encrypted_with_cmk.unknown == {{
		"message": "encryption_spec.kms_key_name is known only when Terraform runs",
		"at": array.concat(["resource", "google_vertex_ai_metadata_store", "main", 0], ["encryption_spec", 0, "kms_key_name"]),
		"resource": "google_vertex_ai_metadata_store.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"encryption_spec": [{"for_each": ["a"], "content": [{"kms_key_name": ""}]}]}}
	perhaps := {"dynamic": {"encryption_spec": [{"for_each": "${var.blocks}", "content": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]}}
	count(vertex_ai_metadata_store_encrypted_with_cmk.deny) == 1 with input as _module(once)
	vertex_ai_metadata_store_encrypted_with_cmk.deny == set() with input as _module(perhaps)
	count(vertex_ai_metadata_store_encrypted_with_cmk.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	vertex_ai_metadata_store_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	vertex_ai_metadata_store_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	vertex_ai_metadata_store_encrypted_with_cmk.deny == set() with input as {"resource": {"google_vertex_ai_metadata_store": "odd"}}
}
