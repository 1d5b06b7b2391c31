package terraform.gcp.google_storage_public_access_prevention_test

import data.lib.fix
import data.terraform.gcp.google_storage_public_access_prevention

_module(body) := {"resource": {"google_storage_bucket": {"main": [body]}}}

_found(steps) := {{
	"message": "the bucket can be opened to everybody",
	"at": array.concat(["resource", "google_storage_bucket", "main", 0], steps),
	"resource": "google_storage_bucket.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_access_prevention"], {"public_access_prevention": "inherited"}],
	[[], {}],
	[["public_access_prevention"], {"public_access_prevention": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(google_storage_public_access_prevention.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_access_prevention": "enforced"}]

test_accepts_what_is_right if {
	every body in _right {
		google_storage_public_access_prevention.deny == set() with input as _module(body)
		google_storage_public_access_prevention.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_access_prevention": "${var.choice}"}
	google_storage_public_access_prevention.deny == set() with input as _module(body)
	google_storage_public_access_prevention.unknown == {{
		"message": "public_access_prevention is known only when Terraform runs",
		"at": array.concat(["resource", "google_storage_bucket", "main", 0], ["public_access_prevention"]),
		"resource": "google_storage_bucket.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	google_storage_public_access_prevention.deny == set() with input as {"kind": "Pod"}
	google_storage_public_access_prevention.unknown == set() with input as {"kind": "Pod"}
	google_storage_public_access_prevention.deny == set() with input as {"resource": {"google_storage_bucket": "odd"}}
}
