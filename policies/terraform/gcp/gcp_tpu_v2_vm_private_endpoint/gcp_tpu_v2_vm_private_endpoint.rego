# METADATA
# title: TPU with a public address
# description: >-
#   The machines of the TPU have addresses on the internet. Only a firewall stands between them and whoever scans.
# related_resources:
#   - ref: https://cloud.google.com/tpu/docs/tpu-iam
#     description: Google Cloud, Cloud TPU
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/tpu_v2_vm
#     description: Terraform, google_tpu_v2_vm, network_config
# custom:
#   severity: medium
#   kinds: [terraform_module/google_tpu_v2_vm]
#   remediation: >-
#     Remove `enable_external_ips`, or write `enable_external_ips = false`, in a subnet with Private Google Access.
package terraform.gcp.gcp_tpu_v2_vm_private_endpoint

import data.lib.terraform

_addresses := terraform.settings(["google_tpu_v2_vm"], ["network_config", "enable_external_ips"], false)

deny contains terraform.mended(setting, "the machines of the TPU have public addresses", false) if {
	some setting in _addresses
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
