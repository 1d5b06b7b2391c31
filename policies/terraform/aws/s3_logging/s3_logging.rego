# METADATA
# title: S3 bucket without access logs
# description: >-
#   The bucket writes no access logs. Nobody can see afterwards who read or deleted what, which is the first question after a
#   leak. The setting is looked for in the bucket and in `aws_s3_bucket_logging`; buckets that receive such logs are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
#     description: AWS, Logging requests with server access logging
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9
#     description: AWS Security Hub, S3.9
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket]
#   remediation: >-
#     Add an `aws_s3_bucket_logging` that writes to another bucket of the same region, and let
#     `logging.s3.amazonaws.com` put objects there. Where CloudTrail records data events of the bucket, suppress the
#     finding and say so.
#   controls:
#     cis_aws_3_0: ["3.4"]
#     fsbp: ["S3.9"]
package terraform.aws.s3_logging

import data.lib.aws
import data.lib.aws_log_buckets
import data.lib.terraform

deny contains terraform.finding(setting, "requests to the bucket are not logged") if {
	some setting in _logging
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_logging)

_logging := [setting |
	some setting in aws.own_presences("aws_s3_bucket_logging", ["logging"])
	not aws_log_buckets.receives(setting.resource)
]
