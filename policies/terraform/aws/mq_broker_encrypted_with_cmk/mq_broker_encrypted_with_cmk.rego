# METADATA
# title: MQ broker without a key of your own
# description: >-
#   The broker names no KMS key of your own. Its data is encrypted already, with a key of AWS; with a key of your own
#   you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html#data-protection-encryption-at-rest
#     description: AWS, Encryption at rest in Amazon MQ
# custom:
#   severity: low
#   kinds: [terraform_module/aws_mq_broker]
#   remediation: >-
#     Write a block `encryption_options` with `use_aws_owned_key = false` and `kms_key_id`. Terraform replaces the
#     broker when this changes.
package terraform.aws.mq_broker_encrypted_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_mq_broker"], ["encryption_options", "kms_key_id"])

deny contains terraform.finding(setting, "broker is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
