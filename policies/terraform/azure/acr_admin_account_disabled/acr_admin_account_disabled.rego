# METADATA
# title: Container registry with an admin account
# description: >-
#   The registry has an account with two passwords that may push and pull everything. All who use it share it, so that
#   nobody can say who it was, and it cannot be limited.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-authentication
#     description: Microsoft, Authenticate with an Azure container registry
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, admin_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Remove `admin_enabled`, or write `admin_enabled = false`, and give those who pull and push an identity with the
#     role AcrPull or AcrPush.
package terraform.azure.acr_admin_account_disabled

import data.lib.terraform

_accounts := terraform.settings(["azurerm_container_registry"], ["admin_enabled"], false)

deny contains terraform.mended(setting, "the admin account can be used", false) if {
	some setting in _accounts
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_accounts)
