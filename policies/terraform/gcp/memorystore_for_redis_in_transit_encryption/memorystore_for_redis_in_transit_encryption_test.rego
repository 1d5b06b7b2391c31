package terraform.gcp.memorystore_for_redis_in_transit_encryption_test

import data.terraform.gcp.memorystore_for_redis_in_transit_encryption

_module(body) := {"resource": {"google_redis_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "connections are not encrypted",
	"at": array.concat(["resource", "google_redis_instance", "main", 0], steps),
	"resource": "google_redis_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["transit_encryption_mode"], {"transit_encryption_mode": "DISABLED"}],
	[[], {}],
	[["transit_encryption_mode"], {"transit_encryption_mode": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		memorystore_for_redis_in_transit_encryption.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"transit_encryption_mode": "SERVER_AUTHENTICATION"}]

test_accepts_what_is_right if {
	every body in _right {
		memorystore_for_redis_in_transit_encryption.deny == set() with input as _module(body)
		memorystore_for_redis_in_transit_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"transit_encryption_mode": "${var.choice}"}
	memorystore_for_redis_in_transit_encryption.deny == set() with input as _module(body)
	memorystore_for_redis_in_transit_encryption.unknown == {{
		"message": "transit_encryption_mode is known only when Terraform runs",
		"at": array.concat(["resource", "google_redis_instance", "main", 0], ["transit_encryption_mode"]),
		"resource": "google_redis_instance.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	memorystore_for_redis_in_transit_encryption.deny == set() with input as {"kind": "Pod"}
	memorystore_for_redis_in_transit_encryption.unknown == set() with input as {"kind": "Pod"}
	memorystore_for_redis_in_transit_encryption.deny == set() with input as {"resource": {"google_redis_instance": "odd"}}
}
