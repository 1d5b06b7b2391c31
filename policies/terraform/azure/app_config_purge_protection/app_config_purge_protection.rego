# METADATA
# title: App Configuration that can be purged
# description: >-
#   Whoever may delete the store can erase it for good, with every setting in it, and the applications that start
#   without them do not run.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/concept-soft-delete
#     description: Microsoft, Soft delete in Azure App Configuration
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration
#     description: azurerm_app_configuration, purge_protection_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_app_configuration]
#   remediation: >-
#     Write `purge_protection_enabled = true`, with `sku = "standard"`. It cannot be switched off again.
package terraform.azure.app_config_purge_protection

import data.lib.azure
import data.lib.terraform

_protections := terraform.settings(["azurerm_app_configuration"], ["purge_protection_enabled"], false)

# A store of the free tier, which holds where nothing is said, cannot be protected.
deny contains azure.mended_with_sku({"premium", "standard"}, setting, "the store can be erased for good", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
