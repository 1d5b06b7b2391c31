package terraform.gcp.gcp_cloud_run_private_service_test

import data.lib.fix
import data.terraform.gcp.gcp_cloud_run_private_service

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_cloud_run_service_iam_member", {"role": "roles/viewer", "member": "allUsers"}),
		_found("google_cloud_run_service_iam_member", ["member"], "allUsers has roles/viewer on the service"),
	],
	[
		_module("google_cloud_run_service_iam_binding", {"role": "roles/viewer", "members": ["user:a", "allAuthenticatedUsers"]}),
		_found("google_cloud_run_service_iam_binding", ["members", 1], "allAuthenticatedUsers has roles/viewer on the service"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_cloud_run_private_service.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_cloud_run_service_iam_member", {"role": "roles/viewer", "member": "user:jane@example.com"}),
	_module("google_cloud_run_service_iam_member", {"role": "roles/viewer", "member": "domain:example.com"}),
	_module("google_cloud_run_service_iam_member", {"role": "roles/viewer", "member": "${google_service_account.shop.member}"}),
	_module("google_cloud_run_service_iam_binding", {"role": "roles/viewer", "members": []}),
]

test_accepts_what_is_right if {
	every module in _right {
		gcp_cloud_run_private_service.deny == set() with input as module
		gcp_cloud_run_private_service.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_cloud_run_service_iam_member", {"role": "roles/viewer", "member": "${var.member}"}),
		_found("google_cloud_run_service_iam_member", ["member"], "member is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		gcp_cloud_run_private_service.deny == set() with input as example[0]
		gcp_cloud_run_private_service.unknown == example[1] with input as example[0]
	}
}

test_finds_services_that_ask_nobody if {
	type := "google_cloud_run_v2_service"
	fix.bare(gcp_cloud_run_private_service.deny) == _found(
		type,
		["invoker_iam_disabled"],
		"callers are not asked who they are",
	) with input as _module(type, {"invoker_iam_disabled": true})
	every body in [{}, {"invoker_iam_disabled": false}, {"invoker_iam_disabled": null}] {
		gcp_cloud_run_private_service.deny == set() with input as _module(type, body)
		gcp_cloud_run_private_service.unknown == set() with input as _module(type, body)
	}
	gcp_cloud_run_private_service.deny == set() with input as _module(type, {"invoker_iam_disabled": "${var.open}"})
	count(gcp_cloud_run_private_service.unknown) == 1 with input as _module(type, {"invoker_iam_disabled": "${var.open}"})
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_cloud_run_private_service.deny == set() with input as {"kind": "Pod"}
	gcp_cloud_run_private_service.unknown == set() with input as {"kind": "Pod"}
	gcp_cloud_run_private_service.deny == set() with input as {"resource": {"google_cloud_run_service_iam_binding": "odd"}}
}
