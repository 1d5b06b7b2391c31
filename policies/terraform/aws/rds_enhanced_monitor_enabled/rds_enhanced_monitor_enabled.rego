# METADATA
# title: RDS instance without enhanced monitoring
# description: >-
#   The machine of the database is not watched from inside, as none is where nothing is said: CloudWatch sees it from
#   outside, once a minute, and not which process took the memory or the disk.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
#     description: AWS, Monitoring OS metrics with Enhanced Monitoring
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6
#     description: AWS Security Hub, RDS.6
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Set `monitoring_interval = 60` or less, and `monitoring_role_arn` to a role with
#     `AmazonRDSEnhancedMonitoringRole`.
#   controls:
#     fsbp: ["RDS.6"]
package terraform.aws.rds_enhanced_monitor_enabled

import data.lib.terraform

deny contains terraform.finding(setting, "enhanced monitoring is off") if {
	some setting in _intervals
	terraform.number(setting.value) <= 0
}

unknown contains finding if some finding in terraform.undecided(_intervals)

_intervals := terraform.settings(["aws_db_instance", "aws_rds_cluster_instance"], ["monitoring_interval"], 0)
