# METADATA
# title: Front Door endpoint without a firewall
# description: >-
#   An endpoint of the front door passes all requests on, injections, scans and known exploits, since no policy of a
#   web application firewall hangs on it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview
#     description: Microsoft, Azure Web Application Firewall on Azure Front Door
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor
#     description: azurerm_frontdoor, frontend_endpoint
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_frontdoor]
#   remediation: >-
#     Make an `azurerm_frontdoor_firewall_policy`, and give its id as `web_application_firewall_policy_link_id` of
#     each `frontend_endpoint`.
package terraform.azure.azure_front_door_enables_waf

import data.lib.terraform

_links := terraform.presences(["azurerm_frontdoor"], ["frontend_endpoint", "web_application_firewall_policy_link_id"])

deny contains terraform.finding(setting, "requests are passed on without a look at them") if {
	some setting in _links
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_links)
