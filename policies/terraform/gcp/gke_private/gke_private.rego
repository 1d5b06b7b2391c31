# METADATA
# title: GKE cluster with public nodes
# description: >-
#   The nodes of the cluster have public addresses. Node ports, the kubelet and whatever a pod opens on its node are
#   then one firewall rule away from the internet.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
#     description: Google Cloud, About network isolation in GKE
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#     description: Terraform, google_container_cluster
# custom:
#   severity: medium
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Write `private_cluster_config { enable_private_nodes = true }`. Nodes then reach the internet through Cloud
#     NAT, and images of Google through Private Google Access.
#   controls:
#     cis_gke_1_6: ["5.6.5"]
package terraform.gcp.gke_private

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	terraform.is_false(setting.value)
	message := sprintf("%s, so nodes have public addresses", [setting.said])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := array.concat(
	[setting |
		path := ["private_cluster_config", "enable_private_nodes"]
		some setting in google.settings({"google_container_cluster"}, path, false)
		not _has_private_pools(setting.resource)
	],
	google.settings({"google_container_node_pool"}, _of_pool, true),
)

# A node pool that says nothing does as its cluster.
_of_pool := ["network_config", "enable_private_nodes"]

# All pools may be private though the cluster is not; the first pool, which belongs to the cluster, has to be gone then.
_has_private_pools(cluster) if {
	terraform.is_true(cluster.body.remove_default_node_pool)
	pools := [pool |
		some pool in terraform.resources_of({"google_container_node_pool"})
		terraform.refers_to(pool.body.cluster, cluster.address)
	]
	count(pools) > 0
	every pool in pools {
		some setting in google.settings_of(pool, _of_pool, false)
		terraform.is_true(setting.value)
	}
}
