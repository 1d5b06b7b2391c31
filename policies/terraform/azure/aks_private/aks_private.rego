# METADATA
# title: AKS cluster with a public API server
# description: >-
#   The API server of the cluster has an address on the internet. A stolen token, or a flaw in the server, can then be
#   used from anywhere. A private cluster answers only within its network and those that are peered with it. Ranges of
#   addresses that may connect narrow the public server, but do not take it away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
#     description: Microsoft, Create a private Azure Kubernetes Service cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, private_cluster_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `private_cluster_enabled = true`. It cannot be changed, so Terraform makes a new cluster; pipelines and
#     people reach it from within the network, by a VPN, a bastion or `az aks command invoke`.
#   overlaps: [terraform.azure.aks_authorized_ips]
package terraform.azure.aks_private

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 3 of the provider.
_names := [["private_cluster_enabled"], ["private_link_enabled"]]

_private := terraform_names.settings(["azurerm_kubernetes_cluster"], _names, false)

deny contains terraform.finding(setting, "API server has a public address") if {
	some setting in _private
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_private)
