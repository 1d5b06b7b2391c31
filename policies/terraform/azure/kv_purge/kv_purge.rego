# METADATA
# title: Key vault that can be purged
# description: >-
#   Without purge protection, whoever may delete the vault can also erase it for good, with every key, secret and
#   certificate in it. What was encrypted with these keys is then lost, and with it the way back from an extortion.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
#     description: Microsoft, Azure Key Vault soft-delete and purge protection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#     description: azurerm_key_vault, purge_protection_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_key_vault, terraform_module/azurerm_key_vault_managed_hardware_security_module]
#   remediation: >-
#     Write `purge_protection_enabled = true`. It cannot be switched off again, and the name of a deleted vault stays
#     taken until `soft_delete_retention_days` have passed, so give vaults of short-lived environments changing names.
#   controls:
#     cis_azure_2_1: ["8.5"]
package terraform.azure.kv_purge

import data.lib.terraform

_types := ["azurerm_key_vault", "azurerm_key_vault_managed_hardware_security_module"]

_protections := terraform.settings(_types, ["purge_protection_enabled"], false)

deny contains terraform.mended(setting, "purge protection is off", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
