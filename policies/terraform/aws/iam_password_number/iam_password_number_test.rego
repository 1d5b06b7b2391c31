package terraform.aws.iam_password_number_test

import data.lib.fix
import data.terraform.aws.iam_password_number

_it(body) := {"resource": {"aws_iam_account_password_policy": {"it": [body]}}}

_path := ["resource", "aws_iam_account_password_policy", "it", 0]

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(iam_password_number.deny) == {{
			"message": "passwords need no number",
			"at": array.concat(_path, ["require_numbers"]),
			"resource": "aws_iam_account_password_policy.it",
		}} with input as _it({"require_numbers": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_number.deny) == {{
		"message": "passwords need no number",
		"at": _path,
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({})
	fix.bare(iam_password_number.deny) == {{
		"message": "passwords need no number",
		"at": array.concat(_path, ["require_numbers"]),
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({"require_numbers": null})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		iam_password_number.deny == set() with input as _it({"require_numbers": value})
		iam_password_number.unknown == set() with input as _it({"require_numbers": value})
	}
}

test_does_not_know_a_variable if {
	iam_password_number.deny == set() with input as _it({"require_numbers": "${var.value}"})
	iam_password_number.unknown == {{
		"message": "require_numbers is known only when Terraform runs",
		"at": array.concat(_path, ["require_numbers"]),
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({"require_numbers": "${var.value}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(iam_password_number.deny) <= 1 with input as _it({"require_numbers": value})
	}
}

test_accepts_other_documents if {
	iam_password_number.deny == set() with input as {"kind": "Pod"}
}
