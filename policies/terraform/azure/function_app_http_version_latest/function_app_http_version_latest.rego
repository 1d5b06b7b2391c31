# METADATA
# title: Function app without HTTP/2
# description: >-
#   The app speaks HTTP/1.1 only. HTTP/2 sends many requests over one connection and has no room for the tricks with
#   the borders between requests that smuggle one past a proxy.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings
#     description: Microsoft, Configure an App Service app
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app
#     description: azurerm_function_app, site_config
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_function_app
#     - terraform_module/azurerm_function_app_slot
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#   remediation: >-
#     Write `http2_enabled = true` in `site_config`. Clients that know only HTTP/1.1 go on with that.
package terraform.azure.function_app_http_version_latest

import data.lib.azure
import data.lib.terraform

_protocols := terraform.settings(azure.function_app_types, ["site_config", "http2_enabled"], false)

deny contains terraform.mended(setting, "the function app speaks HTTP/1.1 only", true) if {
	some setting in _protocols
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protocols)
