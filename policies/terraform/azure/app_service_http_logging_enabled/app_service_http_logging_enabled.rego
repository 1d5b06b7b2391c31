# METADATA
# title: Web app that logs no requests
# description: >-
#   No request to the app is written down. After a break-in nobody can say who asked for what, and nobody sees
#   somebody who probes it. An app with a diagnostic setting that sends `AppServiceHTTPLogs` somewhere is left out.
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
#     Write `http_logs` in `logs`, with `file_system` or `azure_blob_storage`, or send the category `AppServiceHTTPLogs`
#     somewhere with an `azurerm_monitor_diagnostic_setting`.
package terraform.azure.app_service_http_logging_enabled

import data.lib.azure
import data.lib.terraform

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

# An app whose diagnostic setting sends them somewhere needs none of its own.
_logs := [setting |
	some presence in terraform.presences(_types, ["logs", "http_logs"])
	some setting in terraform.unless(presence, azure.diagnosed(presence.resource, "AppServiceHTTPLogs"))
]

deny contains terraform.finding(setting, "requests are not logged") if {
	some setting in _logs
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_logs)
