# METADATA
# title: Web app without a health check
# description: >-
#   App Service cannot tell an instance that works from one that only runs. Requests go on to one that answers with
#   errors, and nobody starts it anew.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/monitor-instances-health-check
#     description: Microsoft, Monitor App Service instances by using Health check
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
#     description: azurerm_app_service, site_config
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `health_check_path = "/healthz"` in `site_config`, with a page that fails where the app cannot do its
#     work.
package terraform.azure.app_service_set_health_check

import data.lib.terraform

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_checks := terraform.presences(_types, ["site_config", "health_check_path"])

deny contains terraform.finding(setting, "no path says whether an instance works") if {
	some setting in _checks
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_checks)
