# METADATA
# title: Dataflow job with public addresses
# description: >-
#   The machines of the job have addresses on the internet, which is so by default. Only a firewall stands between
#   them, with the data they work with, and whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/dataflow/docs/guides/specifying-networks
#     description: Google Cloud, Specify a network and subnetwork
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataflow_job
#     description: Terraform, google_dataflow_job, ip_configuration
# custom:
#   severity: medium
#   kinds: [terraform_module/google_dataflow_job]
#   remediation: >-
#     Write `ip_configuration = "WORKER_IP_PRIVATE"`, in a subnet with Private Google Access.
package terraform.gcp.dataflow_private_job

import data.lib.terraform

_addresses := terraform.settings(["google_dataflow_job"], ["ip_configuration"], "WORKER_IP_PUBLIC")

deny contains terraform.finding(setting, "the machines of the job have public addresses") if {
	some setting in _addresses
	setting.value in {"WORKER_IP_PUBLIC", "WORKER_IP_UNSPECIFIED"}
}

unknown contains finding if some finding in terraform.undecided(_addresses)
