package terraform.aws.efs_encryption_test

import data.lib.fix
import data.terraform.aws.efs_encryption

_it(body) := {"resource": {"aws_efs_file_system": {"it": [body]}}}

_path := ["resource", "aws_efs_file_system", "it", 0]

test_finds_what_is_off if {
	every value in [false, "false"] {
		fix.bare(efs_encryption.deny) == {{
			"message": "file system is not encrypted",
			"at": array.concat(_path, ["encrypted"]),
			"resource": "aws_efs_file_system.it",
		}} with input as _it({"encrypted": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(efs_encryption.deny) == {{
		"message": "file system is not encrypted",
		"at": _path,
		"resource": "aws_efs_file_system.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	efs_encryption.deny == set() with input as _it({"encrypted": true})
	efs_encryption.deny == set() with input as _it({"encrypted": "true"})
}

test_does_not_know_a_variable if {
	efs_encryption.deny == set() with input as _it({"encrypted": "${var.value}"})
	efs_encryption.unknown == {{
		"message": "encrypted is known only when Terraform runs",
		"at": array.concat(_path, ["encrypted"]),
		"resource": "aws_efs_file_system.it",
	}} with input as _it({"encrypted": "${var.value}"})
	efs_encryption.unknown == set() with input as _it({"encrypted": true})
}

test_accepts_other_documents if {
	efs_encryption.deny == set() with input as {"kind": "Pod"}
}
