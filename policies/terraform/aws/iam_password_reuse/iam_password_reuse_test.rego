package terraform.aws.iam_password_reuse_test

import data.lib.fix
import data.terraform.aws.iam_password_reuse

_policy(body) := {"resource": {"aws_iam_account_password_policy": {"all": [body]}}}

_path := ["resource", "aws_iam_account_password_policy", "all", 0]

test_finds_too_small_a_number if {
	every value in [23, "23"] {
		fix.bare(iam_password_reuse.deny) == {{
			"message": "23 old passwords are remembered",
			"at": array.concat(_path, ["password_reuse_prevention"]),
			"resource": "aws_iam_account_password_policy.all",
		}} with input as _policy({"password_reuse_prevention": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_reuse.deny) == {{
		"message": "0 old passwords are remembered",
		"at": _path,
		"resource": "aws_iam_account_password_policy.all",
	}} with input as _policy({"require_symbols": true})
}

test_accepts_enough if {
	every value in [24, "24", 28] {
		iam_password_reuse.deny == set() with input as _policy({"password_reuse_prevention": value})
	}
}

test_does_not_know_a_variable if {
	iam_password_reuse.deny == set() with input as _policy({"password_reuse_prevention": "${var.value}"})
	iam_password_reuse.unknown == {{
		"message": "password_reuse_prevention is known only when Terraform runs",
		"at": array.concat(_path, ["password_reuse_prevention"]),
		"resource": "aws_iam_account_password_policy.all",
	}} with input as _policy({"password_reuse_prevention": "${var.value}"})
}

test_accepts_other_documents if {
	iam_password_reuse.deny == set() with input as {"kind": "Pod"}
}
