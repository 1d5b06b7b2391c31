package terraform.aws.sns_topic_policy_any_principal_test

import data.terraform.aws.sns_topic_policy_any_principal as rule

_policy(statement) := {"resource": {"aws_sns_topic_policy": {"it": [{"policy": json.marshal({"Statement": [statement]})}]}}}

_allow(principal) := {"Effect": "Allow", "Principal": principal, "Action": "SNS:Publish", "Resource": "*"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_sns_topic_policy", "it", 0, "policy"],
	"resource": "aws_sns_topic_policy.it",
}}

_message := "policy lets everybody use the topic"

test_finds_policies_for_everybody if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::111122223333:root", "*"]}, {"AWS": "arn:aws:iam::*:role/a"}] {
		rule.deny == _finding(_message) with input as _policy(_allow(principal))
	}
	plain := object.union(_allow("*"), {"Condition": {"Bool": {"aws:SecureTransport": "true"}}})
	rule.deny == _finding(_message) with input as _policy(plain)
}

test_finds_documents_for_everybody if {
	rule.deny == {{
		"message": _message,
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0],
		"resource": "aws_sns_topic.it",
	}} with input as {
		"resource": {"aws_sns_topic": {"it": [{"policy": "${data.aws_iam_policy_document.d.json}"}]}},
		"data": {"aws_iam_policy_document": {"d": [{"statement": [{
			"actions": ["SNS:Publish"],
			"principals": [{"type": "*", "identifiers": ["*"]}],
		}]}]}},
	}
}

test_accepts_policies_for_somebody if {
	every principal in ["111122223333", {"AWS": "arn:aws:iam::111122223333:root"}, {"Service": "s3.amazonaws.com"}, [], 7, null] {
		rule.deny == set() with input as _policy(_allow(principal))
		rule.unknown == set() with input as _policy(_allow(principal))
	}
	rule.deny == set() with input as _policy(object.union(_allow("*"), {"Effect": "Deny"}))
	named := object.union(_allow("*"), {"Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}})
	rule.deny == set() with input as _policy(named)
}

test_does_not_know_variables if {
	module := _policy(_allow({"AWS": "${var.who}"}))
	rule.deny == set() with input as module
	rule.unknown == _finding("whom the policy lets use the topic is known only when Terraform runs") with input as module
	unread := {"resource": {"aws_sns_topic_policy": {"it": [{"policy": "${file(\"p.json\")}"}]}}}
	rule.unknown == _finding("policy stands in a file of its own, which is not read") with input as unread
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
