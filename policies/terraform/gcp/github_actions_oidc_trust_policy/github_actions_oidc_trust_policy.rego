# METADATA
# title: Trust in workflows of every repository on GitHub
# description: >-
#   The provider trusts tokens of GitHub Actions, and its condition names no owner or repository, or only a claim that
#   anybody can fill: a workflow of a stranger gets in like your own. With a `*` in place of the repository's owner,
#   or behind a part of it, whoever makes an account of such a name does.
# related_resources:
#   - ref: https://docs.github.com/actions/concepts/security/openid-connect
#     description: GitHub, OpenID Connect
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/iam_workload_identity_pool_provider
#     description: Terraform, google_iam_workload_identity_pool_provider, attribute_condition
# custom:
#   severity: high
#   kinds: [terraform_module/google_iam_workload_identity_pool_provider]
#   remediation: >-
#     Compare `assertion.repository_owner_id` or `assertion.repository` with your own in `attribute_condition`.
package terraform.gcp.github_actions_oidc_trust_policy

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": _place(provider), "resource": provider.address} if {
	some provider in _providers
	condition := _condition(provider)
	terraform.known(condition)
	not _is_limited(condition)
	message := "workflows of strangers are let in, since the condition names no repository or owner"
}

unknown contains google.doubt("attribute_condition", _place(provider), provider) if {
	some provider in _providers
	condition := _condition(provider)
	terraform.unknown(condition)
	not _is_limited(condition)
}

# Those that take tokens of GitHub Actions.
_providers := [provider |
	some provider in terraform.resources_of({"google_iam_workload_identity_pool_provider"})
	some setting in terraform.settings_of(provider, ["oidc", "issuer_uri"], "")
	is_string(setting.value)
	startswith(setting.value, "https://token.actions.githubusercontent.com")
]

_condition(provider) := condition if {
	condition := terraform.argument(provider.body, "attribute_condition", "")
	is_string(condition)
} else := ""

_place(provider) := array.concat(provider.path, ["attribute_condition"]) if {
	provider.body.attribute_condition
} else := provider.path

# Claims that only GitHub fills, or a subject that begins with an owner and a repository.
_is_limited(condition) if regex.match(`\b(repository|repository_id|repository_owner|repository_owner_id|enterprise|enterprise_id)\b`, condition)

_is_limited(condition) if regex.match(`["']repo:[^/*"']+/[^"']+["']`, condition)
