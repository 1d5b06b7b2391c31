# METADATA
# title: Dataproc cluster with public addresses
# description: >-
#   The machines of the cluster have addresses on the internet. Only a firewall stands between its web pages, which
#   start jobs without a login, and whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/network
#     description: Google Cloud, Dataproc cluster network configuration
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster
#     description: Terraform, google_dataproc_cluster, cluster_config
# custom:
#   severity: medium
#   kinds: [terraform_module/google_dataproc_cluster]
#   remediation: >-
#     Write `internal_ip_only = true` in `gce_cluster_config`, in a subnet with Private Google Access.
package terraform.gcp.dataproc_public_ip_cluster

import data.lib.terraform

_addresses := terraform.settings(
	["google_dataproc_cluster"],
	["cluster_config", "gce_cluster_config", "internal_ip_only"],
	false,
)

deny contains terraform.finding(setting, "the machines of the cluster have public addresses") if {
	some setting in _addresses
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
