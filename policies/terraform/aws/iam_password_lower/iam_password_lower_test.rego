package terraform.aws.iam_password_lower_test

import data.lib.fix
import data.terraform.aws.iam_password_lower

_it(body) := {"resource": {"aws_iam_account_password_policy": {"it": [body]}}}

_set(value) := _it({"require_lowercase_characters": value})

_place := ["require_lowercase_characters"]

_message := "passwords need no lower-case letter"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_iam_account_password_policy", "it", 0], place),
	"resource": "aws_iam_account_password_policy.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(iam_password_lower.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(iam_password_lower.deny) == _finding(_message, []) with input as _it({})
	fix.bare(iam_password_lower.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		iam_password_lower.deny == set() with input as _set(value)
		iam_password_lower.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	iam_password_lower.deny == set() with input as _set("${var.value}")
	message := "require_lowercase_characters is known only when Terraform runs"
	iam_password_lower.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(iam_password_lower.deny) <= 1 with input as _it({"require_lowercase_characters": value})
	}
}

test_accepts_other_documents if {
	iam_password_lower.deny == set() with input as {"kind": "Pod"}
}
