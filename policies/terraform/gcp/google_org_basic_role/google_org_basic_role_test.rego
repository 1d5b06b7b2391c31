package terraform.gcp.google_org_basic_role_test

import data.terraform.gcp.google_org_basic_role

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_organization_iam_binding", {"role": "roles/owner", "members": ["user:jane@example.com"]}),
		_found("google_organization_iam_binding", ["role"], "roles/owner is given on the whole organization"),
	],
	[
		_module("google_organization_iam_binding", {"role": "roles/editor", "members": ["user:jane@example.com"]}),
		_found("google_organization_iam_binding", ["role"], "roles/editor is given on the whole organization"),
	],
	[
		_module("google_organization_iam_binding", {"role": "roles/viewer", "members": ["user:jane@example.com"]}),
		_found("google_organization_iam_binding", ["role"], "roles/viewer is given on the whole organization"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		google_org_basic_role.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_organization_iam_binding", {"role": "roles/storage.objectViewer", "members": ["user:jane@example.com"]}),
	_module("google_organization_iam_binding", {"role": "roles/editor", "members": []}),
	_module("google_organization_iam_binding", {"role": "roles/editor", "members": ["serviceAccount:1@cloudservices.gserviceaccount.com"]}),
]

test_accepts_what_is_right if {
	every module in _right {
		google_org_basic_role.deny == set() with input as module
		google_org_basic_role.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_organization_iam_binding", {"role": "${var.role}", "members": ["user:jane@example.com"]}),
		_found("google_organization_iam_binding", ["role"], "role is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		google_org_basic_role.deny == set() with input as example[0]
		google_org_basic_role.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	google_org_basic_role.deny == set() with input as {"kind": "Pod"}
	google_org_basic_role.unknown == set() with input as {"kind": "Pod"}
	google_org_basic_role.deny == set() with input as {"resource": {"google_organization_iam_binding": "odd"}}
}
