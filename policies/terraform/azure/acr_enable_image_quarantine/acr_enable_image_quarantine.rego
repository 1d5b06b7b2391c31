# METADATA
# title: Container registry without a quarantine
# description: >-
#   An image can be pulled as soon as it was pushed. With a quarantine it waits until a scanner has found nothing in
#   it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-skus
#     description: Microsoft, Azure Container Registry SKU features and limits
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, quarantine_policy_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `quarantine_policy_enabled = true` with `sku = "Premium"` and a scanner that takes images out of it: without
#     one nothing can be pulled.
package terraform.azure.acr_enable_image_quarantine

import data.lib.terraform

_quarantine := terraform.settings(["azurerm_container_registry"], ["quarantine_policy_enabled"], false)

deny contains terraform.finding(setting, "images can be pulled before anybody has looked at them") if {
	some setting in _quarantine
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_quarantine)
