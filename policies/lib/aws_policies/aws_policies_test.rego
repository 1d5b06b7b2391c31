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

test_reads_statements_of_json if {
	[found] := aws_policies.statements(_settings) with input as _of({
		"Effect": "Allow",
		"Action": "sqs:SendMessage",
		"Principal": {"AWS": ["a", "b"], "Service": "sns.amazonaws.com"},
		"Condition": {"StringEquals": {"aws:SourceAccount": ["1", "2"]}},
	})
	object.remove(found, ["setting", "principals"]) == {
		"at": ["resource", "aws_sqs_queue_policy", "jobs", 0, "policy"],
		"effect": "Allow",
		"excepts": false,
		"actions": ["sqs:SendMessage"],
		"conditions": [{"operator": "StringEquals", "key": "aws:SourceAccount", "values": ["1", "2"]}],
		"doubts": [],
	}
	{principal.value | some principal in found.principals} == {"a", "b", "sns.amazonaws.com"}
	found.setting.resource.address == "aws_sqs_queue_policy.jobs"
}

test_reads_json_with_expressions_that_spoil_it if {
	spoilt := `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ${jsonencode(var.actions)}}}`
	_verdicts == [] with input as _module(spoilt)
	count(aws_policies.unread(_settings)) == 1 with input as _module(spoilt)
	quoted := `{"Statement": {"Effect": "Allow", "Principal": "*", "Resource": "${f("x")}"}}`
	_verdicts == [true] with input as _module(quoted)
	comma := `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["sqs:SendMessage", ], }}`
	_verdicts == [true] with input as _module(comma)
}

test_accepts_odd_shapes if {
	every policy in ["[]", "{}", "3", `{"Statement": 3}`, `{"Statement": ["x"]}`, "", "x", 3, null, ["x"], {"a": "b"}] {
		_verdicts == [] with input as _module(policy)
	}
	odd := {"Effect": 3, "Principal": 4, "Action": {"a": 1}, "Condition": ["x"], "NotPrincipal": null}
	count(_verdicts) == 1 with input as _of(odd)
	count(_verdicts) == 1 with input as _of({"Condition": {"StringEquals": 3}, "Principal": {"AWS": {"a": 1}}})
}

_named := [aws_policies.names_everybody(statement) | some statement in aws_policies.statements(_settings)]

test_tells_who_is_named_from_who_is_not_left_out if {
	_named == [true] with input as _of({"Effect": "Deny", "Principal": {"AWS": "*"}})
	_named == [] with input as _of({"Effect": "Deny", "NotPrincipal": {"AWS": "123456789012"}})
	_named == [] with input as _of({"Effect": "Deny", "Principal": {"AWS": "${var.who}"}})
}

test_knows_whole_services if {
	every action in ["*", "sqs:*", "*:*"] {
		aws_policies.allows_every_action({"effect": "Allow", "actions": ["sqs:SendMessage", action]}) == true
		aws_policies.allows_every_action({"effect": "Deny", "actions": [action]}) == false
		aws_policies.allows_every_action({"effect": "${var.effect}", "actions": [action]}) == "${var.effect}"
	}
	every action in ["sqs:Send*", "sqs:SendMessage", "sqs:${var.action}", 3] {
		aws_policies.allows_every_action({"effect": "Allow", "actions": [action]}) == false
		aws_policies.allows_every_action({"effect": "${var.effect}", "actions": [action]}) == false
	}
	aws_policies.allows_every_action({"effect": "Allow", "actions": ["${var.action}"]}) == "${var.action}"
}

test_knows_conditions_that_narrow if {
	every condition in [
		{"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
		{"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": ["o-1/*"]}},
		{"ArnLike": {"aws:SourceArn": "${aws_sns_topic.it.arn}"}, "Bool": {"aws:SecureTransport": "true"}},
		{"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}},
		{"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}},
		{"StringEquals": {"${var.key}": "x"}},
		{"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:123456789012:*"}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-1/r-1/*"]}},
		{"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:SourceVpce": "vpce-1"}},
	] {
		_verdicts == [false] with input as _allowed(condition)
	}
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}},
		{"StringNotEquals": {"aws:SourceAccount": "1"}},
		{"StringLike": {"aws:SourceArn": "*"}},
		{"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "0.0.0.0/0"]}},
		{"StringEquals": {"aws:SourceAccount": []}},
		{"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": ["o-1/*"]}},
		{"ArnLike": {"aws:SourceArn": ["arn:aws:sns:eu-west-1:1:t", "arn:aws:*:*:*:*"]}},
		{"StringEquals": "x"}, "x", null,
	] {
		_verdicts == [true] with input as _allowed(condition)
	}
}

test_does_not_know_who_is_let_in_by_variables if {
	_verdicts == ["${var.all}"] with input as _of({"Effect": "Allow", "Principal": {"AWS": "${var.all}"}})
	_verdicts == ["${var.all}"] with input as _of({"Effect": "${var.all}", "Principal": "*"})
	_verdicts == [true] with input as _of({"Effect": "Allow", "Principal": {"AWS": ["${var.all}", "*"]}})
	_verdicts == [false] with input as _of({"Effect": "${var.all}", "Principal": {"Service": "s3.amazonaws.com"}})
}

_document(statement) := object.union(
	_module("${data.aws_iam_policy_document.it.json}"),
	{"data": {"aws_iam_policy_document": {"it": [{"statement": [statement]}]}}},
)

_everybody := {"type": "*", "identifiers": ["*"]}

test_reads_the_places_of_statements_in_documents if {
	module := object.union(_module("${data.aws_iam_policy_document.it.json}"), {"data": {"aws_iam_policy_document": {
		"it": [{
			"source_policy_documents": ["${data.aws_iam_policy_document.base.json}"],
			"statement": [{
				"actions": ["sqs:SendMessage"],
				"principals": [{"type": "AWS", "identifiers": ["*"]}],
				"condition": [{"test": "StringEquals", "variable": "aws:PrincipalOrgID", "values": ["o-1"]}],
			}],
		}],
		"base": [{"statement": [{"effect": "Deny", "actions": ["sqs:*"]}]}],
		"other": [{"statement": [{"principals": [_everybody]}]}],
	}}})
	{statement.effect: statement.at | some statement in aws_policies.statements(_settings)} == {
		"Allow": ["data", "aws_iam_policy_document", "it", 0, "statement", 0],
		"Deny": ["data", "aws_iam_policy_document", "base", 0, "statement", 0],
	} with input as module
	_verdicts == [false, false] with input as module
}

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

test_reads_documents_through_others if {
	chain := object.union(_module("${data.aws_iam_policy_document.it.json}"), {"data": {"aws_iam_policy_document": {
		"it": [{"source_policy_documents": ["${var.a ? data.aws_iam_policy_document.middle.json : \"\"}"]}],
		"middle": [{"override_json": "${data.aws_iam_policy_document.base[0].json}"}],
		"base": [{
			"source_json": "${data.aws_iam_policy_document.it.json}",
			"statement": [{"principals": [_everybody]}],
		}],
	}}})
	_verdicts == [true] with input as chain
	aws_policies.partly_unread(_settings) == [] with input as chain
}

test_names_policies_of_which_a_part_cannot_be_read if {
	every source in ["${var.more}", "${data.aws_iam_policy_document.elsewhere.json}", "${file(\"more.json\")}"] {
		module := object.union(_module("${data.aws_iam_policy_document.it.json}"), {"data": {"aws_iam_policy_document": {
			"it": [{"source_policy_documents": ["${data.aws_iam_policy_document.base.json}"]}],
			"base": [{"override_policy_documents": ["{}", source], "statement": [{"principals": [_everybody]}]}],
		}}})
		[setting.value | some setting in aws_policies.partly_unread(_settings)] == [source] with input as module
	}
	every source in ["{}", "", `{"Statement": {"Resource": "${var.a}"}}`, null, 3] {
		module := object.union(_module("${data.aws_iam_policy_document.it.json}"), {"data": {"aws_iam_policy_document": {
			"it": [{"source_policy_documents": [source], "statement": [{"principals": [_everybody]}]}],
		}}})
		aws_policies.partly_unread(_settings) == [] with input as module
	}
}

test_knows_what_may_come_out_as_anything if {
	every value in [
		"${var.a}", "${each.value}", "${module.a.arn}", "${one(var.arns)}", "${join(\"*\", aws_a.b.*.arn)}",
		"${var.a ? aws_a.b.arn : \"\"}", "${f(aws_a.b.arn)}", "${join(\"\", [])}",
	] {
		aws_policies.hangs(value)
	}
	every value in [
		"${aws_a.b.arn}", "${aws_a.b[count.index].arn}", "${one(aws_a.b[*].arn)}", "${join(\"\", aws_a.b.*.arn)}",
		"${try(data.aws_a.b[0].arn, null)}", "${concat([aws_a.b.arn], aws_a.c[*].arn)}", "x-${var.a}", "*", 3, null, ["${var.a}"],
	] {
		not aws_policies.hangs(value)
	}
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
	_verdicts == [true] with input as _module(`{"Statement": [
		{"Effect": "Allow", "Principal": "*", "Resource": "${aws_sqs_queue.jobs.arn}"}
	]}`)
}
