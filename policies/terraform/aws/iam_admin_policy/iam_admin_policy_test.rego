package terraform.aws.iam_admin_policy_test

import data.terraform.aws.iam_admin_policy

_policy(statement) := {"resource": {"aws_iam_policy": {"p": [{"policy": json.marshal({"Statement": [statement]})}]}}}

test_finds_policies_that_allow_everything if {
	every action in ["*", "*:*", ["s3:GetObject", "*"]] {
		iam_admin_policy.deny == {{
			"message": "policy allows every action on every resource",
			"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
			"resource": "aws_iam_policy.p",
		}} with input as _policy({"Effect": "Allow", "Action": action, "Resource": ["*", "arn:aws:s3:::b"]})
	}
}

test_finds_documents_that_allow_everything if {
	iam_admin_policy.deny == {{
		"message": "policy allows every action on every resource",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0, "actions"],
		"resource": "data.aws_iam_policy_document.d",
	}} with input as {"data": {"aws_iam_policy_document": {"d": [{"statement": [{
		"actions": ["*"],
		"resources": ["*"],
	}]}]}}}
}

test_accepts_policies_that_name_something if {
	iam_admin_policy.deny == set() with input as _policy({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})
	iam_admin_policy.deny == set() with input as _policy({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b"})
	iam_admin_policy.deny == set() with input as _policy({"Effect": "Deny", "Action": "*", "Resource": "*"})
	iam_admin_policy.deny == set() with input as _policy({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})
}

test_accepts_what_is_unknown if {
	iam_admin_policy.deny == set() with input as _policy({"Effect": "Allow", "Action": "*", "Resource": "${var.arn}"})
	iam_admin_policy.deny == set() with input as {"resource": {"aws_iam_policy": {"p": [{"policy": "${var.policy}"}, {}]}}}
}

test_does_not_know_policies_from_a_file if {
	iam_admin_policy.unknown == {{
		"message": "policy stands in a file of its own, which is not read",
		"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
		"resource": "aws_iam_policy.p",
	}} with input as {"resource": {"aws_iam_policy": {"p": [{"policy": "${file(\"p.json\")}"}]}}}
}

test_does_not_know_statements_with_a_variable if {
	every statement in [
		{"Effect": "Allow", "Action": "${var.action}", "Resource": "*"},
		{"Effect": "Allow", "Action": "*", "Resource": ["${var.arn}"]},
		{"Effect": "${var.effect}", "Action": "*", "Resource": "*"},
	] {
		iam_admin_policy.unknown == {{
			"message": "whether the policy allows every action on every resource is known only when Terraform runs",
			"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
			"resource": "aws_iam_policy.p",
		}} with input as _policy(statement)
	}
	every statement in [
		{"Effect": "Allow", "Action": "s3:*", "Resource": "${var.arn}"},
		{"Effect": "Allow", "Action": "*", "Resource": "${aws_s3_bucket.b.arn}"},
		{"Effect": "Allow", "Action": "${var.action}", "Resource": "arn:aws:s3:::b"},
	] {
		iam_admin_policy.unknown == set() with input as _policy(statement)
	}
}

test_accepts_other_documents if {
	iam_admin_policy.deny == set() with input as {"kind": "Pod"}
}
