# METADATA
# title: API portal on the public network
# description: >-
#   The portal shows to the internet which APIs there are and how they are called.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/spring-apps/enterprise/how-to-use-enterprise-api-portal
#     description: Microsoft, Use API portal in Azure Spring Apps
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_api_portal
#     description: azurerm_spring_cloud_api_portal, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_spring_cloud_api_portal]
#   remediation: >-
#     Remove `public_network_access_enabled`, or write `public_network_access_enabled = false`.
package terraform.azure.spring_cloud_api_portal_public_access_is_disabled

import data.lib.terraform

_networks := terraform.settings(["azurerm_spring_cloud_api_portal"], ["public_network_access_enabled"], false)

deny contains terraform.mended(setting, "the portal answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
