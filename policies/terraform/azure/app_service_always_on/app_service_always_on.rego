# METADATA
# title: Web app that is put to sleep
# description: >-
#   App Service stops the app when nobody has called it for a while, and starts it anew for the next one, who waits
#   for that; what runs in the background stands still. `azurerm_app_service` is put to sleep where nothing is said,
#   the resources of today are not. Free and shared plans cannot do without.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings
#     description: Microsoft, Configure an App Service app
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, site_config
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
#     Write `always_on = true` in `site_config`.
package terraform.azure.app_service_always_on

import data.lib.terraform

# Types that say it for themselves, with what holds where they say nothing.
_otherwise := {
	true: [
		"azurerm_linux_web_app",
		"azurerm_linux_web_app_slot",
		"azurerm_windows_web_app",
		"azurerm_windows_web_app_slot",
	],
	false: ["azurerm_app_service", "azurerm_app_service_slot"],
}

_switches := [setting |
	some otherwise, types in _otherwise
	some setting in terraform.settings(types, ["site_config", "always_on"], otherwise)
]

deny contains terraform.mended(setting, "the app is put to sleep when nobody calls it", true) if {
	some setting in _switches
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_switches)
