package terraform.aws.iam_password_upper_test

import data.lib.fix
import data.terraform.aws.iam_password_upper

_it(body) := {"resource": {"aws_iam_account_password_policy": {"it": [body]}}}

_path := ["resource", "aws_iam_account_password_policy", "it", 0]

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(iam_password_upper.deny) == {{
			"message": "passwords need no upper-case letter",
			"at": array.concat(_path, ["require_uppercase_characters"]),
			"resource": "aws_iam_account_password_policy.it",
		}} with input as _it({"require_uppercase_characters": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_upper.deny) == {{
		"message": "passwords need no upper-case letter",
		"at": _path,
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({})
	fix.bare(iam_password_upper.deny) == {{
		"message": "passwords need no upper-case letter",
		"at": array.concat(_path, ["require_uppercase_characters"]),
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({"require_uppercase_characters": null})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		iam_password_upper.deny == set() with input as _it({"require_uppercase_characters": value})
		iam_password_upper.unknown == set() with input as _it({"require_uppercase_characters": value})
	}
}

test_does_not_know_a_variable if {
	iam_password_upper.deny == set() with input as _it({"require_uppercase_characters": "${var.value}"})
	iam_password_upper.unknown == {{
		"message": "require_uppercase_characters is known only when Terraform runs",
		"at": array.concat(_path, ["require_uppercase_characters"]),
		"resource": "aws_iam_account_password_policy.it",
	}} with input as _it({"require_uppercase_characters": "${var.value}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(iam_password_upper.deny) <= 1 with input as _it({"require_uppercase_characters": value})
	}
}

test_accepts_other_documents if {
	iam_password_upper.deny == set() with input as {"kind": "Pod"}
}
