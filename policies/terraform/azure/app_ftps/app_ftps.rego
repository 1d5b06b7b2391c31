# METADATA
# title: App that takes deployments over plain FTP
# description: >-
#   The app is deployed over FTP without encryption, or may be. Whoever sits on the way reads the password of the
#   publishing profile, and can put a program of their own in the app's place. `azurerm_app_service`,
#   `azurerm_function_app` and `azurerm_logic_app_standard` allow it where nothing is said, the resources of today do
#   not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/deploy-ftp#enforce-ftps
#     description: Microsoft, Deploy your app to Azure App Service using FTP/S
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
#     description: azurerm_app_service, ftps_state
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_function_app
#     - terraform_module/azurerm_function_app_slot
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_logic_app_standard
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `ftps_state = "Disabled"` in `site_config`, or `"FtpsOnly"` where something still deploys that way.
#   controls:
#     cis_azure_2_1: ["9.10"]
package terraform.azure.app_ftps

import data.lib.azure
import data.lib.terraform

# Types that say it for themselves, with what holds where they say nothing.
_otherwise := {
	"AllAllowed": [
		"azurerm_app_service",
		"azurerm_app_service_slot",
		"azurerm_function_app",
		"azurerm_function_app_slot",
		"azurerm_logic_app_standard",
	],
	"Disabled": [
		"azurerm_linux_function_app",
		"azurerm_linux_function_app_slot",
		"azurerm_linux_web_app",
		"azurerm_linux_web_app_slot",
		"azurerm_windows_function_app",
		"azurerm_windows_function_app_slot",
		"azurerm_windows_web_app",
		"azurerm_windows_web_app_slot",
	],
}

_states := [setting |
	some otherwise, types in _otherwise
	some setting in terraform.settings(types, ["site_config", "ftps_state"], otherwise)
]

deny contains terraform.mended(setting, "deployments over FTP without encryption are accepted", "FtpsOnly") if {
	some setting in _states
	azure.word(setting.value) == "allallowed"
}

unknown contains finding if some finding in terraform.undecided(_states)
