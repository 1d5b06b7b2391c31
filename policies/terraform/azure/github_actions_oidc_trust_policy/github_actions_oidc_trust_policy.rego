# METADATA
# title: Trust in workflows of every repository on GitHub
# description: >-
#   The credential trusts tokens of GitHub Actions, and its subject names no owner and repository: it is missing, has
#   a `*` in their place, or begins with a claim that anybody can fill. A workflow of a stranger then gets in like
#   your own.
# related_resources:
#   - ref: https://docs.github.com/actions/concepts/security/openid-connect
#     description: GitHub, OpenID Connect
#   - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
#     description: Microsoft, Configure an app to trust an external identity provider
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/federated_identity_credential
#     description: azurerm_federated_identity_credential
# custom:
#   severity: high
#   kinds:
#     - terraform_module/azuread_application_federated_identity_credential
#     - terraform_module/azurerm_federated_identity_credential
#   remediation: >-
#     Write the repository, and the branch or environment, into `subject`, as
#     `"repo:example/shop:ref:refs/heads/main"`.
package terraform.azure.github_actions_oidc_trust_policy

import data.lib.terraform

_types := ["azuread_application_federated_identity_credential", "azurerm_federated_identity_credential"]

_subjects := [setting |
	some setting in terraform.settings(_types, ["subject"], "")
	is_string(object.get(setting.resource.body, "issuer", null))
	startswith(setting.resource.body.issuer, "https://token.actions.githubusercontent.com")
]

deny contains terraform.finding(setting, "workflows of strangers are let in, since subject names no repository") if {
	some setting in _subjects
	not _names_repository(setting.value)
	not _is_open(setting.value)
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _subjects; _is_open(setting.value)])
}

# An owner and a repository, or an owner's id as GitHub may put it there, either of which may be worked out.
_names_repository(subject) if {
	is_string(subject)
	regex.match(`^(repo|repository|repository_owner_id|repository_owner|repository_id|organization):([^/*:$]|\$\{[^}]*\})+(/([^*:$]|\$\{[^}]*\})+)?(:|$)`, subject)
	not regex.match(`^repo:[^/]*(:|$)`, subject)
}

# A subject that is wholly, or from its beginning on, known only later.
_is_open(subject) if {
	is_string(subject)
	startswith(subject, "${")
}
