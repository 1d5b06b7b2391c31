package terraform.gcp.storage_versioning_test

import data.lib.fix
import data.terraform.gcp.storage_versioning

_module(body) := {"resource": {"google_storage_bucket": {"main": [body]}}}

_found(steps) := {{
	"message": "versions of objects that are overwritten or deleted are not kept",
	"at": array.concat(["resource", "google_storage_bucket", "main", 0], steps),
	"resource": "google_storage_bucket.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["versioning", 0, "enabled"], {"versioning": [{"enabled": false}]}],
	[["versioning", 0, "enabled"], {"versioning": [{"enabled": "false"}]}],
	[[], {}],
	[["versioning", 0], {"versioning": [{}]}],
	[["versioning", 0, "enabled"], {"versioning": [{"enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(storage_versioning.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"versioning": [{"enabled": true}]}, {"versioning": [{"enabled": "true"}]}]

test_accepts_what_is_right if {
	every body in _right {
		storage_versioning.deny == set() with input as _module(body)
		storage_versioning.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"versioning": [{"enabled": "${var.choice}"}]}
	storage_versioning.deny == set() with input as _module(body)
	storage_versioning.unknown == {{
		"message": "versioning.enabled is known only when Terraform runs",
		"at": array.concat(["resource", "google_storage_bucket", "main", 0], ["versioning", 0, "enabled"]),
		"resource": "google_storage_bucket.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"versioning": [{"for_each": ["a"], "content": [{"enabled": false}]}]}}
	perhaps := {"dynamic": {"versioning": [{"for_each": "${var.blocks}", "content": [{"enabled": true}]}]}}
	count(storage_versioning.deny) == 1 with input as _module(once)
	storage_versioning.deny == set() with input as _module(perhaps)
	count(storage_versioning.unknown) == 1 with input as _module(perhaps)
}

test_accepts_buckets_with_a_retention_policy if {
	storage_versioning.deny == set() with input as _module({"retention_policy": [{"retention_period": 86400}]})
}

test_accepts_other_documents_and_odd_shapes if {
	storage_versioning.deny == set() with input as {"kind": "Pod"}
	storage_versioning.unknown == set() with input as {"kind": "Pod"}
	storage_versioning.deny == set() with input as {"resource": {"google_storage_bucket": "odd"}}
}
