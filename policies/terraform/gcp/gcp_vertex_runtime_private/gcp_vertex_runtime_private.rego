# METADATA
# title: Notebook runtime with a public address
# description: >-
#   The machine of the runtime has an address on the internet. Only a firewall and a login stand between it and
#   whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/workbench/managed/introduction
#     description: Google Cloud, Introduction to managed notebooks
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_runtime
#     description: Terraform, google_notebooks_runtime, virtual_machine
# custom:
#   severity: medium
#   kinds: [terraform_module/google_notebooks_runtime]
#   remediation: >-
#     Write `internal_ip_only = true`, with a `network` and a `subnet`.
package terraform.gcp.gcp_vertex_runtime_private

import data.lib.terraform

_addresses := terraform.settings(
	["google_notebooks_runtime"],
	["virtual_machine", "virtual_machine_config", "internal_ip_only"],
	false,
)

deny contains terraform.finding(setting, "the runtime has a public address") if {
	some setting in _addresses
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
