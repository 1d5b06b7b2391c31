package terraform.aws.workspaces_encryption_test

import data.terraform.aws.workspaces_encryption

_workspace(body) := {"resource": {"aws_workspaces_workspace": {"it": [body]}}}

_path := ["resource", "aws_workspaces_workspace", "it", 0]

_user := "user_volume_encryption_enabled"

_root := "root_volume_encryption_enabled"

_finding(place) := {{
	"message": "no volume is encrypted",
	"at": array.concat(_path, place),
	"resource": "aws_workspaces_workspace.it",
}}

test_finds_workspaces_without_encryption if {
	workspaces_encryption.deny == _finding([]) with input as _workspace({})
	workspaces_encryption.deny == _finding([]) with input as _workspace({_root: "false"})
	every value in [false, "false", null] {
		workspaces_encryption.deny == _finding([_user]) with input as _workspace({_user: value, _root: value})
	}
}

test_accepts_workspaces_with_encryption if {
	every body in [{_user: true}, {_root: "true"}, {_user: true, _root: true}, {_user: "${var.on}", _root: true}] {
		workspaces_encryption.deny == set() with input as _workspace(body)
		workspaces_encryption.unknown == set() with input as _workspace(body)
	}
}

test_does_not_know_variables if {
	every body in [{_user: "${var.on}"}, {_root: "${var.on}"}, {_user: "${var.on}", _root: "${var.on}"}] {
		workspaces_encryption.deny == set() with input as _workspace(body)
		count(workspaces_encryption.unknown) == 1 with input as _workspace(body)
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		count(workspaces_encryption.deny) <= 1 with input as _workspace({_user: value, _root: value})
	}
}

test_accepts_other_documents if {
	workspaces_encryption.deny == set() with input as {"kind": "Pod"}
}
