# METADATA
# title: Aurora PostgreSQL with the hole in log_fdw
# description: >-
#   The database runs a version of Aurora PostgreSQL in which users of the extension `log_fdw` can read files of the
#   machine, those with AWS's own credentials among them. AWS closed the hole in 2021.
# related_resources:
#   - ref: https://aws.amazon.com/security/security-bulletins/AWS-2022-004/
#     description: AWS-2022-004, Reported Amazon RDS PostgreSQL issue
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
#     description: AWS, Release calendars for RDS for PostgreSQL
# custom:
#   severity: high
#   kinds:
#     - terraform_module/aws_db_instance
#     - terraform_module/aws_rds_cluster
#     - terraform_module/aws_rds_cluster_instance
#   remediation: >-
#     Set `engine_version` to a version that AWS still mends, and take the upgrade on with `apply_immediately`.
#     Jumping a major version needs `allow_major_version_upgrade`.
package terraform.aws.unpatched_aurora_postgres_db

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _versions
	setting.resource.body.engine == "aurora-postgresql"
	_is_open(setting.value)
	message := sprintf("version %v has the hole in log_fdw", [setting.value])
}

unknown contains finding if {
	some setting in _versions
	_may_be_meant(setting)
	some finding in terraform.undecided([object.union(setting, {"value": _doubt(setting)})])
}

# Versions of engines; what is said of PostgreSQL counts.
_versions := terraform.settings(["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"], ["engine_version"], "")

_may_be_meant(setting) if {
	setting.resource.body.engine == "aurora-postgresql"
	terraform.unknown(setting.value)
}

_may_be_meant(setting) if {
	terraform.unknown(setting.resource.body.engine)
	_is_open(setting.value)
}

_doubt(setting) := setting.value if {
	terraform.unknown(setting.value)
} else := setting.resource.body.engine

# The first minor version of each major one in which the hole is closed.
_closed := {"10": 14, "11": 9}

_is_open(version) if {
	[major, minor] := _parts(version)
	minor < _closed[major]
}

# The major and the minor version: `13.2` is [13, 2], `9.6.21` is [9.6, 21].
_parts(version) := [match[1], to_number(match[2])] if {
	match := regex.find_all_string_submatch_n(`^(9\.[0-9]+|[0-9]+)\.([0-9]+)`, sprintf("%v", [version]), 1)[0]
}
