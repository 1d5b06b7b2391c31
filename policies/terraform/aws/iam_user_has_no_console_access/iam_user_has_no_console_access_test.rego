package terraform.aws.iam_user_has_no_console_access_test

import data.terraform.aws.iam_user_has_no_console_access as rule

_module(profiles) := {"resource": {"aws_iam_user": {"ana": [{"name": "ana"}]}, "aws_iam_user_login_profile": profiles}}

_of(user) := {"it": [{"user": user}]}

test_finds_users_with_a_password if {
	rule.deny == {{
		"message": "user may log in to the console",
		"at": ["resource", "aws_iam_user", "ana", 0],
		"resource": "aws_iam_user.ana",
	}} with input as _module(_of("${aws_iam_user.ana.name}"))
}

test_accepts_users_without_one if {
	every profiles in [{}, _of("${aws_iam_user.other.name}"), _of(null), _of(3)] {
		rule.deny == set() with input as _module(profiles)
		rule.unknown == set() with input as _module(profiles)
	}
}

test_does_not_know_passwords_that_may_be_missing if {
	profiles := {"it": [{"user": "${aws_iam_user.ana.name}", "count": "${var.console ? 1 : 0}"}]}
	rule.deny == set() with input as _module(profiles)
	count(rule.unknown) == 1 with input as _module(profiles)
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_user": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
