# METADATA
# title: AKS cluster that enforces no network policies
# description: >-
#   The cluster has no engine for network policies. Whoever takes over one pod can talk to every other one, and the
#   NetworkPolicy objects in it are stored but do nothing, which is worse than having none. A cluster that brings its
#   own network plugin is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#     description: Microsoft, Secure traffic between pods by using network policies in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, network_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `network_policy = "cilium"` with `network_data_plane = "cilium"`, or `calico` or `azure`, in
#     `network_profile`. On an existing cluster Terraform may replace it or start all nodes anew; policies that nobody
#     enforced so far come into force, so try them out first.
package terraform.azure.aks_network_policy

import data.lib.azure
import data.lib.terraform

_policies := [setting |
	some setting in terraform.settings(["azurerm_kubernetes_cluster"], ["network_profile", "network_policy"], "none")
	not _enforced_otherwise(setting.resource)
]

deny contains terraform.finding(setting, "network policies are not enforced") if {
	some setting in _policies
	azure.word(setting.value) == "none"
}

unknown contains finding if some finding in terraform.undecided(_policies)

# By Cilium, which takes care of policies wherever it moves the packets, or by a plugin that AKS knows nothing of.
_enforced_otherwise(cluster) if {
	some argument, value in {
		"network_data_plane": "cilium",
		"ebpf_data_plane": "cilium",
		"network_plugin": "none",
	}
	some profile in terraform.blocks(cluster, "network_profile")
	azure.word(profile.body[argument]) == value
}
