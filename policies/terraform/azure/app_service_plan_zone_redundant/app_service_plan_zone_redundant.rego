# METADATA
# title: App Service plan in one zone
# description: >-
#   All instances of the plan may stand in one data center. When that fails, all apps of the plan do.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-app-service
#     description: Microsoft, Reliability in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan
#     description: azurerm_service_plan, zone_balancing_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_service_plan]
#   remediation: >-
#     Write `zone_balancing_enabled = true`, with a SKU that can (Premium v2 and up) and a `worker_count` of at least
#     two.
package terraform.azure.app_service_plan_zone_redundant

import data.lib.terraform

_balancing := terraform.settings(["azurerm_service_plan"], ["zone_balancing_enabled"], false)

deny contains terraform.finding(setting, "all instances may stand in one zone") if {
	some setting in _balancing
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_balancing)
