# METADATA
# title: EFS file system without encryption
# description: >-
#   What is in the file system is not encrypted at rest. It cannot be encrypted later: a new file system has to be
#   made and everything copied, so it is worth having from the start.
# related_resources:
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
#     description: AWS, Encrypting data at rest
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1
#     description: AWS Security Hub, EFS.1 and EFS.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_efs_file_system]
#   remediation: >-
#     Set `encrypted = true`, and `kms_key_id` for a key of your own. Terraform replaces an existing file system when
#     this changes, so copy its data with DataSync first.
#   controls:
#     cis_aws_3_0: ["2.4.1"]
#     fsbp: ["EFS.1", "EFS.8"]
package terraform.aws.efs_encryption

import data.lib.terraform

_settings := terraform.settings(["aws_efs_file_system"], ["encrypted"], false)

deny contains terraform.mended(setting, "file system is not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)
