package terraform.gcp.storage_logging_test

import data.terraform.gcp.storage_logging

_bucket(body) := {"resource": {"google_storage_bucket": {"main": [body]}}}

_found(steps) := {{
	"message": "access to the bucket is not logged",
	"at": array.concat(["resource", "google_storage_bucket", "main", 0], steps),
	"resource": "google_storage_bucket.main",
}}

test_finds_buckets_that_log_nothing if {
	storage_logging.deny == _found([]) with input as _bucket({"name": "orders"})
	storage_logging.deny == _found(["logging", 0]) with input as _bucket({"logging": [{}]})
	storage_logging.deny == _found(["logging", 0, "log_bucket"]) with input as _bucket({"logging": [{"log_bucket": ""}]})
}

test_accepts_buckets_that_log if {
	every target in ["logs", "${google_storage_bucket.logs.name}", "${module.logs.bucket}"] {
		storage_logging.deny == set() with input as _bucket({"logging": [{"log_bucket": target}]})
		storage_logging.unknown == set() with input as _bucket({"logging": [{"log_bucket": target}]})
	}
}

test_accepts_buckets_that_take_logs if {
	every target in ["shop-logs", "${google_storage_bucket.logs.name}"] {
		storage_logging.deny == set() with input as {"resource": {"google_storage_bucket": {
			"main": [{"logging": [{"log_bucket": target}]}],
			"logs": [{"name": "shop-logs"}],
		}}}
	}
}

test_does_not_know_what_a_variable_says if {
	storage_logging.deny == set() with input as _bucket({"logging": "${var.logging}"})
	storage_logging.unknown == {{
		"message": "logging.log_bucket is known only when Terraform runs",
		"at": ["resource", "google_storage_bucket", "main", 0, "logging"],
		"resource": "google_storage_bucket.main",
	}} with input as _bucket({"logging": "${var.logging}"})
}

test_accepts_other_documents_and_odd_shapes if {
	storage_logging.deny == set() with input as {"kind": "Pod"}
	storage_logging.unknown == set() with input as {"kind": "Pod"}
	storage_logging.deny == set() with input as _bucket({"logging": [{"log_bucket": ["x"]}], "name": 1})
}
