# METADATA
# title: RDS cluster that sends no logs
# description: >-
#   The cluster sends none of its logs to CloudWatch, as none does where nothing is said. What it complained of is
#   gone with the instance that wrote it, and no alarm can be raised about it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
#     description: AWS, Publishing database logs to Amazon CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-37
#     description: AWS Security Hub, RDS.37
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `enabled_cloudwatch_logs_exports` to `["postgresql"]` for PostgreSQL, to `["audit", "error", "slowquery"]`
#     for MySQL.
package terraform.aws.rds_cluster_logging

import data.lib.terraform

_logs := terraform.presences(["aws_rds_cluster"], ["enabled_cloudwatch_logs_exports"])

deny contains terraform.finding(setting, "cluster sends no logs") if {
	some setting in _logs
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_logs)
