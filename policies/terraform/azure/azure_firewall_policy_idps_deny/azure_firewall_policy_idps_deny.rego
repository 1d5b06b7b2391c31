# METADATA
# title: Firewall policy that lets intrusions through
# description: >-
#   The firewall does not look for attacks in what passes, or writes them down only. Without a block
#   `intrusion_detection` it does not look at all. Policies of the SKUs Basic and Standard, which cannot, are left
#   out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/firewall/premium-features
#     description: Microsoft, Azure Firewall Premium features
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall_policy
#     description: azurerm_firewall_policy, intrusion_detection
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_firewall_policy]
#   remediation: >-
#     Write `intrusion_detection { mode = "Deny" }`, after some days with `"Alert"`.
package terraform.azure.azure_firewall_policy_idps_deny

import data.lib.azure
import data.lib.terraform

_modes := [setting |
	some setting in terraform.settings(["azurerm_firewall_policy"], ["intrusion_detection", "mode"], "Off")
	_can_look(setting)
]

deny contains terraform.mended(setting, "intrusions are let through", "Deny") if {
	some setting in _modes
	azure.word(setting.value) in {"alert", "off"}
}

unknown contains finding if some finding in terraform.undecided(_modes)

_can_look(setting) if azure.word(object.get(setting.resource.body, "sku", "Standard")) == "premium"

# A policy that says it has the SKU for it, though nothing is said of that.
_can_look(setting) if "intrusion_detection" in setting.at
