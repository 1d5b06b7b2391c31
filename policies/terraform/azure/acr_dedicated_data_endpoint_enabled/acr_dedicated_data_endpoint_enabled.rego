# METADATA
# title: Container registry without data endpoints of its own
# description: >-
#   The layers of images come from addresses that all customers share. A firewall that lets them through lets
#   everybody's storage through, which is a way to carry data away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
#     description: Microsoft, Mitigate data exfiltration with dedicated data endpoints
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, data_endpoint_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `data_endpoint_enabled = true` with `sku = "Premium"`, and let `*.data.azurecr.io` of the registry through
#     instead of `*.blob.core.windows.net`.
package terraform.azure.acr_dedicated_data_endpoint_enabled

import data.lib.azure
import data.lib.terraform

_endpoints := terraform.settings(["azurerm_container_registry"], ["data_endpoint_enabled"], false)

# Only registries of the SKU Premium can: the others are not mended by the argument alone.
deny contains azure.mended_with_sku({"premium"}, setting, "layers come from shared storage addresses", true) if {
	some setting in _endpoints
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_endpoints)
