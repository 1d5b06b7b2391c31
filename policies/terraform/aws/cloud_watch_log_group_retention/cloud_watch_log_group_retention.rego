# METADATA
# title: Log group that keeps its logs for ever
# description: >-
#   Nothing says how long the logs are kept: for ever, then, which is paid for each month, and personal data stays
#   longer than it may.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
#     description: AWS, Working with log groups and log streams
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
#     description: Terraform, aws_cloudwatch_log_group
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudwatch_log_group]
#   remediation: >-
#     Set `retention_in_days`, such as 365. Standards ask for a year of what tells of security.
package terraform.aws.cloud_watch_log_group_retention

import data.lib.terraform

deny contains terraform.mended(setting, "logs are kept for ever", 365) if {
	some setting in _settings
	terraform.number(setting.value) == 0
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_cloudwatch_log_group"], ["retention_in_days"], 0)
