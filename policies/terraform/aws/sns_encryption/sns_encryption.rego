# METADATA
# title: SNS topic without encryption by KMS
# description: >-
#   Messages of the topic are kept without encryption by KMS. Whoever gets at the storage, or is given rights on the
#   topic by mistake, reads them without the right to any key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
#     description: AWS, Securing Amazon SNS data with server-side encryption
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1
#     description: AWS Security Hub, SNS.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sns_topic]
#   remediation: >-
#     Set `kms_master_key_id` to a key of your own. `alias/aws/sns` is enough where only IAM identities of the account
#     publish; S3, EventBridge and CloudWatch cannot publish with it, for them a key of your own has to allow the
#     service.
package terraform.aws.sns_encryption

import data.lib.terraform

_keys := terraform.presences(["aws_sns_topic"], ["kms_master_key_id"])

deny contains terraform.finding(setting, "messages are not encrypted with KMS") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
