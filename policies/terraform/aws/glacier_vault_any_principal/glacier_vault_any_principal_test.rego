package terraform.aws.glacier_vault_any_principal_test

import data.terraform.aws.glacier_vault_any_principal as rule

_types := ["aws_glacier_vault"]

_it(type, policy) := {"resource": {type: {"it": [{"access_policy": policy}]}}}

_of(type, statement) := _it(type, json.marshal({"Statement": [statement]}))

_finding(type) := {
	"message": "policy lets every AWS account in",
	"at": ["resource", type, "it", 0, "access_policy"],
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_open_to_everybody if {
	every type in _types {
		every principal in ["*", {"AWS": "*"}, {"AWS": ["123456789012", "*"]}] {
			statement := {"Effect": "Allow", "Principal": principal, "Action": "*"}
			rule.deny == {_finding(type)} with input as _of(type, statement)
		}
	}
}

test_finds_what_documents_open if {
	every type in _types {
		module := object.union(
			_it(type, "${data.aws_iam_policy_document.it.json}"),
			{"data": {"aws_iam_policy_document": {"it": [{"statement": [{
				"actions": ["*"],
				"principals": [{"type": "*", "identifiers": ["*"]}],
			}]}]}}},
		)
		rule.deny == {_finding(type)} with input as module
	}
}

test_accepts_what_is_for_some if {
	every type in _types {
		every statement in [
			{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*"},
			{"Effect": "Deny", "Principal": "*", "Action": "*"},
			{
				"Effect": "Allow",
				"Principal": "*",
				"Action": "*",
				"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
			},
		] {
			rule.deny == set() with input as _of(type, statement)
			rule.unknown == set() with input as _of(type, statement)
		}
	}
}

test_does_not_know_variables if {
	type := _types[0]
	every module in [
		_it(type, "${var.policy}"),
		_of(type, {"Effect": "Allow", "Principal": {"AWS": "${var.all}"}, "Action": "*"}),
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null, {}]}}},
		_it(_types[0], "no json"),
		_it(_types[0], `{"Statement": ["text", 3]}`),
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
