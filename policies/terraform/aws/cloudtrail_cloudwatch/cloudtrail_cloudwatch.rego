# METADATA
# title: CloudTrail trail that goes to no log group
# description: >-
#   The events of the trail lie in a bucket only. Nothing looks at them as they come, so that a login as root or a
#   change of a policy raises no alarm.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
#     description: AWS, Sending events to CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5
#     description: AWS Security Hub, CloudTrail.5
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"` and `cloud_watch_logs_role_arn` for
#     a role that may write there. Where the bucket is read by a SIEM, suppress the finding and say so.
#   controls:
#     fsbp: ["CloudTrail.5"]
package terraform.aws.cloudtrail_cloudwatch

import data.lib.terraform

deny contains terraform.finding(setting, "events are not sent to CloudWatch Logs") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudtrail"], ["cloud_watch_logs_group_arn"])
