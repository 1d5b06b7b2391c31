# METADATA
# title: App that accepts an old version of TLS
# description: >-
#   The app, or the site that it is deployed through, accepts connections with TLS 1.0 or 1.1. Both have known
#   weaknesses, and a client that somebody talks down to them gives away more than it should.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-tls
#     description: Microsoft, TLS/SSL in Azure App Service
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
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
#     Remove the argument, since the provider asks for TLS 1.2 by itself, or write `1.2` or `1.3`. Clients that are
#     older cannot connect from then on; a gateway in front of the app knows whether there are any.
#   controls:
#     cis_azure_2_1: ["9.3"]
package terraform.azure.app_tls

import data.lib.azure
import data.lib.terraform

_types := array.concat(azure.app_types, ["azurerm_logic_app_standard"])

# Of the app and of its deployment site, by their names in the resources of today and in older ones.
_arguments := [
	"minimum_tls_version",
	"min_tls_version",
	"scm_minimum_tls_version",
	"scm_min_tls_version",
]

_minimum := [setting |
	some argument in _arguments
	some setting in terraform.settings(_types, ["site_config", argument], "1.2")
]

deny contains terraform.finding(setting, message) if {
	some setting in _minimum
	version := azure.old_tls(setting.value)
	message := sprintf("%s is %s", [setting.name, version])
}

unknown contains finding if some finding in terraform.undecided(_minimum)
