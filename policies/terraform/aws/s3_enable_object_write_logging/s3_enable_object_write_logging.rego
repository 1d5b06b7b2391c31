# METADATA
# title: S3 bucket whose object writes no trail records
# description: >-
#   The module has a trail of CloudTrail, and that does not record writes of objects in the bucket: trails record no
#   such events by themselves. Who changed or deleted what cannot be said afterwards. Modules without a trail are not
#   judged, since that stands elsewhere then; buckets that trails write to are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
#     description: AWS, Logging data events
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-22
#     description: AWS Security Hub, S3.22
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket]
#   remediation: >-
#     Add an `event_selector` with `read_write_type = "All"` and a `data_resource` of the type `AWS::S3::Object` with
#     `values = ["arn:aws:s3"]`, or with `"${aws_s3_bucket.reports.arn}/"` for one bucket. Data events are paid for.
#   controls:
#     cis_aws_3_0: ["3.8"]
package terraform.aws.s3_enable_object_write_logging

import data.lib.aws_trails
import data.lib.terraform

applies if count(aws_trails.trails) > 0

deny contains terraform.finding(setting, "no trail records writes of objects") if {
	count(aws_trails.trails) > 0
	some setting in _unrecorded
	setting.value == false
}

unknown contains finding if {
	count(aws_trails.trails) > 0
	some finding in terraform.undecided(_unrecorded)
}

_unrecorded := aws_trails.unrecorded("WriteOnly")
