# METADATA
# title: App Service environment in one zone
# description: >-
#   The environment stands in one data center. When that fails, all of its apps do.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/environment/overview
#     description: Microsoft, App Service Environment overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_environment_v3
#     description: azurerm_app_service_environment_v3, zone_redundant
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_app_service_environment_v3]
#   remediation: >-
#     Write `zone_redundant = true`. It cannot be changed, so Terraform makes a new environment.
package terraform.azure.app_service_environment_zone_redundant

import data.lib.terraform

_redundancy := terraform.settings(["azurerm_app_service_environment_v3"], ["zone_redundant"], false)

deny contains terraform.finding(setting, "the environment stands in one zone") if {
	some setting in _redundancy
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_redundancy)
