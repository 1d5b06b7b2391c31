# METADATA
# title: GKE nodes that do not run Container-Optimized OS
# description: >-
#   The nodes run another system than Container-Optimized OS, which GKE takes by itself. That one has a root file
#   system that cannot be changed, few programs to attack, and is updated by Google. Nodes of Windows are left out,
#   for there is none for them.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/node-images
#     description: Google Cloud, About node images
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
#     description: Terraform, google_container_node_pool, node_config
# custom:
#   severity: low
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Remove `image_type`, or write `image_type = "COS_CONTAINERD"`. GKE then makes the nodes of the pool anew, one
#     after another.
#   controls:
#     cis_gke_1_6: ["5.5.1"]
package terraform.gcp.gke_cos

import data.lib.terraform

deny contains terraform.mended(setting, message, "COS_CONTAINERD") if {
	some setting in _images
	is_string(setting.value)
	terraform.known(setting.value)
	not regex.match(`^(?i)(cos|windows)`, setting.value)
	message := sprintf("image_type is %s", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_images)

_paths := {
	"google_container_node_pool": [["node_config", "image_type"]],
	"google_container_cluster": [
		["node_config", "image_type"],
		["node_pool", "node_config", "image_type"],
		["cluster_autoscaling", "auto_provisioning_defaults", "image_type"],
	],
}

_images := [setting |
	some type, paths in _paths
	some path in paths
	some setting in terraform.settings({type}, path, "COS_CONTAINERD")
]
