package terraform.aws.iam_role_allow_assume_from_account_test

import data.terraform.aws.iam_role_allow_assume_from_account as rule

_role(policy) := {"resource": {"aws_iam_role": {"it": [{"assume_role_policy": policy}]}}}

_of(statement) := _role(json.marshal({"Statement": [object.union({"Action": "sts:AssumeRole"}, statement)]}))

_finding := {
	"message": "everybody in an account may take the role on",
	"at": ["resource", "aws_iam_role", "it", 0, "assume_role_policy"],
	"resource": "aws_iam_role.it",
}

test_finds_accounts_as_a_whole if {
	every principal in [
		"123456789012", ["arn:aws:iam::123456789012:role/x", "arn:aws:iam::123456789012:root"],
		"arn:aws:iam::${data.aws_caller_identity.current.account_id}:root",
	] {
		module := _of({"Effect": "Allow", "Principal": {"AWS": principal}})
		rule.deny == {_finding} with input as module
	}
}

_root := {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}

test_accepts_roles_services_and_conditions if {
	every statement in [
		{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:role/deploy"}},
		{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}},
		object.union(_root, {"Effect": "Deny"}),
		object.union(_root, {"Condition": {"StringEquals": {"sts:ExternalId": "${var.id}"}}}),
		object.union(_root, {"Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/ci-*"}}}),
	] {
		rule.deny == set() with input as _of(statement)
		rule.unknown == set() with input as _of(statement)
	}
}

test_finds_accounts_with_other_conditions if {
	condition := {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
	rule.deny == {_finding} with input as _of(object.union(_root, condition))
}

test_does_not_know_variables if {
	every module in [_role("${var.policy}"), _of(object.union(_root, {"Effect": "${var.effect}"}))] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_role": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
