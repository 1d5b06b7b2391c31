# METADATA
# title: Key vault without soft delete
# description: >-
#   Keys and secrets that are deleted, by mistake or on purpose, are gone at once, and what was encrypted with them is
#   lost. Vaults have soft delete by themselves; here that is switched off, which only version 2 of the provider can.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
#     description: Microsoft, Azure Key Vault soft-delete overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#     description: azurerm_key_vault, soft_delete_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_key_vault]
#   remediation: >-
#     Remove `soft_delete_enabled`.
package terraform.azure.key_vault_enables_soft_delete

import data.lib.terraform

_deletes := terraform.settings(["azurerm_key_vault"], ["soft_delete_enabled"], true)

deny contains terraform.mended(setting, "what is deleted is gone at once", true) if {
	some setting in _deletes
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_deletes)
