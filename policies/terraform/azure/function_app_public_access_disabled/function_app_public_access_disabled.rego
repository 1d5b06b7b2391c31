# METADATA
# title: Function app on the public network
# description: >-
#   The function app answers on the internet, and only keys and passwords, or a list of addresses, stand between it
#   and whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app
#     description: azurerm_linux_function_app, public_network_access_enabled
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     it first.
package terraform.azure.function_app_public_access_disabled

import data.lib.terraform

_types := [
	"azurerm_linux_function_app",
	"azurerm_linux_function_app_slot",
	"azurerm_windows_function_app",
	"azurerm_windows_function_app_slot",
]

_networks := terraform.settings(_types, ["public_network_access_enabled"], true)

deny contains terraform.mended(setting, "the function app answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
