# METADATA
# title: Notebook with a public address
# description: >-
#   The machine of the notebook has an address on the internet. Only a firewall and a login stand between it, with all
#   the data it works with, and whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/workbench/instances/introduction
#     description: Google Cloud, Introduction to Vertex AI Workbench instances
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_instance
#     description: Terraform, google_notebooks_instance, no_public_ip
# custom:
#   severity: medium
#   kinds: [terraform_module/google_notebooks_instance]
#   remediation: >-
#     Write `no_public_ip = true`, in a subnet with Private Google Access.
package terraform.gcp.vertex_ai_private_instance

import data.lib.terraform

_addresses := terraform.settings(["google_notebooks_instance"], ["no_public_ip"], false)

deny contains terraform.finding(setting, "the notebook has a public address") if {
	some setting in _addresses
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
