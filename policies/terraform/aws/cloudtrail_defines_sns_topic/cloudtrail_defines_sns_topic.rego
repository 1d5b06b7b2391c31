# METADATA
# title: CloudTrail trail without a topic
# description: >-
#   The trail tells no topic of SNS when it has written a log file. What reads the files as they come has to look for
#   them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
#     description: AWS, Configuring Amazon SNS notifications for CloudTrail
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#     description: Terraform, aws_cloudtrail
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `sns_topic_name` to a topic that `cloudtrail.amazonaws.com` may write to. Where CloudWatch or EventBridge
#     raises the alarms, suppress the finding and say so.
package terraform.aws.cloudtrail_defines_sns_topic

import data.lib.terraform

deny contains terraform.finding(setting, "nobody is told of new log files") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudtrail"], ["sns_topic_name"])
