# METADATA
# title: GKE node pool without auto-repair
# description: >-
#   Nodes of the pool that no longer answer, or whose disk is full, stay as they are until somebody looks. Their pods
#   stand still, and what else runs on the node (logging, policies) goes unwatched. GKE repairs nodes by itself; here
#   that is switched off, as it is by an empty `management` block before version 5 of the provider.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair
#     description: Google Cloud, Auto-repair nodes
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
#     description: Terraform, google_container_node_pool, management
# custom:
#   severity: low
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Remove `auto_repair`, or write `management { auto_repair = true }`.
#   controls:
#     cis_gke_1_6: ["5.5.2"]
package terraform.gcp.gke_auto_repair

import data.lib.terraform
import data.lib.terraform_providers

deny contains terraform.mended(setting, "nodes that fail are not repaired", true) if {
	some setting in _repairs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_repairs)

_repairs := [object.union(setting, {"value": false | _is_off_by_default(setting)}) |
	some setting in array.concat(
		terraform.settings({"google_container_node_pool"}, ["management", "auto_repair"], true),
		array.concat(
			terraform.settings({"google_container_cluster"}, ["node_pool", "management", "auto_repair"], true),
			terraform.settings({"google_container_cluster"}, _provisioned, true),
		),
	)
]

# Of pools that GKE makes by itself.
_provisioned := ["cluster_autoscaling", "auto_provisioning_defaults", "management", "auto_repair"]

# Where the block is there and says nothing of it, before version 5 of the provider.
_is_off_by_default(setting) if {
	"management" in setting.at
	not "auto_repair" in setting.at
	terraform_providers.before("google", 5)
}
