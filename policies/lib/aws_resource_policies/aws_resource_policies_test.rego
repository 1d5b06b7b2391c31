package lib.aws_resource_policies_test

import data.lib.aws_resource_policies as policies

_arguments := {"aws_sqs_queue_policy": "policy"}

_holder(policy) := {"resource": {"aws_sqs_queue_policy": {"q": [{"policy": policy}]}}}

_policy(statement) := _holder(json.marshal({"Statement": statement}))

_found := policies.statements(_arguments)

_verdicts := [policies.public(statement) | some statement in _found]

_allow := {"Effect": "Allow", "Action": "sqs:SendMessage"}

test_reads_statements_of_json if {
	[found] := _found with input as _policy([object.union(_allow, {
		"Principal": {"AWS": ["a", "b"], "Service": "sns.amazonaws.com"},
		"Condition": {"StringEquals": {"aws:SourceAccount": ["1", "2"]}},
	})])
	object.remove(found, ["resource", "principals"]) == {
		"at": ["resource", "aws_sqs_queue_policy", "q", 0, "policy"],
		"effect": "Allow",
		"except_principals": [],
		"actions": ["sqs:SendMessage"],
		"except_actions": [],
		"resources": [],
		"conditions": [{"test": "StringEquals", "key": "aws:SourceAccount", "values": ["1", "2"]}],
	}
	{name | some name in found.principals} == {"a", "b", "sns.amazonaws.com"}
	found.resource.address == "aws_sqs_queue_policy.q"
}

test_reads_json_with_expressions_that_spoil_it if {
	spoilt := `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ${jsonencode(var.actions)}}}`
	count(_found) == 0 with input as _holder(spoilt)
	count(policies.unread(_arguments)) == 1 with input as _holder(spoilt)
	quoted := `{"Statement": {"Effect": "Allow", "Principal": "*", "Resource": "${f("x")}"}}`
	_verdicts == [true] with input as _holder(quoted)
	comma := `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["sqs:SendMessage", ], }}`
	_verdicts == [true] with input as _holder(comma)
}

test_accepts_odd_shapes if {
	every policy in ["[]", "{}", "3", `{"Statement": 3}`, `{"Statement": ["x"]}`, "", "x", 3, null, ["x"], {"a": "b"}] {
		_found == [] with input as _holder(policy)
	}
	odd := {"Effect": 3, "Principal": 4, "Action": {"a": 1}, "Condition": ["x"], "NotPrincipal": null}
	count(_verdicts) == 1 with input as _policy(odd)
	count(_verdicts) == 1 with input as _policy({"Condition": {"StringEquals": 3}, "Principal": {"AWS": {"a": 1}}})
}

test_knows_everybody if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::1:root", "*"]}, {"AWS": "arn:aws:iam::*:role/x"}] {
		_verdicts == [true] with input as _policy(object.union(_allow, {"Principal": principal}))
	}
	_verdicts == [true] with input as _policy(object.union(_allow, {"NotPrincipal": {"AWS": "arn:aws:iam::1:root"}}))
}

test_knows_somebody if {
	every principal in ["arn:aws:iam::1:root", {"AWS": "1"}, {"Service": "s3.amazonaws.com"}, {"AWS": "${aws_iam_role.a.arn}"}] {
		_verdicts == [false] with input as _policy(object.union(_allow, {"Principal": principal}))
	}
	_verdicts == [false] with input as _policy(_allow)
	_verdicts == [false] with input as _policy(object.union(_allow, {"Principal": "*", "Effect": "Deny"}))
}

test_does_not_know_variables if {
	_verdicts == ["${var.who}"] with input as _policy(object.union(_allow, {"Principal": {"AWS": "${var.who}"}}))
	_verdicts == ["${var.effect}"] with input as _policy({"Effect": "${var.effect}", "Principal": "*"})
	_verdicts == [false] with input as _policy({"Effect": "${var.effect}", "Principal": {"Service": "s3.amazonaws.com"}})
	_verdicts == [false] with input as _policy(object.union(_allow, {"Principal": "arn:aws:iam::${var.account}:root"}))
}

_conditioned(condition) := _policy(object.union(_allow, {"Principal": "*", "Condition": condition}))

test_knows_conditions_that_name_somebody if {
	every condition in [
		{"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
		{"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:123456789012:*"}},
		{"ArnEquals": {"aws:SourceArn": "${aws_sns_topic.t.arn}"}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-1/r-1/*"]}},
		{"IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}},
		{"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:SourceVpce": "vpce-1"}},
	] {
		_verdicts == [false] with input as _conditioned(condition)
		[policies.allows_everybody(statement) | some statement in _found] == [true] with input as _conditioned(condition)
	}
}

test_knows_conditions_that_name_nobody if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
		{"StringLike": {"aws:PrincipalArn": "*"}},
		{"ArnLike": {"aws:SourceArn": ["arn:aws:sns:eu-west-1:1:t", "arn:aws:*:*:*:*"]}},
		{"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}},
		{"StringEquals": {"aws:SourceAccount": []}},
	] {
		_verdicts == [true] with input as _conditioned(condition)
	}
}

_document(statements) := {
	"resource": _holder("${data.aws_iam_policy_document.d.json}").resource,
	"data": {"aws_iam_policy_document": {
		"d": [{"source_policy_documents": ["${data.aws_iam_policy_document.base.json}"], "statement": statements}],
		"base": [{"statement": [{"effect": "Deny", "actions": ["sqs:*"]}]}],
		"other": [{"statement": [{"principals": [{"type": "*", "identifiers": ["*"]}]}]}],
	}},
}

test_reads_documents if {
	module := _document([{
		"actions": ["sqs:SendMessage"],
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
		"condition": [{"test": "StringEquals", "variable": "aws:PrincipalOrgID", "values": ["o-1"]}],
	}])
	{statement.effect: statement.at | some statement in _found} == {
		"Allow": ["data", "aws_iam_policy_document", "d", 0, "statement", 0],
		"Deny": ["data", "aws_iam_policy_document", "base", 0, "statement", 0],
	} with input as module
	_verdicts == [false, false] with input as module
	public := _document([{"principals": [{"type": "*", "identifiers": ["*"]}]}])
	{verdict | some verdict in _verdicts} == {true, false} with input as public
}

test_does_not_know_policies_from_elsewhere if {
	every policy in ["${var.policy}", "${file(\"p.json\")}"] {
		count(policies.unread(_arguments)) == 1 with input as _holder(policy)
	}
	policies.unread(_arguments) == set() with input as _document([])
	policies.unread(_arguments) == set() with input as _policy(object.union(_allow, {"Resource": "${aws_sqs_queue.q.arn}"}))
}

test_knows_whole_services if {
	every action in ["*", "sqs:*", "*:*"] {
		policies.allows_every_action({"effect": "Allow", "actions": ["sqs:SendMessage", action]}) == true
		policies.allows_every_action({"effect": "Deny", "actions": [action]}) == false
		policies.allows_every_action({"effect": "${var.effect}", "actions": [action]}) == "${var.effect}"
	}
	every action in ["sqs:Send*", "sqs:SendMessage", "sqs:${var.action}", 3] {
		policies.allows_every_action({"effect": "Allow", "actions": [action]}) == false
		policies.allows_every_action({"effect": "${var.effect}", "actions": [action]}) == false
	}
	policies.allows_every_action({"effect": "Allow", "actions": ["${var.action}"]}) == "${var.action}"
}
