# METADATA
# title: AKS cluster without Azure Policy
# description: >-
#   The cluster has no Azure Policy add-on, so nothing refuses or reports what the policies of the subscription forbid
#   in Kubernetes: privileged pods, images from anywhere, services without a firewall. What is deployed to the cluster
#   is then judged by nobody but who deploys it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#     description: Microsoft, Understand Azure Policy for Kubernetes clusters
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, azure_policy_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `azure_policy_enabled = true`, and assign the built-in initiative for pod security with the effect `audit`
#     first.
package terraform.azure.aks_policy_addon

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 3 of the provider.
_names := azure.named(3, [["azure_policy_enabled"], ["addon_profile", "azure_policy", "enabled"]])

_addons := terraform_names.settings(["azurerm_kubernetes_cluster"], _names, false)

deny contains terraform.mended(setting, "Azure Policy does not look at what is deployed to the cluster", true) if {
	some setting in _addons
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addons)
