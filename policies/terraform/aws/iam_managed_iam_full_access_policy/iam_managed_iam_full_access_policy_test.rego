package terraform.aws.iam_managed_iam_full_access_policy_test

import data.terraform.aws.iam_managed_iam_full_access_policy as rule

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "IAMFullAccess is attached",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

_arn := "arn:aws:iam::aws:policy/IAMFullAccess"

test_finds_the_policy_wherever_it_is_attached if {
	every type in [
		"aws_iam_group_policy_attachment", "aws_iam_policy_attachment", "aws_iam_role_policy_attachment",
		"aws_iam_user_policy_attachment",
	] {
		rule.deny == {_finding(type, ["policy_arn"])} with input as _it(type, {"policy_arn": _arn})
	}
	role := _it("aws_iam_role", {"managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", _arn]})
	rule.deny == {_finding("aws_iam_role", ["managed_policy_arns", 1])} with input as role
	set_type := "aws_ssoadmin_managed_policy_attachment"
	permissions := _it(set_type, {"managed_policy_arn": _arn})
	rule.deny == {_finding(set_type, ["managed_policy_arn"])} with input as permissions
}

test_accepts_other_policies if {
	every arn in ["arn:aws:iam::aws:policy/ReadOnlyAccess", "${aws_iam_policy.mine.arn}", null] {
		module := _it("aws_iam_role_policy_attachment", {"policy_arn": arn})
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_a_variable if {
	module := _it("aws_iam_role_policy_attachment", {"policy_arn": "${var.arn}"})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_role": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
