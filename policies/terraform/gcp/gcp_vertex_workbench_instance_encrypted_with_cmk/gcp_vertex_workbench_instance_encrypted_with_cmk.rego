# METADATA
# title: Workbench instance without a key of your own
# description: >-
#   Data on the disks of the instance is encrypted with a key that Google keeps. It cannot be taken away from a copy,
#   and no log says who used it. With a key of your own in Cloud KMS both is possible.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/cmek
#     description: Google Cloud, Customer-managed encryption keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/workbench_instance
#     description: Terraform, google_workbench_instance, gce_setup
# custom:
#   severity: low
#   kinds: [terraform_module/google_workbench_instance]
#   remediation: >-
#     Give the id of a `google_kms_crypto_key` as `kms_key`, and let the service's account use it.
package terraform.gcp.gcp_vertex_workbench_instance_encrypted_with_cmk

import data.lib.terraform

_keys := terraform.presences(["google_workbench_instance"], ["gce_setup", "boot_disk", "kms_key"])

deny contains terraform.finding(setting, "data on the disks of the instance is encrypted with a key of Google") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
