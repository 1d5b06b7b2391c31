# METADATA
# title: FSx for Lustre without a key of your own
# description: >-
#   The file system is encrypted already, with the key of AWS (`aws/fsx`). With a key of your own you say who may use it,
#   see each use in CloudTrail and can take access back at once. Scratch file systems, which Terraform makes where nothing
#   is said, can have no other key and are left out.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_lustre_file_system
#     description: Terraform, aws_fsx_lustre_file_system
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_fsx_lustre_file_system]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key`. Terraform makes a new file system when it changes.
package terraform.aws.lustre_fs_encrypted_with_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "file system is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.presences(["aws_fsx_lustre_file_system"], ["kms_key_id"])
	some setting in terraform.unless(said, [{"name": "deployment_type", "value": _is_scratch(said.resource.body)}])
]

_is_scratch(body) := type if {
	type := terraform.argument(body, "deployment_type", "SCRATCH_1")
	terraform.unknown(type)
} else := startswith(sprintf("%v", [terraform.argument(body, "deployment_type", "SCRATCH_1")]), "SCRATCH")
