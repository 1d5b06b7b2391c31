package terraform.gcp.gcp_log_buckets_configured_using_lock_test

import data.terraform.gcp.gcp_log_buckets_configured_using_lock

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		{"resource": {"google_storage_bucket": {"logs": [{}]}, "google_logging_project_sink": {"main": [{"destination": "storage.googleapis.com/${google_storage_bucket.logs.name}"}]}}},
		{{"message": "logs in the bucket can be deleted, since its retention policy is not locked", "at": ["resource", "google_logging_project_sink", "main", 0, "destination"], "resource": "google_logging_project_sink.main"}},
	],
	[
		{"resource": {"google_storage_bucket": {"logs": [{"retention_policy": [{"retention_period": 1000}]}]}, "google_logging_project_sink": {"main": [{"destination": "storage.googleapis.com/${google_storage_bucket.logs.name}"}]}}},
		{{"message": "logs in the bucket can be deleted, since its retention policy is not locked", "at": ["resource", "google_logging_project_sink", "main", 0, "destination"], "resource": "google_logging_project_sink.main"}},
	],
	[
		{"resource": {"google_storage_bucket": {"logs": [{"retention_policy": [{"is_locked": false}]}]}, "google_logging_project_sink": {"main": [{"destination": "storage.googleapis.com/${google_storage_bucket.logs.name}"}]}}},
		{{"message": "logs in the bucket can be deleted, since its retention policy is not locked", "at": ["resource", "google_logging_project_sink", "main", 0, "destination"], "resource": "google_logging_project_sink.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_log_buckets_configured_using_lock.deny == example[1] with input as example[0]
	}
}

_right := [
	{"resource": {"google_storage_bucket": {"logs": [{"retention_policy": [{"is_locked": true}]}]}, "google_logging_folder_sink": {"main": [{"destination": "${google_storage_bucket.logs.name}"}]}}},
	_module("google_logging_project_sink", {"destination": "bigquery.googleapis.com/${google_bigquery_dataset.logs.id}"}),
	_module("google_logging_project_sink", {}),
	_module("google_storage_bucket", {}),
]

test_accepts_what_is_right if {
	every module in _right {
		gcp_log_buckets_configured_using_lock.deny == set() with input as module
		gcp_log_buckets_configured_using_lock.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"google_storage_bucket": {"logs": [{"retention_policy": [{"is_locked": "${var.lock}"}]}]}, "google_logging_project_sink": {"main": [{"destination": "${google_storage_bucket.logs.name}"}]}}},
		{{"message": "is_locked is known only when Terraform runs", "at": ["resource", "google_logging_project_sink", "main", 0, "destination"], "resource": "google_logging_project_sink.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		gcp_log_buckets_configured_using_lock.deny == set() with input as example[0]
		gcp_log_buckets_configured_using_lock.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_log_buckets_configured_using_lock.deny == set() with input as {"kind": "Pod"}
	gcp_log_buckets_configured_using_lock.unknown == set() with input as {"kind": "Pod"}
	gcp_log_buckets_configured_using_lock.deny == set() with input as {"resource": {"google_logging_folder_sink": "odd"}}
}
