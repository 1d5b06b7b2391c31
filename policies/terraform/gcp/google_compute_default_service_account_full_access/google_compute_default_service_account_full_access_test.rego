package terraform.gcp.google_compute_default_service_account_full_access_test

import data.terraform.gcp.google_compute_default_service_account_full_access

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_instance", {"service_account": [{"email": "1-compute@developer.gserviceaccount.com", "scopes": ["cloud-platform"]}]}),
		_found("google_compute_instance", ["service_account", 0], "the default service account may call all APIs"),
	],
	[
		_module("google_compute_instance_template", {"service_account": [{"scopes": ["storage-ro", "https://www.googleapis.com/auth/cloud-platform"]}]}),
		_found("google_compute_instance_template", ["service_account", 0], "the default service account may call all APIs"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		google_compute_default_service_account_full_access.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_instance", {}),
	_module("google_compute_instance", {"service_account": [{"email": "1-compute@developer.gserviceaccount.com", "scopes": ["storage-ro"]}]}),
	_module("google_compute_instance", {"service_account": [{"email": "${google_service_account.shop.email}", "scopes": ["cloud-platform"]}]}),
	_module("google_compute_instance", {"name": "gke-shop", "service_account": [{"scopes": ["cloud-platform"]}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		google_compute_default_service_account_full_access.deny == set() with input as module
		google_compute_default_service_account_full_access.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_compute_instance", {"service_account": [{"email": "${var.email}", "scopes": ["cloud-platform"]}]}),
		_found("google_compute_instance", ["service_account", 0], "service_account is known only when Terraform runs"),
	],
	[
		_module("google_compute_instance", {"service_account": [{"scopes": "${var.scopes}"}]}),
		_found("google_compute_instance", ["service_account", 0], "service_account is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		google_compute_default_service_account_full_access.deny == set() with input as example[0]
		google_compute_default_service_account_full_access.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	google_compute_default_service_account_full_access.deny == set() with input as {"kind": "Pod"}
	google_compute_default_service_account_full_access.unknown == set() with input as {"kind": "Pod"}
	google_compute_default_service_account_full_access.deny == set() with input as {"resource": {"google_compute_instance": "odd"}}
}
