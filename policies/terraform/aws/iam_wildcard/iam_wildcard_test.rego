package terraform.aws.iam_wildcard_test

import data.terraform.aws.iam_wildcard

_policy(statement) := {"resource": {"aws_iam_policy": {"p": [{"policy": json.marshal({"Statement": [statement]})}]}}}

_denied(message, action) := {object.union(finding, {"words": [sprintf("%q", [action])]}) | some finding in _finding(message)}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
	"resource": "aws_iam_policy.p",
}}

test_finds_policies_that_allow_a_whole_service if {
	every action in ["s3:*", ["sqs:SendMessage", "s3:*"], ["s3:*", "s3:Get*"]] {
		iam_wildcard.deny == _denied("policy allows every action of s3", "s3:*") with input as _policy({
			"Effect": "Allow",
			"Action": action,
			"Resource": "arn:aws:s3:::b",
		})
	}
}

test_finds_more_stars_than_one if {
	statement := {"Effect": "Allow", "Action": ["s3:**"], "Resource": "arn:aws:s3:::b"}
	iam_wildcard.deny == _denied("policy allows every action of s3", "s3:**") with input as _policy(statement)
}

test_finds_documents_that_allow_a_whole_service if {
	document := {"aws_iam_policy_document": {"d": [{"statement": [{
		"actions": ["s3:*"],
		"resources": ["*"],
		"principals": [{"type": "AWS", "identifiers": ["111122223333"]}],
	}]}]}}
	iam_wildcard.deny == set() with input as {"data": document}
	iam_wildcard.deny == {{
		"message": "policy allows every action of s3",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0, "actions"],
		"words": [`"s3:*"`],
		"resource": "data.aws_iam_policy_document.d",
	}} with input as {
		"data": document,
		"resource": {"aws_iam_role_policy": {"p": [{"policy": "${data.aws_iam_policy_document.d.json}"}]}},
	}
}

test_accepts_policies_that_name_actions if {
	every action in ["s3:Get*", "s3:GetObject", "*", ["sqs:${var.action}"], [], 7, null] {
		iam_wildcard.deny == set() with input as _policy({"Effect": "Allow", "Action": action, "Resource": "*"})
		iam_wildcard.unknown == set() with input as _policy({"Effect": "Allow", "Action": action, "Resource": "*"})
	}
	iam_wildcard.deny == set() with input as _policy({"Effect": "Deny", "Action": "s3:*", "Resource": "*"})
	iam_wildcard.deny == set() with input as _policy({"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"})
}

test_does_not_know_variables if {
	module := _policy({"Effect": "${var.effect}", "Action": "s3:*", "Resource": "*"})
	iam_wildcard.deny == set() with input as module
	message := "whether the policy allows every action of a service is known only when Terraform runs"
	iam_wildcard.unknown == _finding(message) with input as module
	unread := {"resource": {"aws_iam_policy": {"p": [{"policy": "${file(\"p.json\")}"}]}}}
	iam_wildcard.unknown == _finding("policy stands in a file of its own, which is not read") with input as unread
}

test_accepts_other_documents if {
	iam_wildcard.deny == set() with input as {"kind": "Pod"}
}
