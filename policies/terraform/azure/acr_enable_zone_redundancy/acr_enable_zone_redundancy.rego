# METADATA
# title: Container registry in one zone
# description: >-
#   The registry lives in one data center. When that fails, no image can be pulled: nodes that are made anew, and pods
#   that move to them, do not start.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/zone-redundancy
#     description: Microsoft, Zone redundancy in Azure Container Registry
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, zone_redundancy_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `zone_redundancy_enabled = true` with `sku = "Premium"`, in `georeplications`, too. It cannot be changed,
#     so Terraform makes a new registry.
package terraform.azure.acr_enable_zone_redundancy

import data.lib.terraform

_redundancy := terraform.settings(["azurerm_container_registry"], ["zone_redundancy_enabled"], false)

deny contains terraform.finding(setting, "the registry stands in one zone") if {
	some setting in _redundancy
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_redundancy)
