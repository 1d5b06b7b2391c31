package terraform.gcp.iam_no_personal_emails_test

import data.terraform.gcp.iam_no_personal_emails

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_project_iam_member", {"role": "roles/viewer", "member": "user:jane@gmail.com"}),
		_found("google_project_iam_member", ["member"], "user:jane@gmail.com has roles/viewer"),
	],
	[
		_module("google_folder_iam_binding", {"role": "roles/viewer", "members": ["user:a@example.com", "user:temp@Yahoo.com"]}),
		_found("google_folder_iam_binding", ["members", 1], "user:temp@Yahoo.com has roles/viewer"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		iam_no_personal_emails.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "user:jane@example.com"}),
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "serviceAccount:gmail.com@shop.iam.gserviceaccount.com"}),
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "group:all@example.com"}),
	_module("google_project_iam_member", {"role": "roles/viewer", "member": "${var.member}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		iam_no_personal_emails.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	iam_no_personal_emails.deny == set() with input as {"kind": "Pod"}
	iam_no_personal_emails.deny == set() with input as {"resource": {"google_folder_iam_binding": "odd"}}
}
