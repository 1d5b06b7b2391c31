# METADATA
# title: AKS API server that answers every address
# description: >-
#   The API server of the cluster can be reached from the whole internet. A stolen kubeconfig works from anywhere, and
#   the next flaw of the API server can be used before it is patched. A private cluster is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
#     description: Microsoft, Secure access to the API server using authorized IP address ranges in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, api_server_access_profile
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Name the addresses of administrators and build servers as `authorized_ip_ranges` in `api_server_access_profile`
#     (before version 4 of the provider also as `api_server_authorized_ip_ranges`), or make the cluster private with
#     `private_cluster_enabled = true`, which needs a new one. Whoever is not named loses kubectl at once.
package terraform.azure.aks_authorized_ips

import data.lib.azure
import data.lib.terraform

deny contains terraform.finding(cluster.setting, "API server answers every address") if {
	some cluster in _clusters
	terraform.known(cluster.private.value)
	every ranges in cluster.ranges {
		_everybody(ranges.value)
	}
}

unknown contains finding if {
	some cluster in _clusters
	not _limited(cluster)
	some finding in terraform.undecided(array.concat(cluster.ranges, [cluster.private]))
}

# Clusters that may be reached from outside, with the ranges that they let in by both names, and the setting that a
# finding is about: what is written, if anything is.
_clusters := [cluster |
	some resource in terraform.resources_of(["azurerm_kubernetes_cluster"])
	private := terraform.settings_of(resource, ["private_cluster_enabled"], false)[0]
	not terraform.is_true(private.value)
	ranges := array.concat(
		terraform.settings_of(resource, ["api_server_access_profile", "authorized_ip_ranges"], []),
		terraform.settings_of(resource, ["api_server_authorized_ip_ranges"], []),
	)
	written := [setting | some setting in ranges; setting.at != resource.path]
	cluster := {"private": private, "ranges": ranges, "setting": array.concat(written, ranges)[0]}
]

_limited(cluster) if {
	some ranges in cluster.ranges
	terraform.known(ranges.value)
	not _everybody(ranges.value)
}

_everybody([])

_everybody(ranges) if azure.takes_everybody(ranges)
