# METADATA
# title: Connect storage in S3 without a key of your own
# description: >-
#   What the contact centre records is encrypted already, with a key of AWS. With a key of your own you say who may
#   use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/connect_instance_storage_config
#     description: Terraform, aws_connect_instance_storage_config
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_connect_instance_storage_config]
#   remediation: >-
#     Set `key_id` in `encryption_config` to the ARN of an `aws_kms_key`.
package terraform.aws.connect_instance_s3_storage_config_uses_cmk

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "recordings are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["storage_config", "s3_config", "encryption_config", "key_id"]

_settings := terraform_blocks.present(["aws_connect_instance_storage_config"], _path)
