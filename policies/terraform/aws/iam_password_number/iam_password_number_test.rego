package terraform.aws.iam_password_number_test

import data.lib.fix
import data.terraform.aws.iam_password_number

_it(body) := {"resource": {"aws_iam_account_password_policy": {"it": [body]}}}

_set(value) := _it({"require_numbers": value})

_place := ["require_numbers"]

_message := "passwords need no number"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_iam_account_password_policy", "it", 0], place),
	"resource": "aws_iam_account_password_policy.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(iam_password_number.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_number.deny) == _finding(_message, []) with input as _it({})
	fix.bare(iam_password_number.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		iam_password_number.deny == set() with input as _set(value)
		iam_password_number.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	iam_password_number.deny == set() with input as _set("${var.value}")
	message := "require_numbers is known only when Terraform runs"
	iam_password_number.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(iam_password_number.deny) <= 1 with input as _it({"require_numbers": value})
	}
}

test_accepts_other_documents if {
	iam_password_number.deny == set() with input as {"kind": "Pod"}
}
