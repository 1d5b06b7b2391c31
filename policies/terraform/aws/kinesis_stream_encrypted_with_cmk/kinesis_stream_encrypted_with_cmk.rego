# METADATA
# title: Kinesis stream without a key of your own
# description: >-
#   Where the stream is encrypted it is so already with the key of AWS (`alias/aws/kinesis`). With a key of your own
#   you say who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
#     description: Terraform, aws_kinesis_stream
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_kinesis_stream]
#   remediation: >-
#     Set `encryption_type = "KMS"` and `kms_key_id` to the ARN of an `aws_kms_key`.
#   overlaps: [terraform.aws.kinesis_encryption]
package terraform.aws.kinesis_stream_encrypted_with_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "stream is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

# The key that AWS has in each account is none of one's own.
_settings := [setting |
	some said in terraform.presences(["aws_kinesis_stream"], ["kms_key_id"])
	setting := object.union(said, {"value": false | _is_of_aws(said.resource.body.kms_key_id)})
]

_is_of_aws(key) if {
	is_string(key)
	endswith(key, "alias/aws/kinesis")
}
