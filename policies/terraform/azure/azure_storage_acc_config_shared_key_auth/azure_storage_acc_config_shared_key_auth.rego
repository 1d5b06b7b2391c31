# METADATA
# title: Storage account that takes keys
# description: >-
#   Whoever has a key of the account may use it, from wherever, and nothing says who it was. Keys stand in settings
#   and pipelines, and are seldom changed. Without local authentication Microsoft Entra asks who it is, and its roles
#   say what they may.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
#     description: Microsoft, Prevent Shared Key authorization
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, shared_access_key_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `shared_access_key_enabled = false`, and give those who use the account an identity with a role first; the
#     provider needs `storage_use_azuread = true`.
package terraform.azure.azure_storage_acc_config_shared_key_auth

import data.lib.terraform

_keys := terraform.settings(["azurerm_storage_account"], ["shared_access_key_enabled"], true)

deny contains terraform.mended(setting, "keys of the account are accepted", false) if {
	some setting in _keys
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_keys)
