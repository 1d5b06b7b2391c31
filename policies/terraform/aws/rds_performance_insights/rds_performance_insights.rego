# METADATA
# title: RDS instance without Performance Insights
# description: >-
#   Performance Insights is off, as it is where nothing is said. Which statement held the database up last night
#   cannot be seen afterwards. Seven days of it cost nothing; a few small instance classes do not have it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
#     description: AWS, Monitoring DB load with Performance Insights on Amazon RDS
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Set `performance_insights_enabled = true`, and `performance_insights_kms_key_id` for a key of your own. No
#     restart is needed.
package terraform.aws.rds_performance_insights

import data.lib.terraform

_insights := terraform.settings(
	["aws_db_instance", "aws_rds_cluster_instance"], [
		"performance_insights_enabled",
	],
	false,
)

deny contains terraform.mended(setting, "Performance Insights is off", true) if {
	some setting in _insights
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_insights)
