package terraform.aws.iam_star_action_test

import data.terraform.aws.iam_star_action

_policy(statement) := {"resource": {"aws_iam_policy": {"p": [{"policy": json.marshal({"Statement": [statement]})}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
	"resource": "aws_iam_policy.p",
}}

test_finds_policies_that_allow_every_action if {
	every action in ["*", ["*"], ["s3:GetObject", "*:*"]] {
		iam_star_action.deny == _finding("policy allows every action") with input as _policy({
			"Effect": "Allow",
			"Action": action,
			"Resource": "arn:aws:s3:::b",
		})
	}
}

test_finds_documents_that_allow_every_action if {
	iam_star_action.deny == {{
		"message": "policy allows every action",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0, "actions"],
		"resource": "data.aws_iam_policy_document.d",
	}} with input as {"data": {"aws_iam_policy_document": {"d": [{"statement": [{
		"actions": ["*"],
		"resources": ["${aws_s3_bucket.b.arn}"],
	}]}]}}}
}

test_accepts_policies_that_name_actions if {
	iam_star_action.deny == set() with input as _policy({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})
	iam_star_action.deny == set() with input as _policy({"Effect": "Deny", "Action": "*", "Resource": "*"})
	iam_star_action.deny == set() with input as _policy({"Effect": "Allow", "NotAction": "*", "Resource": "*"})
}

test_accepts_the_policies_of_resources if {
	iam_star_action.deny == set() with input as {"data": {"aws_iam_policy_document": {"d": [{"statement": [{
		"actions": ["*"],
		"resources": ["*"],
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
	}]}]}}}
}

test_does_not_know_policies_from_a_file if {
	module := {"resource": {"aws_iam_policy": {"p": [{"policy": "${file(\"p.json\")}"}]}}}
	iam_star_action.deny == set() with input as module
	iam_star_action.unknown == _finding("policy stands in a file of its own, which is not read") with input as module
}

test_does_not_know_actions_with_a_variable if {
	module := _policy({"Effect": "Allow", "Action": ["s3:GetObject", "${var.action}"], "Resource": "arn:aws:s3:::b"})
	iam_star_action.deny == set() with input as module
	message := "whether the policy allows every action is known only when Terraform runs"
	iam_star_action.unknown == _finding(message) with input as module
	named := _policy({"Effect": "Allow", "Action": "s3:*", "Resource": "${var.arn}"})
	iam_star_action.unknown == set() with input as named
}

test_accepts_other_documents if {
	iam_star_action.deny == set() with input as {"kind": "Pod"}
}
