package terraform.aws.workspaces_enable_disk_encryption_test

import data.lib.fix
import data.terraform.aws.workspaces_enable_disk_encryption as rule

_workspace(body) := {"resource": {"aws_workspaces_workspace": {"it": [body]}}}

_path := ["resource", "aws_workspaces_workspace", "it", 0]

_user := "user_volume_encryption_enabled"

_root := "root_volume_encryption_enabled"

_finding(message, place) := {
	"message": message,
	"at": array.concat(_path, place),
	"resource": "aws_workspaces_workspace.it",
}

test_finds_volumes_without_encryption if {
	fix.bare(rule.deny) == {
		_finding("system volume is not encrypted", []),
		_finding("volume of the user is not encrypted", []),
	} with input as _workspace({})
	every value in [false, "false", null] {
		root := rule.deny with input as _workspace({_user: true, _root: value})
		fix.bare(root) == {_finding("system volume is not encrypted", [_root])}
		user := rule.deny with input as _workspace({_user: value, _root: true})
		fix.bare(user) == {_finding("volume of the user is not encrypted", [_user])}
	}
}

test_accepts_encrypted_volumes if {
	rule.deny == set() with input as _workspace({_user: true, _root: "true"})
	rule.unknown == set() with input as _workspace({_user: true, _root: "true"})
}

test_does_not_know_variables if {
	body := {_user: "${var.on}", _root: true}
	rule.deny == set() with input as _workspace(body)
	rule.unknown == {_finding(
		"user_volume_encryption_enabled is known only when Terraform runs",
		[_user],
	)} with input as _workspace(body)
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		rule.deny == set() with input as _workspace({_user: value, _root: value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
