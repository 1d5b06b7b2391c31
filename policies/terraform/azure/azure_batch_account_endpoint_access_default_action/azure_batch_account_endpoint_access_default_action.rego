# METADATA
# title: Batch account that everybody can reach
# description: >-
#   The account is on the public network and lets requests from every address through. Who has a key may start
#   programs on its machines from anywhere. Accounts without the public network are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/batch/public-network-access
#     description: Microsoft, Use public network access with Azure Batch accounts
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/batch_account
#     description: azurerm_batch_account, network_profile
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_batch_account]
#   remediation: >-
#     Write `default_action = "Deny"` in `account_access` of `network_profile`, with an `ip_rule` for each network
#     that needs it, or `public_network_access_enabled = false`.
package terraform.azure.azure_batch_account_endpoint_access_default_action

import data.lib.azure
import data.lib.terraform

_actions := [setting |
	some setting in terraform.settings(
		["azurerm_batch_account"],
		["network_profile", "account_access", "default_action"],
		"Deny",
	)
	not terraform.is_false(object.get(setting.resource.body, "public_network_access_enabled", null))
]

deny contains terraform.mended(setting, "everybody can reach the account", "Deny") if {
	some setting in _actions
	azure.word(setting.value) == "allow"
}

unknown contains finding if some finding in terraform.undecided(_actions)
