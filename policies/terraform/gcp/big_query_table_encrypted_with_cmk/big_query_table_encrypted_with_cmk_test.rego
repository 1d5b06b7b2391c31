package terraform.gcp.big_query_table_encrypted_with_cmk_test

import data.terraform.gcp.big_query_table_encrypted_with_cmk

_module(body) := {"resource": {"google_bigquery_table": {"main": [body]}}}

_found(steps) := {{
	"message": "the table is encrypted with a key of Google",
	"at": array.concat(["resource", "google_bigquery_table", "main", 0], steps),
	"resource": "google_bigquery_table.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["encryption_configuration", 0, "kms_key_name"], {"encryption_configuration": [{"kms_key_name": ""}]}],
	[[], {}],
	[["encryption_configuration", 0], {"encryption_configuration": [{}]}],
	[["encryption_configuration", 0, "kms_key_name"], {"encryption_configuration": [{"kms_key_name": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		big_query_table_encrypted_with_cmk.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"encryption_configuration": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]

test_accepts_what_is_right if {
	every body in _right {
		big_query_table_encrypted_with_cmk.deny == set() with input as _module(body)
		big_query_table_encrypted_with_cmk.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption_configuration": [{"kms_key_name": "${var.choice}"}]}
	big_query_table_encrypted_with_cmk.deny == set() with input as _module(body)
	big_query_table_encrypted_with_cmk.unknown == {{
		"message": "encryption_configuration.kms_key_name is known only when Terraform runs",
		"at": array.concat(["resource", "google_bigquery_table", "main", 0], ["encryption_configuration", 0, "kms_key_name"]),
		"resource": "google_bigquery_table.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"encryption_configuration": [{"for_each": ["a"], "content": [{"kms_key_name": ""}]}]}}
	perhaps := {"dynamic": {"encryption_configuration": [{"for_each": "${var.blocks}", "content": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}]}}
	count(big_query_table_encrypted_with_cmk.deny) == 1 with input as _module(once)
	big_query_table_encrypted_with_cmk.deny == set() with input as _module(perhaps)
	count(big_query_table_encrypted_with_cmk.unknown) == 1 with input as _module(perhaps)
}

test_leaves_tables_that_keep_nothing_out if {
	every block in ["biglake_configuration", "external_data_configuration", "view"] {
		big_query_table_encrypted_with_cmk.deny == set() with input as _module({block: [{}]})
		big_query_table_encrypted_with_cmk.unknown == set() with input as _module({block: [{}]})
		perhaps := _module({"dynamic": {block: [{"for_each": "${var.sources}", "content": [{}]}]}})
		big_query_table_encrypted_with_cmk.deny == set() with input as perhaps
		count(big_query_table_encrypted_with_cmk.unknown) == 1 with input as perhaps
	}
	count(big_query_table_encrypted_with_cmk.deny) == 1 with input as _module({"materialized_view": [{"query": "select 1"}]})
}

_in_dataset(table, dataset) := {"resource": {
	"google_bigquery_table": {"main": [table]},
	"google_bigquery_dataset": {"shop": [dataset]},
}}

test_reads_the_key_of_the_dataset if {
	key := {"dataset_id": "shop", "default_encryption_configuration": [{"kms_key_name": "${google_kms_crypto_key.main.id}"}]}
	every id in ["${google_bigquery_dataset.shop.dataset_id}", "shop"] {
		big_query_table_encrypted_with_cmk.deny == set() with input as _in_dataset({"dataset_id": id}, key)
		big_query_table_encrypted_with_cmk.unknown == set() with input as _in_dataset({"dataset_id": id}, key)
		count(big_query_table_encrypted_with_cmk.deny) == 1 with input as _in_dataset({"dataset_id": id}, {"dataset_id": "shop"})
	}
	count(big_query_table_encrypted_with_cmk.deny) == 1 with input as _in_dataset({"dataset_id": "other"}, key)
	open := {"default_encryption_configuration": [{"kms_key_name": "${var.key}"}]}
	big_query_table_encrypted_with_cmk.deny == set() with input as _in_dataset({"dataset_id": "${google_bigquery_dataset.shop.dataset_id}"}, open)
	count(big_query_table_encrypted_with_cmk.unknown) == 1 with input as _in_dataset({"dataset_id": "${google_bigquery_dataset.shop.dataset_id}"}, open)
}

test_accepts_other_documents_and_odd_shapes if {
	big_query_table_encrypted_with_cmk.deny == set() with input as {"kind": "Pod"}
	big_query_table_encrypted_with_cmk.unknown == set() with input as {"kind": "Pod"}
	big_query_table_encrypted_with_cmk.deny == set() with input as {"resource": {"google_bigquery_table": "odd"}}
}
