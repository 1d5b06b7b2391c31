# METADATA
# title: Slot with remote debugging
# description: >-
#   The slot waits for a debugger, on ports that are open to the network. Whoever gets at it reads the memory of the
#   app, with what users send and the secrets it works with, and changes what it does.
# related_resources:
#   - ref: https://learn.microsoft.com/visualstudio/debugger/remote-debugging-azure
#     description: Microsoft, Remote debugging in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app_slot
#     description: azurerm_linux_web_app_slot
# custom:
#   severity: high
#   kinds:
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Remove `remote_debugging_enabled`, or write `remote_debugging_enabled = false`.
#   overlaps: [terraform.azure.app_service_remote_debugging_not_enabled]
package terraform.azure.app_service_slot_debug_disabled

import data.lib.azure
import data.lib.terraform

_debugging := terraform.settings(
	azure.slot_types,
	["site_config", "remote_debugging_enabled"],
	false,
)

deny contains terraform.mended(setting, "the slot can be debugged from afar", false) if {
	some setting in _debugging
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_debugging)
