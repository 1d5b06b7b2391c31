# METADATA
# title: CloudTrail logs without a key of your own
# description: >-
#   The logs are encrypted with the key of S3 only, so whoever may read the bucket may read them. With a KMS key of
#   your own a reader needs the right to decrypt as well, and every use of the key is itself logged.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
#     description: AWS, Encrypting CloudTrail log files with AWS KMS keys
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2
#     description: AWS Security Hub, CloudTrail.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `kms_key_id` to a key whose policy lets `cloudtrail.amazonaws.com` use `kms:GenerateDataKey*`; without that
#     CloudTrail stops to deliver. Give `kms:Decrypt` to those who read logs.
#   controls:
#     cis_aws_3_0: ["3.5"]
#     fsbp: ["CloudTrail.2"]
package terraform.aws.cloudtrail_cmk

import data.lib.terraform

_keys := terraform.presences(["aws_cloudtrail"], ["kms_key_id"])

deny contains terraform.finding(setting, "logs are not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
