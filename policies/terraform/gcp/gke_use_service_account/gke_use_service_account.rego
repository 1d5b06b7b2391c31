# METADATA
# title: GKE nodes with the default service account
# description: >-
#   Nodes run as the default service account of Compute Engine, which in many projects is an editor of everything.
#   Whoever gets into a node, or into a pod that reaches its metadata, has the project. The first pool is left out
#   where it is taken away at once.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa
#     description: Google Cloud, Harden your cluster's security
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
#     description: Terraform, google_container_node_pool, node_config
# custom:
#   severity: high
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Make a `google_service_account` with `roles/container.defaultNodeServiceAccount`, and name it in
#     `service_account` of `node_config`, or of `auto_provisioning_defaults`.
#   controls:
#     cis_gke_1_6: ["5.2.1"]
package terraform.gcp.gke_use_service_account

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_accounts := array.concat(
	terraform.settings({"google_container_node_pool"}, ["node_config", "service_account"], ""),
	[setting |
		some cluster in terraform.resources_of({"google_container_cluster"})
		some path in _paths(cluster)
		some said in terraform.settings_of(cluster, path, "")
		setting := object.union(said, {"value": _doubts(cluster, path)[0] | _is_default(said.value)})
	],
)

deny contains terraform.finding(setting, "nodes run as the default service account") if {
	some setting in _accounts
	_is_default(setting.value)
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _accounts; not _is_made(setting.value)])
}

_is_default("")

_is_default("default")

_is_default(email) if google_iam.is_default_account(email)

# What a resource says of an account that it makes is another one.
_is_made(email) if {
	is_string(email)
	contains(email, "google_service_account.")
}

_is_made(email) if _is_default(email)

# Why it is unknown whether what a cluster says of the account of its nodes counts.
_doubts(cluster, path) := [value |
	some name in _switches[path[0]]
	value := object.get(cluster.body, name, null)
	terraform.unknown(value)
]

_switches := {
	"cluster_autoscaling": [],
	"node_config": ["enable_autopilot", "remove_default_node_pool"],
	"node_pool": ["enable_autopilot"],
}

# Where a cluster says which account its nodes have.
_paths(cluster) := {_provisioned | _provisions(cluster)} | _own(cluster)

_provisioned := ["cluster_autoscaling", "auto_provisioning_defaults", "service_account"]

_provisions(cluster) if terraform.is_true(object.get(cluster.body, "enable_autopilot", null))

_provisions(cluster) if {
	some scaling in google.blocks(cluster, "cluster_autoscaling")
	terraform.is_true(object.get(scaling.body, "enabled", null))
}

_own(cluster) := set() if {
	terraform.is_true(object.get(cluster.body, "enable_autopilot", null))
} else := {["node_pool", "node_config", "service_account"]} if {
	count(google.blocks(cluster, "node_pool")) > 0
} else := set() if {
	terraform.is_true(object.get(cluster.body, "remove_default_node_pool", null))
} else := {["node_config", "service_account"]}
