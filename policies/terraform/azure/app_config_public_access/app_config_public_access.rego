# METADATA
# title: App Configuration on the public network
# description: >-
#   The store answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-public-access
#     description: Microsoft, Disable public access in Azure App Configuration
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration
#     description: azurerm_app_configuration, public_network_access
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_app_configuration]
#   remediation: >-
#     Write `public_network_access = "Disabled"`, and make an `azurerm_private_endpoint` for the networks that need it
#     first.
package terraform.azure.app_config_public_access

import data.lib.azure
import data.lib.terraform

_networks := terraform.settings(["azurerm_app_configuration"], ["public_network_access"], "Enabled")

deny contains terraform.mended(setting, "the store answers on the public network", "Disabled") if {
	some setting in _networks
	azure.word(setting.value) in {"enabled", "automatic"}
}

unknown contains finding if some finding in terraform.undecided(_networks)
