# METADATA
# title: Container registry on the public network
# description: >-
#   The registry answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `public_network_access_enabled = false` with `sku = "Premium"`, and make an `azurerm_private_endpoint` for
#     the networks that need it first.
package terraform.azure.acr_public_network_access_disabled

import data.lib.azure
import data.lib.terraform

_networks := terraform.settings(["azurerm_container_registry"], ["public_network_access_enabled"], true)

# Only registries of the SKU Premium can: the others are not mended by the argument alone.
deny contains azure.mended_with_sku({"premium"}, setting, "the registry answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
