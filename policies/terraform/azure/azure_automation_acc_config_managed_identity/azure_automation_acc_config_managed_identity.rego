# METADATA
# title: Automation account without a managed identity
# description: >-
#   The account has no identity in Microsoft Entra. To reach a vault, a storage account or a database it needs a key
#   or a password, which somebody has to keep and change.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_account
#     description: azurerm_automation_account, identity
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_automation_account]
#   remediation: >-
#     Write `identity { type = "SystemAssigned" }`, and give the identity the roles that are needed.
package terraform.azure.azure_automation_acc_config_managed_identity

import data.lib.terraform

_identities := terraform.presences(["azurerm_automation_account"], ["identity"])

deny contains terraform.finding(setting, "the account has no managed identity") if {
	some setting in _identities
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_identities)
