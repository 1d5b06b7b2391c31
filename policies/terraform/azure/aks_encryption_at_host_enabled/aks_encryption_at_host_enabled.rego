# METADATA
# title: AKS nodes whose hosts do not encrypt
# description: >-
#   Temporary disks and caches of the nodes stand in the clear on their hosts, and so does what goes from the host to
#   the disks. Encryption at the host takes all of it in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/enable-host-encryption
#     description: Microsoft, Enable host-based encryption on AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster_node_pool
#     description: azurerm_kubernetes_cluster_node_pool, host_encryption_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster, terraform_module/azurerm_kubernetes_cluster_node_pool]
#   remediation: >-
#     Write `host_encryption_enabled = true` (`enable_host_encryption` before version 4 of the provider). The feature
#     has to be switched on for the subscription once.
package terraform.azure.aks_encryption_at_host_enabled

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# What each pool says of it: by the name of today, and that before version 4 of the provider.
_pools := array.concat(
	terraform_names.settings(
		["azurerm_kubernetes_cluster"],
		azure.named(
			4,
			[["default_node_pool", "host_encryption_enabled"], ["default_node_pool", "enable_host_encryption"]],
		),
		false,
	),
	terraform_names.settings(
		["azurerm_kubernetes_cluster_node_pool"],
		azure.named(4, [["host_encryption_enabled"], ["enable_host_encryption"]]),
		false,
	),
)

deny contains terraform.mended(setting, "caches and temporary disks are not encrypted", true) if {
	some setting in _pools
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_pools)
