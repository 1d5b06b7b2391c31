package terraform.aws.ami_copy_is_encrypted_test

import data.lib.fix
import data.terraform.aws.ami_copy_is_encrypted

_types := ["aws_ami_copy"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "copy of the image is not encrypted",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"encrypted": value}
			fix.bare(ami_copy_is_encrypted.deny) == {_finding(type, ["encrypted"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"encrypted": null}, ["encrypted"]],
	] {
		every type in _types {
			fix.bare(ami_copy_is_encrypted.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"encrypted": value}
			ami_copy_is_encrypted.deny == set() with input as _it(type, body)
			ami_copy_is_encrypted.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"encrypted": "${var.value}"}
		ami_copy_is_encrypted.deny == set() with input as _it(type, body)
		ami_copy_is_encrypted.unknown == {object.union(
			_finding(type, ["encrypted"]),
			{"message": "encrypted is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		ami_copy_is_encrypted.deny == set() with input as document
		ami_copy_is_encrypted.unknown == set() with input as document
	}
}
