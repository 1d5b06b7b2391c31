package terraform.aws.ebs_default_encryption_test

import data.lib.fix
import data.terraform.aws.ebs_default_encryption

_types := ["aws_ebs_encryption_by_default"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "new volumes are not encrypted by default",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"enabled": value}
			fix.bare(ebs_default_encryption.deny) == {_finding(type, ["enabled"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"enabled": null}, ["enabled"]],
	] {
		every type in _types {
			ebs_default_encryption.deny == set() with input as _it(type, entry[0])
			ebs_default_encryption.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"enabled": value}
			ebs_default_encryption.deny == set() with input as _it(type, body)
			ebs_default_encryption.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"enabled": "${var.value}"}
		ebs_default_encryption.deny == set() with input as _it(type, body)
		ebs_default_encryption.unknown == {object.union(
			_finding(type, ["enabled"]),
			{"message": "enabled is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		ebs_default_encryption.deny == set() with input as document
		ebs_default_encryption.unknown == set() with input as document
	}
}
