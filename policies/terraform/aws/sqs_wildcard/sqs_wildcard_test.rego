package terraform.aws.sqs_wildcard_test

import data.terraform.aws.sqs_wildcard

_policy(statement) := {"resource": {"aws_sqs_queue_policy": {"it": [{"policy": json.marshal({"Statement": [statement]})}]}}}

_allow(action) := {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": action, "Resource": "*"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_sqs_queue_policy", "it", 0, "policy"],
	"resource": "aws_sqs_queue_policy.it",
}}

test_finds_policies_that_allow_every_action if {
	every action in ["*", "sqs:*", "SQS:*", ["sqs:SendMessage", "sqs:*"]] {
		sqs_wildcard.deny == _finding("policy allows every action on the queue") with input as _policy(_allow(action))
	}
}

test_finds_policies_of_queues_and_documents if {
	sqs_wildcard.deny == {{
		"message": "policy allows every action on the queue",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0],
		"resource": "aws_sqs_queue.it",
	}} with input as {
		"resource": {"aws_sqs_queue": {"it": [{"policy": "${data.aws_iam_policy_document.d.json}"}]}},
		"data": {"aws_iam_policy_document": {"d": [{"statement": [{"actions": ["sqs:*"]}]}]}},
	}
}

test_accepts_policies_that_name_actions if {
	every action in ["sqs:SendMessage", "sqs:Send*", ["sqs:ReceiveMessage", "sqs:DeleteMessage"], [], 7] {
		sqs_wildcard.deny == set() with input as _policy(_allow(action))
		sqs_wildcard.unknown == set() with input as _policy(_allow(action))
	}
	sqs_wildcard.deny == set() with input as _policy(object.union(_allow("*"), {"Effect": "Deny"}))
}

test_does_not_know_variables if {
	module := _policy(_allow("${var.action}"))
	sqs_wildcard.deny == set() with input as module
	message := "whether the policy allows every action is known only when Terraform runs"
	sqs_wildcard.unknown == _finding(message) with input as module
	unread := {"resource": {"aws_sqs_queue_policy": {"it": [{"policy": "${file(\"p.json\")}"}]}}}
	sqs_wildcard.unknown == _finding("policy stands in a file of its own, which is not read") with input as unread
}

test_accepts_other_documents if {
	sqs_wildcard.deny == set() with input as {"kind": "Pod"}
}
