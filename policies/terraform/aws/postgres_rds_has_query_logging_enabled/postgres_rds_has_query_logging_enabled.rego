# METADATA
# title: PostgreSQL cluster that logs no statements
# description: >-
#   The cluster logs neither which statements change something (`log_statement`) nor which take long
#   (`log_min_duration_statement`), or one of them only. Who changed a table, or what slowed everything down, cannot
#   be seen afterwards. The default parameters log neither; clusters whose own parameter group is not in the module
#   are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html
#     description: AWS, Turning on query logging for your Aurora PostgreSQL DB cluster
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `log_statement` to `ddl` and `log_min_duration_statement` to a number of milliseconds in the
#     `aws_rds_cluster_parameter_group`. Mind that texts of statements may hold data of people.
package terraform.aws.postgres_rds_has_query_logging_enabled

import data.lib.aws_parameters
import data.lib.terraform

deny contains object.union(terraform.finding(setting, message), {"resource": setting.cluster}) if {
	some setting in _settings
	terraform.known(setting.value)
	_is_off(setting)
	message := sprintf("cluster does not log statements: %s is %v", [setting.name, setting.value])
}

deny contains terraform.finding(setting, "cluster does not log statements: it has the default parameters") if {
	some setting in _named
	is_string(setting.value)
	regex.match(`^(default\..*)?$`, setting.value)
}

unknown contains object.union(finding, {"resource": setting.cluster}) if {
	some setting in _settings
	some finding in terraform.undecided([setting])
}

# The groups that clusters name; where they name none, they have the default one.
_named := [setting |
	some cluster in _clusters
	some setting in terraform.settings_of(cluster, ["db_cluster_parameter_group_name"], "")
]

_clusters := [cluster |
	some cluster in terraform.resources_of(["aws_rds_cluster"])
	contains(sprintf("%v", [object.get(cluster.body, "engine", "")]), "postgres")
]

# What the groups of clusters say of statements in the log, with what PostgreSQL does where they say nothing.
_settings := [object.union(setting, {"cluster": cluster.address}) |
	some cluster in _clusters
	some group in aws_parameters.groups(cluster, "db_cluster_parameter_group_name", "aws_rds_cluster_parameter_group")
	some name, otherwise in {"log_statement": "none", "log_min_duration_statement": "-1"}
	some setting in aws_parameters.parameter(group, name, otherwise)
]

_is_off(setting) if setting.value == "none"

_is_off(setting) if {
	setting.name == "log_min_duration_statement"
	terraform.number(setting.value) < 0
}
