# METADATA
# title: Service Fabric cluster without Microsoft Entra
# description: >-
#   Whoever has a certificate of the cluster manages it, and nothing says who that was. With Microsoft Entra people
#   log in as themselves, and may do what their role says.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-security
#     description: Microsoft, Service Fabric cluster security scenarios
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_fabric_cluster
#     description: azurerm_service_fabric_cluster, azure_active_directory
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_service_fabric_cluster]
#   remediation: >-
#     Write an `azure_active_directory` block with `tenant_id`, `cluster_application_id` and `client_application_id`.
package terraform.azure.active_directory_used_authentication_service_fabric

import data.lib.terraform

_tenants := terraform.presences(["azurerm_service_fabric_cluster"], ["azure_active_directory", "tenant_id"])

deny contains terraform.finding(setting, "clients are not asked who they are by Microsoft Entra") if {
	some setting in _tenants
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_tenants)
