# METADATA
# title: AKS system nodes that run applications
# description: >-
#   Applications run on the nodes of the system pool. One that takes all memory, or is taken over, then takes DNS and
#   what else the cluster needs with it. A cluster with a single pool cannot do without.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#     description: Microsoft, Manage system node pools in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, default_node_pool
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `only_critical_addons_enabled = true` in `default_node_pool`, and make a pool of their own for
#     applications.
package terraform.azure.aks_only_critical_pods_on_system_nodes

import data.lib.terraform

_pools := terraform.settings(
	["azurerm_kubernetes_cluster"],
	["default_node_pool", "only_critical_addons_enabled"],
	false,
)

deny contains terraform.finding(setting, "applications run beside what the cluster needs") if {
	some setting in _pools
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_pools)
