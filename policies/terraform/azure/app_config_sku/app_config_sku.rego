# METADATA
# title: App Configuration of the free tier
# description: >-
#   The store is of the free tier: nobody promises that it is up, it refuses requests beyond a thousand a day, and it
#   knows no private endpoints, keys of your own or soft delete.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/faq
#     description: Microsoft, Azure App Configuration FAQ
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration
#     description: azurerm_app_configuration, sku
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_app_configuration]
#   remediation: >-
#     Write `sku = "standard"`.
package terraform.azure.app_config_sku

import data.lib.azure
import data.lib.terraform

_tiers := terraform.settings(["azurerm_app_configuration"], ["sku"], "free")

deny contains terraform.mended(setting, "the store is of the free tier", "standard") if {
	some setting in _tiers
	terraform.known(setting.value)
	not azure.word(setting.value) in {"premium", "standard"}
}

unknown contains finding if some finding in terraform.undecided(_tiers)
