# METADATA
# title: Web app that keeps no error pages
# description: >-
#   What the app answers with an error is not kept. When users, or somebody who probes it, get errors, nobody can look
#   at what was wrong.
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
#     Write `detailed_error_messages = true` in `logs` (`detailed_error_messages_enabled` in `azurerm_app_service`).
#     They are kept on the app's disk, not shown to users.
package terraform.azure.app_service_detailed_error_messages_enabled

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that in `azurerm_app_service`.
_names := [["logs", "detailed_error_messages"], ["logs", "detailed_error_messages_enabled"]]

_old_types := ["azurerm_app_service", "azurerm_app_service_slot"]

_types := [
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_errors := array.concat(
	terraform_names.settings(_types, _names, false),
	terraform_names.settings(_old_types, array.reverse(_names), false),
)

deny contains terraform.mended(setting, "pages of errors are not kept", true) if {
	some setting in _errors
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_errors)
