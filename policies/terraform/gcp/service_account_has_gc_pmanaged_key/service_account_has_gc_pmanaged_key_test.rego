package terraform.gcp.service_account_has_gc_pmanaged_key_test

import data.terraform.gcp.service_account_has_gc_pmanaged_key

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_service_account_key", {"service_account_id": "${google_service_account.a.name}"}),
		_found("google_service_account_key", [], "the service account has a key that lies outside of Google"),
	],
	[
		_module("google_service_account_key", {"public_key_data": "x"}),
		_found("google_service_account_key", [], "the service account has a key that lies outside of Google"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		service_account_has_gc_pmanaged_key.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_service_account", {"account_id": "a"}),
	_module("google_service_account_key", {"count": 0}),
]

test_accepts_what_is_right if {
	every module in _right {
		service_account_has_gc_pmanaged_key.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	service_account_has_gc_pmanaged_key.deny == set() with input as {"kind": "Pod"}
	service_account_has_gc_pmanaged_key.deny == set() with input as {"resource": {"google_service_account_key": "odd"}}
}
