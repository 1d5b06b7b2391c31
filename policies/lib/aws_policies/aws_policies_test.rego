package lib.aws_policies_test

import data.lib.aws_policies
import data.lib.terraform

_settings := terraform.settings(["aws_sqs_queue_policy"], ["policy"], "")

_verdicts := [aws_policies.lets_everybody_in(statement) | some statement in aws_policies.statements(_settings)]

_module(policy) := {"resource": {"aws_sqs_queue_policy": {"jobs": [{"policy": policy}]}}}

_of(statement) := _module(json.marshal({"Statement": [statement]}))

test_reads_who_is_let_in if {
	every principal in [
		"*", ["*"], {"AWS": "*"}, {"AWS": ["arn:aws:iam::123456789012:root", "*"]}, {"AWS": "arn:aws:iam::*:role/reader"},
	] {
		_verdicts == [true] with input as _of({"Effect": "Allow", "Principal": principal, "Action": "sqs:*"})
		_verdicts == [false] with input as _of({"Effect": "Deny", "Principal": principal, "Action": "sqs:*"})
	}
	_verdicts == [true] with input as _of({"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}})
	every principal in [
		"arn:aws:iam::${data.aws_caller_identity.it.account_id}:root", {"AWS": "${aws_iam_role.it.arn}"}, {"AWS": []},
		{"Service": "*"}, 3, null,
	] {
		_verdicts == [false] with input as _of({"Effect": "Allow", "Principal": principal, "Action": "sqs:*"})
	}
	_verdicts == [false] with input as _of({"Effect": "Allow", "Action": "sqs:*"})
}

_allowed(condition) := _of({"Effect": "Allow", "Principal": "*", "Condition": condition})

test_knows_conditions_that_narrow if {
	every condition in [
		{"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
		{"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": ["o-1/*"]}},
		{"ArnLike": {"aws:SourceArn": "${aws_sns_topic.it.arn}"}, "Bool": {"aws:SecureTransport": "true"}},
		{"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}},
		{"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}},
		{"StringEquals": {"${var.key}": "x"}},
	] {
		_verdicts == [false] with input as _allowed(condition)
	}
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}},
		{"StringNotEquals": {"aws:SourceAccount": "1"}},
		{"StringLike": {"aws:SourceArn": "*"}},
		{"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "0.0.0.0/0"]}},
		{"StringEquals": "x"}, "x", null,
	] {
		_verdicts == [true] with input as _allowed(condition)
	}
}

test_does_not_know_who_is_let_in_by_variables if {
	_verdicts == ["${var.all}"] with input as _of({"Effect": "Allow", "Principal": {"AWS": "${var.all}"}})
	_verdicts == ["${var.all}"] with input as _of({"Effect": "${var.all}", "Principal": "*"})
	_verdicts == [true] with input as _of({"Effect": "Allow", "Principal": {"AWS": ["${var.all}", "*"]}})
}

_document(statement) := object.union(
	_module("${data.aws_iam_policy_document.it.json}"),
	{"data": {"aws_iam_policy_document": {"it": [{"statement": [statement]}]}}},
)

_everybody := {"type": "*", "identifiers": ["*"]}

test_reads_documents if {
	_verdicts == [true] with input as _document({"principals": [_everybody], "actions": ["sqs:*"]})
	_verdicts == [true] with input as _document({"not_principals": [{"type": "AWS", "identifiers": ["1"]}]})
	_verdicts == [false] with input as _document({"effect": "Deny", "principals": [_everybody]})
	_verdicts == [false] with input as _document({"principals": [{"type": "AWS", "identifiers": ["1"]}]})
	_verdicts == [false] with input as _document({
		"principals": [_everybody],
		"condition": [{"test": "StringEquals", "variable": "aws:SourceAccount", "values": ["1"]}],
	})
	_verdicts == [true] with input as _document({
		"principals": [_everybody],
		"condition": [{"test": 1, "variable": ["x"], "values": null}],
	})
}

test_reads_the_documents_that_documents_are_made_from if {
	both := object.union(_module("${data.aws_iam_policy_document.it[0].json}"), {"data": {"aws_iam_policy_document": {
		"it": [{"source_policy_documents": ["${data.aws_iam_policy_document.base.json}", "${var.more}"]}],
		"base": [{"statement": [{"principals": [_everybody]}]}],
	}}})
	_verdicts == [true] with input as both
	count(aws_policies.unread(_settings)) == 0 with input as both
}

test_does_not_know_statements_that_may_be_missing if {
	dynamic := object.union(_module("${data.aws_iam_policy_document.it.json}"), {"data": {"aws_iam_policy_document": {"it": [{
		"dynamic": {"statement": [{"for_each": "${var.open}", "content": [{"principals": [_everybody]}]}]},
	}]}}})
	_verdicts == ["${var.open}"] with input as dynamic
}

test_names_policies_that_cannot_be_read if {
	every policy in ["${var.policy}", "${file(\"policy.json\")}", "${data.aws_iam_policy_document.other.json}"] {
		count(aws_policies.unread(_settings)) == 1 with input as _module(policy)
		_verdicts == [] with input as _module(policy)
	}
	every policy in [`{"Statement": []}`, `{"Statement": [{"Resource": "${var.a}"}]}`, "no json", null, 3, ["x"], {"a": 1}] {
		count(aws_policies.unread(_settings)) == 0 with input as _module(policy)
	}
	_verdicts == [true] with input as _module(`${jsonencode({
		Statement = [{ Effect = "Allow", Principal = "*", Resource = aws_sqs_queue.jobs.arn }]
	})}`)
}
