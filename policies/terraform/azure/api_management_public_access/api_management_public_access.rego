# METADATA
# title: API Management on the public network
# description: >-
#   Who manages the gateway reaches it over the internet. With the public network switched off only private endpoints
#   do. The gateway itself and the portal of developers are another matter.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/private-endpoint
#     description: Microsoft, Connect privately to API Management
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management
#     description: azurerm_api_management, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_api_management]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make a private endpoint first.
package terraform.azure.api_management_public_access

import data.lib.terraform

_networks := terraform.settings(["azurerm_api_management"], ["public_network_access_enabled"], true)

deny contains terraform.mended(setting, "the service is managed over the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
