package terraform.gcp.google_kms_prevent_destroy_test

import data.lib.fix
import data.terraform.gcp.google_kms_prevent_destroy

_module(body) := {"resource": {"google_kms_crypto_key": {"main": [body]}}}

_found(steps) := {{
	"message": "Terraform may destroy all versions of the key",
	"at": array.concat(["resource", "google_kms_crypto_key", "main", 0], steps),
	"resource": "google_kms_crypto_key.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["lifecycle", 0, "prevent_destroy"], {"lifecycle": [{"prevent_destroy": false}]}],
	[["lifecycle", 0, "prevent_destroy"], {"lifecycle": [{"prevent_destroy": "false"}]}],
	[[], {}],
	[["lifecycle", 0], {"lifecycle": [{}]}],
	[["lifecycle", 0, "prevent_destroy"], {"lifecycle": [{"prevent_destroy": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(google_kms_prevent_destroy.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"lifecycle": [{"prevent_destroy": true}]}, {"lifecycle": [{"prevent_destroy": "true"}]}]

test_accepts_what_is_right if {
	every body in _right {
		google_kms_prevent_destroy.deny == set() with input as _module(body)
		google_kms_prevent_destroy.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"lifecycle": [{"prevent_destroy": "${var.choice}"}]}
	google_kms_prevent_destroy.deny == set() with input as _module(body)
	google_kms_prevent_destroy.unknown == {{
		"message": "lifecycle.prevent_destroy is known only when Terraform runs",
		"at": array.concat(["resource", "google_kms_crypto_key", "main", 0], ["lifecycle", 0, "prevent_destroy"]),
		"resource": "google_kms_crypto_key.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	google_kms_prevent_destroy.deny == set() with input as {"kind": "Pod"}
	google_kms_prevent_destroy.unknown == set() with input as {"kind": "Pod"}
	google_kms_prevent_destroy.deny == set() with input as {"resource": {"google_kms_crypto_key": "odd"}}
}
