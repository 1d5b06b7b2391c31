# METADATA
# title: AKS cluster of the free tier
# description: >-
#   The control plane is of the free tier: nobody promises that it is up, and it is made for tests and up to ten
#   nodes. A cluster whose API server is gone heals, scales and deploys nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#     description: Microsoft, Pricing tiers for AKS cluster management
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, sku_tier
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `sku_tier = "Standard"` (`"Paid"` before version 3 of the provider).
package terraform.azure.aks_is_paid_sku

import data.lib.azure
import data.lib.terraform

_tiers := terraform.settings(["azurerm_kubernetes_cluster"], ["sku_tier"], "Free")

deny contains terraform.mended(setting, "the API server comes without a promise of how long it is up", _paid) if {
	some setting in _tiers
	azure.word(setting.value) == "free"
}

unknown contains finding if some finding in terraform.undecided(_tiers)

# The name of the tier, which was another one before version 3 of the provider.
_paid := "Paid" if {
	azure.before(3)
} else := "Standard"
