# METADATA
# title: RDS instance that sends no logs to CloudWatch
# description: >-
#   The logs of the database stay on the instance, for a few days at most. After a break-in or a failure there is
#   nothing to look at, and nothing raises an alarm.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
#     description: AWS, Publishing database logs to Amazon CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9
#     description: AWS Security Hub, RDS.9
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `enabled_cloudwatch_logs_exports` to the logs of the engine, such as `["postgresql", "upgrade"]` or
#     `["audit", "error", "general", "slowquery"]`.
#   controls:
#     fsbp: ["RDS.9"]
package terraform.aws.db_instance_logging

import data.lib.terraform

deny contains terraform.finding(setting, "logs are not sent to CloudWatch") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_db_instance"], ["enabled_cloudwatch_logs_exports"])
