# METADATA
# title: Workbench instance with a public address
# description: >-
#   The instance has an address on the internet. Only a firewall and a login stand between it, with all the data it
#   works with, and whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/workbench/instances/introduction
#     description: Google Cloud, Introduction to Vertex AI Workbench instances
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/workbench_instance
#     description: Terraform, google_workbench_instance, gce_setup
# custom:
#   severity: medium
#   kinds: [terraform_module/google_workbench_instance]
#   remediation: >-
#     Write `disable_public_ip = true` in `gce_setup`, in a subnet with Private Google Access.
package terraform.gcp.gcp_vertex_workbench_instance_no_public_ip

import data.lib.terraform

_addresses := terraform.settings(["google_workbench_instance"], ["gce_setup", "disable_public_ip"], false)

deny contains terraform.finding(setting, "the instance has a public address") if {
	some setting in _addresses
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
