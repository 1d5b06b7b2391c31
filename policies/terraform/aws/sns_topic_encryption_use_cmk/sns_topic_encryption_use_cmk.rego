# METADATA
# title: Topic that is encrypted with a key of AWS
# description: >-
#   The topic names the key `aws/sns` that AWS keeps for the account. Its messages are encrypted already; but nobody
#   can change who may use that key, so that S3, EventBridge or another account cannot send to the topic, and it
#   cannot be taken away. A topic without any key is the matter of `terraform.aws.sns_encryption`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
#     description: AWS, Managing Amazon SNS encryption keys and costs
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sns_topic]
#   remediation: >-
#     Set `kms_master_key_id` to a key of your own, whose policy lets the services that send use
#     `kms:GenerateDataKey*` and `kms:Decrypt`.
package terraform.aws.sns_topic_encryption_use_cmk

import data.lib.aws_keys
import data.lib.terraform

deny contains terraform.finding(setting, "key is one of AWS") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)

# Keys that are named, or may be.
_keys := [setting |
	some resource in terraform.resources_of(["aws_sns_topic"])
	some present in terraform.presences_of(resource, ["kms_master_key_id"])
	present.value != false
	some setting in aws_keys.own_of(resource, ["kms_master_key_id"])
]
