# METADATA
# title: RDS for PostgreSQL with the hole in log_fdw
# description: >-
#   The database runs a version of RDS for PostgreSQL in which users of the extension `log_fdw` can read files of the
#   machine, those with AWS's own credentials among them. AWS closed the hole in 2021.
# related_resources:
#   - ref: https://aws.amazon.com/security/security-bulletins/AWS-2022-004/
#     description: AWS-2022-004, Reported Amazon RDS PostgreSQL issue
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
#     description: AWS, Release calendars for RDS for PostgreSQL
# custom:
#   severity: high
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `engine_version` to a version that AWS still mends, and take the upgrade on with `apply_immediately`.
#     Jumping a major version needs `allow_major_version_upgrade`.
package terraform.aws.rds_postgre_sql_log_fdw_extension

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _versions
	setting.resource.body.engine == "postgres"
	_is_open(setting.value)
	message := sprintf("version %v has the hole in log_fdw", [setting.value])
}

unknown contains finding if {
	some setting in _versions
	_may_be_meant(setting)
	some finding in terraform.undecided([object.union(setting, {"value": _doubt(setting)})])
}

# Versions of engines; what is said of PostgreSQL counts.
_versions := terraform.settings(["aws_db_instance"], ["engine_version"], "")

_may_be_meant(setting) if {
	setting.resource.body.engine == "postgres"
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
_closed := {"9.6": 22, "10": 17, "11": 12, "12": 7, "13": 3}

_is_open(version) if {
	[major, minor] := _parts(version)
	minor < _closed[major]
}

# The major and the minor version: `13.2` is [13, 2], `9.6.21` is [9.6, 21].
_parts(version) := [match[1], to_number(match[2])] if {
	match := regex.find_all_string_submatch_n(`^(9\.[0-9]+|[0-9]+)\.([0-9]+)`, sprintf("%v", [version]), 1)[0]
}
