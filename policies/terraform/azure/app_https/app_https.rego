# METADATA
# title: App that answers plain HTTP
# description: >-
#   The app answers requests over plain HTTP instead of sending them on to HTTPS. Whoever sits on the way reads session
#   cookies and function keys, and can change what the visitor gets to see. App Service leaves this off unless it is
#   told otherwise. Function apps, logic apps and slots have an address of their own and are read, too.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-ssl-bindings#enforce-https
#     description: Microsoft, Provide security for a custom DNS name with a TLS/SSL binding in App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, https_only
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_app_service, terraform_module/azurerm_app_service_slot,
#     terraform_module/azurerm_function_app, terraform_module/azurerm_function_app_flex_consumption,
#     terraform_module/azurerm_function_app_slot, terraform_module/azurerm_linux_function_app,
#     terraform_module/azurerm_linux_function_app_slot, terraform_module/azurerm_linux_web_app,
#     terraform_module/azurerm_linux_web_app_slot, terraform_module/azurerm_logic_app_standard,
#     terraform_module/azurerm_windows_function_app, terraform_module/azurerm_windows_function_app_slot,
#     terraform_module/azurerm_windows_web_app, terraform_module/azurerm_windows_web_app_slot]
#   remediation: >-
#     Write `https_only = true` beside `service_plan_id`. Browsers follow the redirect; clients that send data to an
#     `http://` address often do not, so give them the new one.
#   controls:
#     cis_azure_2_1: ["9.2"]
package terraform.azure.app_https

import data.lib.azure
import data.lib.terraform

_types := array.concat(azure.app_types, ["azurerm_logic_app_standard"])

_https_only := terraform.settings(_types, ["https_only"], false)

deny contains terraform.mended(setting, "requests over plain HTTP are answered", true) if {
	some setting in _https_only
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_https_only)
