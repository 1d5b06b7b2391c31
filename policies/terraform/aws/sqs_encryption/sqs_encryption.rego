# METADATA
# title: SQS queue without encryption
# description: >-
#   The queue switches the encryption of its messages off. SQS encrypts new queues by itself, so a queue that says
#   nothing is no finding; this one asks for messages that lie in plain text.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
#     description: AWS, Encryption at rest in Amazon SQS
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1
#     description: AWS Security Hub, SQS.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sqs_queue]
#   remediation: >-
#     Remove `sqs_managed_sse_enabled = false`, or set `kms_master_key_id` to a key of your own. Both work without any
#     change in producers and consumers, who only need rights on the key in the second case.
#   controls:
#     fsbp: ["SQS.1"]
package terraform.aws.sqs_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "messages are not encrypted", true) if {
	some setting in _managed
	terraform.is_false(setting.value)
	count(terraform.undecided(_keys(setting.resource))) == 0
}

unknown contains finding if {
	some setting in _managed
	not terraform.is_true(setting.value)
	some finding in terraform.undecided(array.concat([setting], _keys(setting.resource)))
}

# Encryption by SQS, of queues without a key.
_managed := [setting |
	some setting in terraform.settings(["aws_sqs_queue"], ["sqs_managed_sse_enabled"], true)
	every key in _keys(setting.resource) {
		key.value != true
	}
]

_keys(queue) := terraform.presences_of(queue, ["kms_master_key_id"])
