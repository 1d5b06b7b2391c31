# METADATA
# title: RDS instance without Performance Insights
# description: >-
#   Performance Insights is off, as it is where nothing is said. Which statement held the database up last night
#   cannot be seen afterwards. Seven days of it cost nothing; a few small instance classes do not have it. Instances of a
#   cluster for which it is on have it from there.
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

_insights := [setting |
	some said in terraform.settings(["aws_db_instance", "aws_rds_cluster_instance"], _path, false)
	some setting in terraform.unless(said, _of_clusters(said.resource))
]

_path := ["performance_insights_enabled"]

_of_clusters(instance) := [setting |
	some name in terraform.targets(instance, "cluster_identifier", "aws_rds_cluster")
	some setting in _clusters
	setting.resource.name == name
]

_clusters := terraform.settings(["aws_rds_cluster"], _path, false)

deny contains terraform.mended(setting, "Performance Insights is off", true) if {
	some setting in _insights
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_insights)
