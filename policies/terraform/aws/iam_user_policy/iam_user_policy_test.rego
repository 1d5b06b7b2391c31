package terraform.aws.iam_user_policy_test

import data.terraform.aws.iam_user_policy

_attachment(body) := {"resource": {"aws_iam_policy_attachment": {"a": [body]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_iam_policy_attachment", "a", 0, "users"],
	"resource": "aws_iam_policy_attachment.a",
}}

test_finds_policies_of_a_user if {
	every type in ["aws_iam_user_policy", "aws_iam_user_policy_attachment"] {
		iam_user_policy.deny == {{
			"message": "policy is given to a user",
			"at": ["resource", type, "a", 0],
			"resource": sprintf("%s.a", [type]),
		}} with input as {"resource": {type: {"a": [{"user": "jim"}]}}}
	}
}

test_finds_attachments_to_users if {
	every users in [["jim"], ["${aws_iam_user.jim.name}"]] {
		iam_user_policy.deny == _finding("policy is given to users") with input as _attachment({"users": users})
	}
}

test_accepts_other_attachments if {
	iam_user_policy.deny == set() with input as _attachment({"users": [], "groups": ["staff"]})
	iam_user_policy.deny == set() with input as _attachment({"roles": ["ci"]})
	iam_user_policy.deny == set() with input as {"resource": {"aws_iam_group_policy_attachment": {"a": [{}]}}}
}

test_does_not_know_a_variable if {
	iam_user_policy.deny == set() with input as _attachment({"users": "${var.users}"})
	iam_user_policy.unknown == _finding("users is known only when Terraform runs") with input as _attachment({"users": "${var.users}"})
}

test_accepts_other_documents if {
	iam_user_policy.deny == set() with input as {"kind": "Pod"}
}
