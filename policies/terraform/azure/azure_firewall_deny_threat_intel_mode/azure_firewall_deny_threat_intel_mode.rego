# METADATA
# title: Firewall that lets known attackers through
# description: >-
#   The firewall knows addresses and names that attackers use, from Microsoft, and lets traffic with them through or
#   writes it down only.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/firewall/threat-intel
#     description: Microsoft, Azure Firewall threat intelligence-based filtering
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall
#     description: azurerm_firewall, threat_intel_mode
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_firewall]
#   remediation: >-
#     Write `threat_intel_mode = "Deny"`. Where the firewall has a policy, its `threat_intelligence_mode` holds.
package terraform.azure.azure_firewall_deny_threat_intel_mode

import data.lib.azure
import data.lib.terraform

_modes := [setting |
	some setting in terraform.settings(["azurerm_firewall"], ["threat_intel_mode"], "Alert")
	object.get(setting.resource.body, "firewall_policy_id", null) == null
]

deny contains terraform.mended(setting, "traffic with known attackers is let through", "Deny") if {
	some setting in _modes
	azure.word(setting.value) in {"alert", "off"}
}

unknown contains finding if some finding in terraform.undecided(_modes)
