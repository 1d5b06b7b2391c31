package terraform.azure.github_actions_oidc_trust_policy_test

import data.terraform.azure.github_actions_oidc_trust_policy

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com"}),
		_found("azuread_application_federated_identity_credential", [], "workflows of strangers are let in, since subject names no repository"),
	],
	[
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:*"}),
		_found("azuread_application_federated_identity_credential", ["subject"], "workflows of strangers are let in, since subject names no repository"),
	],
	[
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:myOrg*"}),
		_found("azuread_application_federated_identity_credential", ["subject"], "workflows of strangers are let in, since subject names no repository"),
	],
	[
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:*/shop:ref:refs/heads/main"}),
		_found("azuread_application_federated_identity_credential", ["subject"], "workflows of strangers are let in, since subject names no repository"),
	],
	[
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "workflow:deploy:repo:myOrg/shop"}),
		_found("azuread_application_federated_identity_credential", ["subject"], "workflows of strangers are let in, since subject names no repository"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		github_actions_oidc_trust_policy.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:myOrg/valid-repo:*"}),
	_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:example/shop:ref:refs/heads/main"}),
	_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:${var.owner}/${github_repository.shop.name}:environment:${var.environment}"}),
	_module("azuread_application_federated_identity_credential", {"issuer": "https://login.example.com"}),
	_module("azurerm_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:example/shop:pull_request"}),
	_module("azuread_application_federated_identity_credential", {}),
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
		_module("azuread_application_federated_identity_credential", {"issuer": "https://token.actions.githubusercontent.com", "subject": "${var.subject}"}),
		_found("azuread_application_federated_identity_credential", ["subject"], "subject is known only when Terraform runs"),
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
	github_actions_oidc_trust_policy.deny == set() with input as {"resource": {"azuread_application_federated_identity_credential": "odd"}}
}
