# METADATA
# title: Schedule without a key of your own
# description: >-
#   The schedule of EventBridge names no KMS key of your own. What it sends is encrypted already, with a key of AWS;
#   with a key of your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
#     description: AWS, Encryption at rest in EventBridge Scheduler
# custom:
#   severity: low
#   kinds: [terraform_module/aws_scheduler_schedule]
#   remediation: >-
#     Set `kms_key_arn` to a key of your own, and let the role of the schedule use `kms:Decrypt` with it.
package terraform.aws.scheduler_schedule_uses_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_scheduler_schedule"], ["kms_key_arn"])

deny contains terraform.finding(setting, "schedule is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
