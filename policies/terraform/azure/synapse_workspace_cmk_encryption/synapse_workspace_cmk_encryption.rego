# METADATA
# title: Synapse workspace without a key of your own
# description: >-
#   The workspace is encrypted with a key that Microsoft keeps. It cannot be taken away from a copy, and no log says
#   who used it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption
#     description: Microsoft, Encryption for Azure Synapse Analytics workspaces
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace
#     description: azurerm_synapse_workspace, customer_managed_key
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_synapse_workspace]
#   remediation: >-
#     Write a `customer_managed_key` block with a key of a vault. It cannot be changed, so Terraform makes a new
#     workspace.
package terraform.azure.synapse_workspace_cmk_encryption

import data.lib.terraform

_keys := terraform.presences(["azurerm_synapse_workspace"], ["customer_managed_key"])

deny contains terraform.finding(setting, "data is encrypted with a key of Microsoft") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
