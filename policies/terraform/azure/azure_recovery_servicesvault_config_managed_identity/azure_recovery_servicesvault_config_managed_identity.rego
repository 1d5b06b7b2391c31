# METADATA
# title: Recovery vault without a managed identity
# description: >-
#   The vault has no identity in Microsoft Entra. To reach a vault, a storage account or a database it needs a key or
#   a password, which somebody has to keep and change.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/recovery_services_vault
#     description: azurerm_recovery_services_vault, identity
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_recovery_services_vault]
#   remediation: >-
#     Write `identity { type = "SystemAssigned" }`, and give the identity the roles that are needed.
package terraform.azure.azure_recovery_servicesvault_config_managed_identity

import data.lib.terraform

_identities := terraform.presences(["azurerm_recovery_services_vault"], ["identity"])

deny contains terraform.finding(setting, "the vault has no managed identity") if {
	some setting in _identities
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_identities)
