# METADATA
# title: CloudTrail Lake without a key of your own
# description: >-
#   The events are encrypted already, with a key that AWS keeps for CloudTrail. With a key of your own you say who may
#   use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail_event_data_store
#     description: Terraform, aws_cloudtrail_event_data_store
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudtrail_event_data_store]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key`. It cannot be changed later.
package terraform.aws.cloudtrail_event_data_store_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "events are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudtrail_event_data_store"], ["kms_key_id"])
