package terraform.gcp.iam_no_user_granted_permissions_test

import data.terraform.gcp.iam_no_user_granted_permissions

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_project_iam_member", {"role": "roles/viewer", "member": "user:jane@example.com"}),
		_found("google_project_iam_member", ["member"], "user:jane@example.com has roles/viewer"),
	],
	[
		_module("google_organization_iam_binding", {"role": "roles/viewer", "members": ["group:a@example.com", "user:b@example.com"]}),
		_found("google_organization_iam_binding", ["members", 1], "user:b@example.com has roles/viewer"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		iam_no_user_granted_permissions.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "group:ops@example.com"}),
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "serviceAccount:shop@shop.iam.gserviceaccount.com"}),
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "${google_service_account.shop.member}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		iam_no_user_granted_permissions.deny == set() with input as module
		iam_no_user_granted_permissions.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_project_iam_member", {"role": "roles/viewer", "member": "${var.member}"}),
		_found("google_project_iam_member", ["member"], "member is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		iam_no_user_granted_permissions.deny == set() with input as example[0]
		iam_no_user_granted_permissions.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	iam_no_user_granted_permissions.deny == set() with input as {"kind": "Pod"}
	iam_no_user_granted_permissions.unknown == set() with input as {"kind": "Pod"}
	iam_no_user_granted_permissions.deny == set() with input as {"resource": {"google_folder_iam_binding": "odd"}}
}
