package lib.aws_iam_test

import data.lib.aws_iam

test_reads_statements_of_policies if {
	policy := json.marshal({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": ["${aws_s3_bucket.b.arn}/*"]}})
	found := aws_iam.statements with input as {"resource": {
		"aws_iam_policy": {"p": [{"policy": policy}]},
		"aws_iam_role": {"r": [{"inline_policy": [{"policy": policy}]}]},
		"aws_iam_user_policy": {
			"unknown": [{"policy": "${file(\"x\")}"}],
			"odd": [{"policy": "[1]"}, {"policy": "{\"Statement\": \"x\"}"}, {}],
		},
	}}
	found == [
		{
			"address": "aws_iam_policy.p",
			"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
			"effect": "Allow",
			"actions": ["s3:*"],
			"resources": ["${aws_s3_bucket.b.arn}/*"],
		},
		{
			"address": "aws_iam_role.r",
			"at": ["resource", "aws_iam_role", "r", 0, "inline_policy", 0, "policy"],
			"effect": "Allow",
			"actions": ["s3:*"],
			"resources": ["${aws_s3_bucket.b.arn}/*"],
		},
	]
}

_all_of_iam := [aws_iam.allows_all_of(statement, "iam") | some statement in aws_iam.statements]

_policy(action, resource) := {"resource": {"aws_iam_policy": {"it": [{"policy": json.marshal({"Statement": [{
	"Effect": "Allow",
	"Action": action,
	"Resource": resource,
}]})}]}}}

test_knows_statements_that_allow_all_of_a_service if {
	every action in ["iam:*", "IAM:*", ["s3:Get*", "iam:*"], "*"] {
		_all_of_iam == [true] with input as _policy(action, "*")
		_all_of_iam == [false] with input as _policy(action, "arn:aws:iam::1:role/x")
	}
	every action in ["xiam:*", "iam:Get*", 3, ["iam:PassRole"]] {
		_all_of_iam == [false] with input as _policy(action, "*")
	}
	_all_of_iam == ["${var.action}"] with input as _policy("${var.action}", "*")
}

test_reads_calls_with_parts_that_are_unknown if {
	call := `{"Statement": [{"Effect": "Allow", "Action": "iam:*", "Resource": ["*", "${aws_iam_role.a.arn}"]}]}`
	module := {"resource": {"aws_iam_policy": {"it": [{"policy": call}]}}}
	_all_of_iam == [true] with input as module
	aws_iam.unread_policies == [] with input as module
}

test_reads_statements_of_documents if {
	found := aws_iam.statements with input as {"data": {"aws_iam_policy_document": {"d": [{"statement": [
		{"actions": ["*"], "resources": ["*"]},
		{"actions": ["*"], "resources": ["*"], "principals": [{"type": "AWS", "identifiers": ["*"]}]},
		{"effect": "Deny", "not_actions": ["s3:*"], "resources": "*"},
	]}]}}}
	place := ["data", "aws_iam_policy_document", "d", 0, "statement"]
	found == [
		{
			"address": "data.aws_iam_policy_document.d",
			"at": array.concat(place, [0, "actions"]),
			"effect": "Allow",
			"actions": ["*"],
			"resources": ["*"],
		},
		{
			"address": "data.aws_iam_policy_document.d",
			"at": array.concat(place, [2]),
			"effect": "Deny",
			"actions": [],
			"resources": ["*"],
		},
	]
}

test_reads_policies_around_expressions if {
	policy := `{"Statement": [{"Effect": "Allow", "Action": ${jsonencode(var.actions)}, "Resource": "*"}]}`
	found := aws_iam.statements with input as {"resource": {"aws_iam_policy": {"p": [{"policy": policy}]}}}
	found == []
	quoted := `{"Statement": [{"Effect": "Allow", "Action": "${join(",", var.actions)}", "Resource": "*"}]}`
	read := aws_iam.statements with input as {"resource": {"aws_iam_policy": {"p": [{"policy": quoted}]}}}
	[statement.actions | some statement in read] == [["${unknown}"]]
}

test_tells_which_policies_it_cannot_read if {
	found := aws_iam.unread_policies with input as {"resource": {"aws_iam_policy": {
		"file": [{"policy": "${file(\"p.json\")}"}],
		"document": [{"policy": "${data.aws_iam_policy_document.d.json}"}],
		"partly": [{"policy": "{\"Statement\": [{\"Resource\": \"${var.arn}\"}]}"}],
		"loop": [{"policy": "{\"Statement\": \"${[for s in var.s : s]}\"}"}],
		"written": [{"policy": "{}"}],
	}}}
	{holder.address | some holder in found} == {"aws_iam_policy.file", "aws_iam_policy.loop"}
}

_allows(effect, actions, resources) := aws_iam.allows_everything(
	{"effect": effect, "actions": actions, "resources": resources},
	["actions", "resources"],
)

test_tells_what_allows_everything if {
	_allows("Allow", ["s3:Get*", "*"], ["*"]) == true
	_allows("Allow", ["*:*"], ["*"]) == true
	_allows("Deny", ["*"], ["*"]) == false
	_allows("Allow", ["s3:*"], ["*"]) == false
	_allows("Allow", [], ["*"]) == false
	statement := {"effect": "Allow", "actions": ["*"], "resources": ["arn:aws:s3:::b"]}
	aws_iam.allows_everything(statement, ["actions"]) == true
	aws_iam.allows_everything(statement, ["actions", "resources"]) == false
}

test_tells_what_it_hangs_on if {
	_allows("Allow", ["${var.action}"], ["*"]) == "${var.action}"
	_allows("Allow", ["*"], ["${each.value.arn}"]) == "${each.value.arn}"
	_allows("${statement.value.effect}", ["*"], ["*"]) == "${statement.value.effect}"
	_allows("Deny", ["${var.action}"], ["*"]) == false
	_allows("Allow", ["s3:*"], ["${var.arn}"]) == false
	every resource in ["${aws_s3_bucket.b.arn}", "${data.aws_s3_bucket.b[0].arn}", "${var.arn}/*", "${var.a}${var.b}"] {
		_allows("Allow", ["*"], [resource]) == false
	}
}

test_reads_documents_with_principals_that_are_given_to_identities if {
	document := {"aws_iam_policy_document": {"d": [{"statement": [{
		"actions": ["s3:*"],
		"resources": ["*"],
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
	}]}]}}
	holder := {"aws_iam_role_policy": {"p": [{"policy": "${data.aws_iam_policy_document.d.json}"}]}}
	[statement.actions | some statement in aws_iam.statements] == [["s3:*"]] with input as {"data": document, "resource": holder}
	aws_iam.statements == [] with input as {"data": document}
}

test_does_not_know_policies_of_other_shapes if {
	module := {"resource": {"aws_iam_policy": {"p": [{"policy": [true, "${var.a}"]}]}}}
	count(aws_iam.unread_policies) == 1 with input as module
	aws_iam.statements == [] with input as module
}
