# METADATA
# title: GKE cluster whose pods have routes of their own
# description: >-
#   The cluster reaches its pods by routes instead of alias addresses of the network. The network does not know these
#   addresses: it cannot check that a node uses none of another one, firewall rules and flow logs do not see pods, and
#   private clusters are not possible. Clusters have alias addresses by themselves; before version 5 of the provider
#   they had not.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
#     description: Google Cloud, VPC-native clusters
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#     description: Terraform, google_container_cluster, networking_mode
# custom:
#   severity: low
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Write `networking_mode = "VPC_NATIVE"` with an `ip_allocation_policy` block. It cannot be changed, so Terraform
#     makes a new cluster: move the workloads.
#   controls:
#     cis_gke_1_6: ["5.6.2"]
package terraform.gcp.gke_ip_alias

import data.lib.google
import data.lib.terraform
import data.lib.terraform_providers

deny contains terraform.finding(setting, message) if {
	some setting in _modes
	setting.value == "ROUTES"
	message := "pods have routes in place of alias addresses"
}

unknown contains finding if some finding in terraform.undecided(_modes)

_modes := [setting |
	some cluster in terraform.resources_of({"google_container_cluster"})
	not terraform.is_true(object.get(cluster.body, "enable_autopilot", null))
	some setting in terraform.settings_of(cluster, ["networking_mode"], _otherwise(cluster))
]

# What holds where nothing is said. A block for alias addresses asks for them.
_otherwise(cluster) := "ROUTES" if {
	terraform_providers.before("google", 5)
	count(google.blocks(cluster, "ip_allocation_policy")) == 0
} else := "VPC_NATIVE"
