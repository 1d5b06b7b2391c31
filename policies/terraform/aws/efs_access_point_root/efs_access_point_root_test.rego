package terraform.aws.efs_access_point_root_test

import data.lib.fix
import data.terraform.aws.efs_access_point_root

_types := ["aws_efs_access_point"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "access point opens the whole file system",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["/"] {
			body := {"root_directory": [{"path": value}]}
			fix.bare(efs_access_point_root.deny) == {_finding(type, value, ["root_directory", 0, "path"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["/data", "/shop/uploads"] {
			body := {"root_directory": [{"path": value}]}
			efs_access_point_root.deny == set() with input as _it(type, body)
			efs_access_point_root.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"root_directory": [{"path": "${var.value}"}]}
		efs_access_point_root.deny == set() with input as _it(type, body)
		efs_access_point_root.unknown == {object.union(
			_finding(type, "", ["root_directory", 0, "path"]),
			{"message": "root_directory.path is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	type := "aws_efs_access_point"
	fix.bare(efs_access_point_root.deny) == {_finding(type, "", [])} with input as _it(type, {})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		efs_access_point_root.deny == set() with input as document
		efs_access_point_root.unknown == set() with input as document
	}
}
