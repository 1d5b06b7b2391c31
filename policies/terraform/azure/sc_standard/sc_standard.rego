# METADATA
# title: Microsoft Defender plan that is switched off
# description: >-
#   The plan of Microsoft Defender for Cloud for a kind of resource is the free one, which recommends settings and
#   sees no attacks. Logins from odd places, malware, or data that is carried away raise no alert.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction
#     description: Microsoft, What is Microsoft Defender for Cloud?
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_subscription_pricing
#     description: azurerm_security_center_subscription_pricing, tier
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_security_center_subscription_pricing]
#   remediation: >-
#     Write `tier = "Standard"`. The plan costs money for each resource of the kind.
package terraform.azure.sc_standard

import data.lib.azure
import data.lib.terraform

_tiers := terraform.settings(["azurerm_security_center_subscription_pricing"], ["tier"], "Standard")

deny contains terraform.mended(setting, "Microsoft Defender does not look for attacks", "Standard") if {
	some setting in _tiers
	azure.word(setting.value) == "free"
}

unknown contains finding if some finding in terraform.undecided(_tiers)
