# METADATA
# title: Web app that logs no requests
# description: >-
#   No request to the app is written down. After a break-in nobody can say who asked for what, and nobody sees
#   somebody who probes it. A diagnostic setting that sends `AppServiceHTTPLogs` somewhere does the same, and is not
#   looked at.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
#     description: Microsoft, Enable diagnostic logging for apps in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
#     description: azurerm_app_service, logs
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `http_logs` in `logs`, with `file_system` or `azure_blob_storage`.
package terraform.azure.app_service_http_logging_enabled

import data.lib.terraform

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_logs := terraform.presences(_types, ["logs", "http_logs"])

deny contains terraform.finding(setting, "requests are not logged") if {
	some setting in _logs
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_logs)
