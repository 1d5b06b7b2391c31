# METADATA
# title: Spring service outside of a network of yours
# description: >-
#   The service runs in a network of Microsoft. It cannot reach what is private without a public address, and nobody
#   controls what its apps call.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-deploy-in-azure-virtual-network
#     description: Microsoft, Deploy Azure Spring Apps in a virtual network
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_service
#     description: azurerm_spring_cloud_service, network
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_spring_cloud_service]
#   remediation: >-
#     Write a `network` block with `app_subnet_id` and `service_runtime_subnet_id`.
package terraform.azure.azure_spring_cloud_config_with_vnet

import data.lib.terraform

_networks := terraform.presences(["azurerm_spring_cloud_service"], ["network", "service_runtime_subnet_id"])

deny contains terraform.finding(setting, "the service runs outside of a network of yours") if {
	some setting in _networks
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_networks)
