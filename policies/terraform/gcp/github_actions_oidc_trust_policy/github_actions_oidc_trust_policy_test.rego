package terraform.gcp.github_actions_oidc_trust_policy_test

import data.terraform.gcp.github_actions_oidc_trust_policy

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}]}),
		_found("google_iam_workload_identity_pool_provider", [], "workflows of strangers are let in, since the condition names no repository or owner"),
	],
	[
		_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.sub == 'workflow:github-actions:repo:myOrg/myRepo:ref:refs/heads/main'"}),
		_found("google_iam_workload_identity_pool_provider", ["attribute_condition"], "workflows of strangers are let in, since the condition names no repository or owner"),
	],
	[
		_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.sub == 'repo:myOrg*'"}),
		_found("google_iam_workload_identity_pool_provider", ["attribute_condition"], "workflows of strangers are let in, since the condition names no repository or owner"),
	],
	[
		_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.ref == 'refs/heads/main'"}),
		_found("google_iam_workload_identity_pool_provider", ["attribute_condition"], "workflows of strangers are let in, since the condition names no repository or owner"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		github_actions_oidc_trust_policy.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.repository_owner == 'example'"}),
	_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "attribute.repository == \"example/shop\""}),
	_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.sub == 'repo:myOrg/myRepo:ref:refs/heads/main'"}),
	_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "assertion.sub == 'repo:myOrg/valid-repo:*'"}),
	_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://login.example.com"}]}),
	_module("google_iam_workload_identity_pool_provider", {"aws": [{"account_id": "1"}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		github_actions_oidc_trust_policy.deny == set() with input as module
		github_actions_oidc_trust_policy.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_iam_workload_identity_pool_provider", {"oidc": [{"issuer_uri": "https://token.actions.githubusercontent.com"}], "attribute_condition": "${var.condition}"}),
		_found("google_iam_workload_identity_pool_provider", ["attribute_condition"], "attribute_condition is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		github_actions_oidc_trust_policy.deny == set() with input as example[0]
		github_actions_oidc_trust_policy.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	github_actions_oidc_trust_policy.deny == set() with input as {"kind": "Pod"}
	github_actions_oidc_trust_policy.unknown == set() with input as {"kind": "Pod"}
	github_actions_oidc_trust_policy.deny == set() with input as {"resource": {"google_iam_workload_identity_pool_provider": "odd"}}
}
