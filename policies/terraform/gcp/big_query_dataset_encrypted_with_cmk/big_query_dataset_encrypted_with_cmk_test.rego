package terraform.gcp.big_query_dataset_encrypted_with_cmk_test

import data.terraform.gcp.big_query_dataset_encrypted_with_cmk

_module(body) := {"resource": {"google_bigquery_dataset": {"main": [body]}}}

_found(steps) := {{
	"message": "what is put into the dataset is encrypted with a key of Google",
	"at": array.concat(["resource", "google_bigquery_dataset", "main", 0], steps),
	"resource": "google_bigquery_dataset.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["default_encryption_configuration", 0, "kms_key_name"], {"default_encryption_configuration": [{"kms_key_name": ""}]}],
	[[], {}],
	[["default_encryption_configuration", 0], {"default_encryption_configuration": [{}]}],
	[["default_encryption_configuration", 0, "kms_key_name"], {"default_encryption_configuration": [{"kms_key_name": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		big_query_dataset_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"default_encryption_configuration": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		big_query_dataset_encrypted_with_cmk.deny == set() with input as _module(body)
		big_query_dataset_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"default_encryption_configuration": [{"kms_key_name": "${var.choice}"}]}
	big_query_dataset_encrypted_with_cmk.deny == set() with input as _module(body)
	big_query_dataset_encrypted_with_cmk.unknown == {{
		"message": "default_encryption_configuration.kms_key_name is known only when Terraform runs",
		"at": array.concat(["resource", "google_bigquery_dataset", "main", 0], ["default_encryption_configuration", 0, "kms_key_name"]),
		"resource": "google_bigquery_dataset.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"default_encryption_configuration": [{"for_each": ["a"], "content": [{"kms_key_name": ""}]}]}}
	perhaps := {"dynamic": {"default_encryption_configuration": [{"for_each": "${var.blocks}", "content": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]}}
	count(big_query_dataset_encrypted_with_cmk.deny) == 1 with input as _module(once)
	big_query_dataset_encrypted_with_cmk.deny == set() with input as _module(perhaps)
	count(big_query_dataset_encrypted_with_cmk.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	big_query_dataset_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	big_query_dataset_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	big_query_dataset_encrypted_with_cmk.deny == set() with input as {"resource": {"google_bigquery_dataset": "odd"}}
}
