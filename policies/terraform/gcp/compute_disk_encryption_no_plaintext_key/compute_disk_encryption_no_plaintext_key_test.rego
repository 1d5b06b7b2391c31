package terraform.gcp.compute_disk_encryption_no_plaintext_key_test

import data.terraform.gcp.compute_disk_encryption_no_plaintext_key

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_disk", {"disk_encryption_key": [{"raw_key": "c2VjcmV0"}]}),
		_found("google_compute_disk", ["disk_encryption_key", 0, "raw_key"], "the key of the disk stands in the source"),
	],
	[
		_module("google_compute_instance", {"boot_disk": [{"disk_encryption_key_raw": "c2VjcmV0"}]}),
		_found("google_compute_instance", ["boot_disk", 0, "disk_encryption_key_raw"], "the key of the disk stands in the source"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		compute_disk_encryption_no_plaintext_key.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_disk", {"disk_encryption_key": [{"kms_key_self_link": "x"}]}),
	_module("google_compute_disk", {"disk_encryption_key": [{"raw_key": "${var.key}"}]}),
	_module("google_compute_disk", {}),
	_module("google_compute_instance", {"boot_disk": [{}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		compute_disk_encryption_no_plaintext_key.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	compute_disk_encryption_no_plaintext_key.deny == set() with input as {"kind": "Pod"}
	compute_disk_encryption_no_plaintext_key.deny == set() with input as {"resource": {"google_compute_disk": "odd"}}
}
