# METADATA
# title: Kinesis video stream without a key of your own
# description: >-
#   The video is encrypted already, with the key of AWS (`aws/kinesisvideo`). With a key of your own you say who may
#   use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_video_stream
#     description: Terraform, aws_kinesis_video_stream
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_kinesis_video_stream]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key`.
package terraform.aws.kinesis_video_encrypted_with_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "video is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_kinesis_video_stream"], ["kms_key_id"])
