package terraform.aws.github_actions_oidc_trust_policy_on_role_test

import data.terraform.aws.github_actions_oidc_trust_policy_on_role as rule

_provider := "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"

_role(policy) := {"resource": {"aws_iam_role": {"it": [{"assume_role_policy": policy}]}}}

_of(provider, more) := _role(json.marshal({"Statement": [object.union(
	{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": provider}},
	more,
)]}))

_finding := {
	"message": "any workflow of GitHub may take the role on",
	"at": ["resource", "aws_iam_role", "it", 0, "assume_role_policy"],
	"resource": "aws_iam_role.it",
}

_condition(operator, claim, value) := {"Condition": {operator: {sprintf("token.actions.githubusercontent.com:%s", [claim]): value}}}

test_finds_roles_for_any_workflow if {
	every more in [
		{},
		_condition("StringEquals", "aud", "sts.amazonaws.com"),
		_condition("StringLike", "sub", "*"),
		_condition("StringLike", "sub", "repo:*"),
		_condition("StringLike", "sub", ["repo:acme/shop:*", "repo:*/shop:*"]),
		_condition("StringNotLike", "sub", "repo:acme/shop:*"),
		_condition("StringLikeIfExists", "sub", "repo:acme/shop:*"),
	] {
		rule.deny == {_finding} with input as _of(_provider, more)
	}
}

test_finds_providers_of_the_module if {
	module := _of("${aws_iam_openid_connect_provider.github.arn}", {})
	provider := {"resource": {"aws_iam_openid_connect_provider": {"github": [{
		"url": "https://token.actions.githubusercontent.com",
	}]}}}
	rule.deny == {_finding} with input as object.union(module, provider)
	rule.deny == set() with input as module
}

test_accepts_roles_for_a_repository_or_an_organization if {
	every more in [
		_condition("StringLike", "sub", "repo:acme/*"),
		_condition("StringEquals", "sub", "repo:acme/shop:ref:refs/heads/main"),
		_condition("ForAnyValue:StringLike", "sub", ["repo:acme/shop:*"]),
		_condition("StringLike", "sub", "${var.subject}"),
		_condition("StringEquals", "repository_owner", "acme"),
		{"Effect": "Deny"},
	] {
		rule.deny == set() with input as _of(_provider, more)
		rule.unknown == set() with input as _of(_provider, more)
	}
	rule.deny == set() with input as _of("arn:aws:iam::123456789012:oidc-provider/gitlab.com", {})
}

test_does_not_know_variables if {
	every module in [_role("${var.policy}"), _of(_provider, {"Effect": "${var.effect}"})] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_role": {"it": ["text", {}]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
