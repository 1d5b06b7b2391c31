package terraform.aws.emr_publicly_accessible_test

import data.lib.fix
import data.terraform.aws.emr_publicly_accessible

_types := ["aws_emr_block_public_access_configuration"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "clusters may be opened to the internet",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"block_public_security_group_rules": value}
			fix.bare(emr_publicly_accessible.deny) == {_finding(type, ["block_public_security_group_rules"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"block_public_security_group_rules": null}, ["block_public_security_group_rules"]],
	] {
		every type in _types {
			fix.bare(emr_publicly_accessible.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"block_public_security_group_rules": value}
			emr_publicly_accessible.deny == set() with input as _it(type, body)
			emr_publicly_accessible.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"block_public_security_group_rules": "${var.value}"}
		emr_publicly_accessible.deny == set() with input as _it(type, body)
		emr_publicly_accessible.unknown == {object.union(
			_finding(type, ["block_public_security_group_rules"]),
			{"message": "block_public_security_group_rules is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		emr_publicly_accessible.deny == set() with input as document
		emr_publicly_accessible.unknown == set() with input as document
	}
}
