package terraform.aws.iam_password_length_test

import data.lib.fix
import data.terraform.aws.iam_password_length

_policy(body) := {"resource": {"aws_iam_account_password_policy": {"all": [body]}}}

_path := ["resource", "aws_iam_account_password_policy", "all", 0]

test_finds_too_small_a_number if {
	every value in [13, "13"] {
		fix.bare(iam_password_length.deny) == {{
			"message": "passwords need 13 characters only",
			"at": array.concat(_path, ["minimum_password_length"]),
			"resource": "aws_iam_account_password_policy.all",
		}} with input as _policy({"minimum_password_length": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_length.deny) == {{
		"message": "passwords need 6 characters only",
		"at": _path,
		"resource": "aws_iam_account_password_policy.all",
	}} with input as _policy({"require_symbols": true})
}

test_accepts_enough if {
	every value in [14, "14", 18] {
		iam_password_length.deny == set() with input as _policy({"minimum_password_length": value})
	}
}

test_does_not_know_a_variable if {
	iam_password_length.deny == set() with input as _policy({"minimum_password_length": "${var.value}"})
	iam_password_length.unknown == {{
		"message": "minimum_password_length is known only when Terraform runs",
		"at": array.concat(_path, ["minimum_password_length"]),
		"resource": "aws_iam_account_password_policy.all",
	}} with input as _policy({"minimum_password_length": "${var.value}"})
}

test_accepts_other_documents if {
	iam_password_length.deny == set() with input as {"kind": "Pod"}
}
