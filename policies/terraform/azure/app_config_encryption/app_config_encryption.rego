# METADATA
# title: App Configuration without a key of your own
# description: >-
#   The settings in the store are encrypted with a key that Microsoft keeps. It cannot be taken away from a copy, and
#   no log says who used it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/concept-customer-managed-keys
#     description: Microsoft, Use customer-managed keys to encrypt your configuration data
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration
#     description: azurerm_app_configuration, encryption
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_app_configuration]
#   remediation: >-
#     Write an `encryption` block with `key_vault_key_identifier` and the client id of an identity that may use the
#     key.
package terraform.azure.app_config_encryption

import data.lib.terraform

_keys := terraform.presences(["azurerm_app_configuration"], ["encryption", "key_vault_key_identifier"])

deny contains terraform.finding(setting, "settings are encrypted with a key of Microsoft") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
