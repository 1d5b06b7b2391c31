package terraform.aws.aws_code_guru_has_cmk_test

import data.lib.fix
import data.terraform.aws.aws_code_guru_has_cmk

_types := ["aws_codegurureviewer_repository_association"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "code is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["AWS_OWNED_CMK"] {
			body := {"kms_key_details": [{"encryption_option": value}]}
			fix.bare(aws_code_guru_has_cmk.deny) == {_finding(type, value, ["kms_key_details", 0, "encryption_option"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["CUSTOMER_MANAGED_CMK"] {
			body := {"kms_key_details": [{"encryption_option": value}]}
			aws_code_guru_has_cmk.deny == set() with input as _it(type, body)
			aws_code_guru_has_cmk.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"kms_key_details": [{"encryption_option": "${var.value}"}]}
		aws_code_guru_has_cmk.deny == set() with input as _it(type, body)
		aws_code_guru_has_cmk.unknown == {object.union(
			_finding(type, "", ["kms_key_details", 0, "encryption_option"]),
			{"message": "kms_key_details.encryption_option is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	type := "aws_codegurureviewer_repository_association"
	fix.bare(aws_code_guru_has_cmk.deny) == {_finding(type, "", [])} with input as _it(type, {})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		aws_code_guru_has_cmk.deny == set() with input as document
		aws_code_guru_has_cmk.unknown == set() with input as document
	}
}
