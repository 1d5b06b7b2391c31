# METADATA
# title: Web app without HTTP/2
# description: >-
#   The app speaks HTTP/1.1 only. HTTP/2 sends many requests over one connection and has no room for the tricks with
#   the borders between requests that smuggle one past a proxy.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings
#     description: Microsoft, Configure an App Service app
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, http2_enabled
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
#     Write `http2_enabled = true` in `site_config`. Clients that know only HTTP/1.1 go on with that.
#   controls:
#     cis_azure_2_1: ["9.9"]
package terraform.azure.app_http2

import data.lib.azure
import data.lib.terraform

_protocols := terraform.settings(azure.web_app_types, ["site_config", "http2_enabled"], false)

deny contains terraform.mended(setting, "the app speaks HTTP/1.1 only", true) if {
	some setting in _protocols
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protocols)
