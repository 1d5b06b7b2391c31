# METADATA
# title: Log group without a key of your own
# description: >-
#   CloudWatch encrypts the logs already, with a key of AWS itself. With a key of your own you say who may read them,
#   see each use in CloudTrail and can take them back at once, which some standards (NIST SC-28) ask for.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
#     description: AWS, Encrypt log data in CloudWatch Logs using AWS KMS
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudwatch_log_group]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key` whose policy lets `logs.<region>.amazonaws.com` use it.
package terraform.aws.cloudwatch_log_group_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "logs are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudwatch_log_group"], ["kms_key_id"])
