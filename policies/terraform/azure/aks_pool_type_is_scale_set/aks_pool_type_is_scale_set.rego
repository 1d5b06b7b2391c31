# METADATA
# title: AKS nodes that are no scale set
# description: >-
#   The nodes are single machines in an availability set: they cannot be scaled by themselves, spread over zones or
#   joined by a second pool. Support for them has ended.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/availability-sets-on-aks
#     description: Microsoft, Availability sets in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, default_node_pool
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Remove `type`, or write `type = "VirtualMachineScaleSets"`. It cannot be changed, so Terraform makes a new
#     cluster.
package terraform.azure.aks_pool_type_is_scale_set

import data.lib.azure
import data.lib.terraform

_pools := terraform.settings(
	["azurerm_kubernetes_cluster"],
	["default_node_pool", "type"],
	"VirtualMachineScaleSets",
)

deny contains terraform.finding(setting, "the nodes are single machines") if {
	some setting in _pools
	azure.word(setting.value) == "availabilityset"
}

unknown contains finding if some finding in terraform.undecided(_pools)
