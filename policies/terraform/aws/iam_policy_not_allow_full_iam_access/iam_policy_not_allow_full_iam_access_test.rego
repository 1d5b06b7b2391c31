package terraform.aws.iam_policy_not_allow_full_iam_access_test

import data.terraform.aws.iam_policy_not_allow_full_iam_access as rule

_policy(statement) := {"resource": {"aws_iam_policy": {"it": [{"policy": json.marshal({"Statement": [statement]})}]}}}

_finding := {
	"message": "policy allows everything of IAM",
	"at": ["resource", "aws_iam_policy", "it", 0, "policy"],
	"resource": "aws_iam_policy.it",
}

test_finds_policies_that_allow_everything if {
	every action in ["iam:*", ["ec2:Describe*", "iam:*"], "*"] {
		statement := {"Effect": "Allow", "Action": action, "Resource": "*"}
		rule.deny == {_finding} with input as _policy(statement)
	}
}

test_finds_documents_that_allow_everything if {
	rule.deny == {{
		"message": "policy allows everything of IAM",
		"at": ["data", "aws_iam_policy_document", "it", 0, "statement", 0, "actions"],
		"resource": "data.aws_iam_policy_document.it",
	}} with input as {"data": {"aws_iam_policy_document": {"it": [{"statement": [{
		"actions": ["iam:*"],
		"resources": ["*"],
	}]}]}}}
}

test_accepts_policies_that_allow_less if {
	every statement in [
		{"Effect": "Allow", "Action": "iam:Get*", "Resource": "*"},
		{"Effect": "Allow", "Action": "xiam:*", "Resource": "*"},
		{"Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam:::one"},
		{"Effect": "Deny", "Action": "iam:*", "Resource": "*"},
	] {
		rule.deny == set() with input as _policy(statement)
		rule.unknown == set() with input as _policy(statement)
	}
}

test_does_not_know_variables if {
	every module in [
		{"resource": {"aws_iam_policy": {"it": [{"policy": "${var.policy}"}]}}},
		_policy({"Effect": "Allow", "Action": "${var.actions}", "Resource": "*"}),
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_policy": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
