# METADATA
# title: Web app that traces no failed requests
# description: >-
#   How the app came to answer a request with an error is not written down: which part of it failed and how long each
#   took. Whether it is a fault or an attack cannot be seen.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
#     description: Microsoft, Enable diagnostic logging for apps in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
#     description: azurerm_app_service, logs
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
#     Write `failed_request_tracing = true` in `logs` (`failed_request_tracing_enabled` in `azurerm_app_service`).
package terraform.azure.app_service_enable_failed_request

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that in `azurerm_app_service`.
_names := [["logs", "failed_request_tracing"], ["logs", "failed_request_tracing_enabled"]]

_old_types := ["azurerm_app_service", "azurerm_app_service_slot"]

_types := [
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_traces := array.concat(
	terraform_names.settings(_types, _names, false),
	terraform_names.settings(_old_types, array.reverse(_names), false),
)

deny contains terraform.mended(setting, "failed requests are not traced", true) if {
	some setting in _traces
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_traces)
