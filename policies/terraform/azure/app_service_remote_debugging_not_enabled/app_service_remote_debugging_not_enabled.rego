# METADATA
# title: App with remote debugging
# description: >-
#   The app waits for a debugger, on ports that are open to the network. Whoever gets at it reads the memory of the
#   app, with what users send and the secrets it works with, and changes what it does.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings
#     description: Microsoft, Configure an App Service app
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
#     description: azurerm_app_service, site_config
# custom:
#   severity: high
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_function_app
#     - terraform_module/azurerm_function_app_slot
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Remove `remote_debugging_enabled`, or write `remote_debugging_enabled = false`, and switch it on for an hour
#     where it is needed.
package terraform.azure.app_service_remote_debugging_not_enabled

import data.lib.azure
import data.lib.terraform

_debugging := terraform.settings(_types, ["site_config", "remote_debugging_enabled"], false)

_types := array.concat(azure.web_app_types, azure.function_app_types)

deny contains terraform.mended(setting, "the app can be debugged from afar", false) if {
	some setting in _debugging
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_debugging)
