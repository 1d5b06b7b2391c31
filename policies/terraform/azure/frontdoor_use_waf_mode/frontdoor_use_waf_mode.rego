# METADATA
# title: Front Door firewall that is switched off
# description: >-
#   The policy of the web application firewall is switched off. Whatever it is attached to passes all requests on:
#   injections, scans and known exploits.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/overview
#     description: Microsoft, What is Azure Web Application Firewall?
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor_firewall_policy
#     description: azurerm_frontdoor_firewall_policy
# custom:
#   severity: high
#   kinds:
#     - terraform_module/azurerm_cdn_frontdoor_firewall_policy
#     - terraform_module/azurerm_frontdoor_firewall_policy
#   remediation: >-
#     Remove `enabled`, or write `enabled = true`; begin with `mode = "Detection"` where requests might be refused
#     that should not be.
#   overlaps: [terraform.azure.azure_front_door_enables_waf]
package terraform.azure.frontdoor_use_waf_mode

import data.lib.terraform

_types := ["azurerm_frontdoor_firewall_policy", "azurerm_cdn_frontdoor_firewall_policy"]

# A switch of the policy itself, and one in its settings.
_switches := array.concat(
	terraform.settings(_types, ["enabled"], true),
	terraform.settings(_types, ["policy_settings", "enabled"], true),
)

deny contains terraform.mended(setting, "the firewall is switched off", true) if {
	some setting in _switches
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_switches)
