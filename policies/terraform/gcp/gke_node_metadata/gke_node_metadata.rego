# METADATA
# title: GKE nodes that show their metadata to pods
# description: >-
#   Pods can ask the metadata server of their node for the token of the node's service account, and for the
#   credentials with which a node joins the cluster. One server that can be talked into fetching an address (SSRF)
#   is enough. The GKE metadata server gives each pod only what is its own.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
#     description: Google Cloud, About Workload Identity Federation for GKE
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata
#     description: Google Cloud, Protect cluster metadata
# custom:
#   severity: high
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Write `workload_identity_config` on the cluster and `workload_metadata_config { mode = "GKE_METADATA" }` in
#     `node_config`. Workloads that lived on the account of the node need a service account of their own first,
#     bound with `roles/iam.workloadIdentityUser`.
#   controls:
#     cis_gke_1_6: ["5.4.1"]
package terraform.gcp.gke_node_metadata

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(mode, message) if {
	some mode in _modes
	mode.value in {"EXPOSE", "GCE_METADATA"}
	message := sprintf("%s, so pods see the metadata of their node", [mode.said])
}

deny contains terraform.finding(mode, message) if {
	some mode in _modes
	mode.value in _unsaid
	not _by_default(mode.resource)
	message := "workload_metadata_config is missing, so pods see the metadata of their node"
}

unknown contains finding if some finding in terraform.undecided(_modes)

unknown contains google.doubt("workload_identity_config", mode.at, mode.resource) if {
	some mode in _modes
	mode.value in _unsaid
	mode.resource.type == "google_container_node_pool"
	count(_clusters_of(mode.resource)) == 0
}

_unsaid := {"", "MODE_UNSPECIFIED", "UNSPECIFIED"}

# What every group of nodes says. The argument was called `node_metadata` before version 4 of the provider.
_modes := [mode |
	some group in _groups
	block := array.concat(group.steps, ["node_config", "workload_metadata_config"])
	olds := google.settings_of(group.resource, array.concat(block, ["node_metadata"]), "")
	some index, new in google.settings_of(group.resource, array.concat(block, ["mode"]), "")
	said := [setting | some setting in [olds[index], new]; setting.value != ""]
	mode := array.concat(said, [new])[0]
]

# Groups of nodes: pools of their own, pools in a cluster, and the first pool of a cluster.
_groups := [group |
	some resource in terraform.resources_of({"google_container_cluster", "google_container_node_pool"})
	group := {"resource": resource, "steps": _steps(resource)}
]

_steps(resource) := ["node_pool"] if {
	count(google.blocks(resource, "node_pool")) > 0
} else := []

# Nodes of a cluster with Workload Identity have the GKE metadata server unless they say otherwise. The first pool may
# be taken away at once.
_by_default(resource) if terraform.is_true(resource.body.remove_default_node_pool)

_by_default(resource) if {
	every cluster in _clusters_of(resource) {
		_has_identity(cluster)
	}
}

_has_identity(cluster) if count(google.blocks(cluster, "workload_identity_config")) > 0

_has_identity(cluster) if terraform.is_true(cluster.body.enable_autopilot)

_has_identity(cluster) if terraform.unknown(cluster.body.enable_autopilot)

_clusters_of(resource) := [resource] if resource.type == "google_container_cluster"

_clusters_of(pool) := [cluster |
	some cluster in terraform.resources_of({"google_container_cluster"})
	terraform.refers_to(pool.body.cluster, cluster.address)
] if {
	pool.type == "google_container_node_pool"
}
