# METADATA
# title: Search service that lets every address in
# description: >-
#   The list of addresses that may reach the service has all there are. Only a key then stands between the index and
#   whoever scans.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/service-configure-firewall
#     description: Microsoft, Configure network access for Azure AI Search
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service
#     description: azurerm_search_service, allowed_ips
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_search_service]
#   remediation: >-
#     Name the addresses that need the service in `allowed_ips`, or switch the public network off.
package terraform.azure.azure_search_allowed_i_ps_not_global

import data.lib.azure
import data.lib.terraform

_lists := [setting |
	some setting in terraform.settings(["azurerm_search_service"], ["allowed_ips"], [])
	not terraform.is_false(object.get(setting.resource.body, "public_network_access_enabled", null))
]

deny contains terraform.finding(setting, "every address may reach the service") if {
	some setting in _lists
	_takes_all(setting.value)
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _lists; azure.may_take_everybody(setting.value)])
}

_takes_all(ranges) if {
	is_array(ranges)
	azure.takes_everybody(ranges)
}

_takes_all(ranges) if {
	is_array(ranges)
	"0.0.0.0" in ranges
}
