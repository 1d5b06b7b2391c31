# METADATA
# title: AKS nodes with public addresses
# description: >-
#   Each node has an address on the internet. A service on a port of the node, or a hole in the kubelet, can then be
#   reached from everywhere that a security group lets through.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-node-public-ips
#     description: Microsoft, Use instance-level public IPs in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster_node_pool
#     description: azurerm_kubernetes_cluster_node_pool, node_public_ip_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster, terraform_module/azurerm_kubernetes_cluster_node_pool]
#   remediation: >-
#     Remove `node_public_ip_enabled`, or write `node_public_ip_enabled = false` (`enable_node_public_ip` before
#     version 4 of the provider).
package terraform.azure.aks_node_public_ip_disabled

import data.lib.terraform
import data.lib.terraform_names

# What each pool says of it: by the name of today, and that before version 4 of the provider.
_pools := array.concat(
	terraform_names.settings(
		["azurerm_kubernetes_cluster"],
		[["default_node_pool", "node_public_ip_enabled"], ["default_node_pool", "enable_node_public_ip"]],
		false,
	),
	terraform_names.settings(
		["azurerm_kubernetes_cluster_node_pool"],
		[["node_public_ip_enabled"], ["enable_node_public_ip"]],
		false,
	),
)

deny contains terraform.mended(setting, "each node has a public address", false) if {
	some setting in _pools
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_pools)
