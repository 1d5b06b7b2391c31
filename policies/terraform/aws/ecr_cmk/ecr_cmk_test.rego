package terraform.aws.ecr_cmk_test

import data.lib.fix
import data.terraform.aws.ecr_cmk

_types := ["aws_ecr_repository"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "images are not encrypted with a key of KMS",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["AES256", "none"] {
			body := {"encryption_configuration": [{"encryption_type": value}]}
			fix.bare(ecr_cmk.deny) == {_finding(type, value, ["encryption_configuration", 0, "encryption_type"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["KMS", "KMS_DSSE"] {
			body := {"encryption_configuration": [{"encryption_type": value}]}
			ecr_cmk.deny == set() with input as _it(type, body)
			ecr_cmk.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"encryption_configuration": [{"encryption_type": "${var.value}"}]}
		ecr_cmk.deny == set() with input as _it(type, body)
		ecr_cmk.unknown == {object.union(
			_finding(type, "", ["encryption_configuration", 0, "encryption_type"]),
			{"message": "encryption_configuration.encryption_type is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	type := "aws_ecr_repository"
	fix.bare(ecr_cmk.deny) == {_finding(type, "", [])} with input as _it(type, {"name": "app"})
	empty := {"encryption_configuration": [{}]}
	fix.bare(ecr_cmk.deny) == {_finding(type, "", ["encryption_configuration", 0])} with input as _it(type, empty)
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		ecr_cmk.deny == set() with input as document
		ecr_cmk.unknown == set() with input as document
	}
}
