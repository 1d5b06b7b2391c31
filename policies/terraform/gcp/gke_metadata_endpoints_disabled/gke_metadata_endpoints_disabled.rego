# METADATA
# title: GKE nodes with old metadata addresses
# description: >-
#   The metadata server of the nodes answers by its old addresses, which ask for no header. A pod that can be talked
#   into fetching an address (server-side request forgery) hands out the token of its node with that. They are off by
#   themselves from version 1.12 on; here they are switched on.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata
#     description: Google Cloud, Protect cluster metadata
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
#     description: Terraform, google_container_node_pool, node_config
# custom:
#   severity: medium
#   kinds: [terraform_module/google_container_cluster, terraform_module/google_container_node_pool]
#   remediation: >-
#     Remove `disable-legacy-endpoints` from `metadata`, or write `"true"`.
package terraform.gcp.gke_metadata_endpoints_disabled

import data.lib.google
import data.lib.terraform

_paths := {
	"google_container_cluster": [["node_config", "metadata"], ["node_pool", "node_config", "metadata"]],
	"google_container_node_pool": [["node_config", "metadata"]],
}

_metadata := [setting |
	some type, paths in _paths
	some path in paths
	some setting in terraform.settings({type}, path, null)
]

deny contains terraform.finding(setting, "the metadata server answers by its old addresses") if {
	some setting in _metadata
	some entries in _listed(setting.value)
	value := entries["disable-legacy-endpoints"]
	terraform.known(value)
	not google.is_on(value)
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _metadata; _is_open(setting.value)])
}

_is_open(value) if is_string(value)

_is_open(value) if {
	some entries in _listed(value)
	terraform.unknown(entries["disable-legacy-endpoints"])
}

# An object, or a block that looks like one.
_listed(value) := [value] if is_object(value)

_listed(value) := [entries | some entries in value; is_object(entries)] if is_array(value)
