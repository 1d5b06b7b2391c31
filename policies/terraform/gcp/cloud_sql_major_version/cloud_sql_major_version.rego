# METADATA
# title: Cloud SQL instance on a version without support
# description: >-
#   The database is of a version for which its makers mend no holes any more: MySQL before 8.0, PostgreSQL before 13,
#   SQL Server before 2017. Cloud SQL keeps it running, for a price, and not for good.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/db-versions
#     description: Google Cloud, Database versions and version policies
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_version
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Give `database_version` one that is supported, after a test with a clone. Cloud SQL upgrades in place, with some
#     minutes of standstill.
package terraform.gcp.cloud_sql_major_version

import data.lib.google_sql
import data.lib.terraform

_oldest := {"MYSQL": 8, "POSTGRES": 13, "SQLSERVER": 2017}

_versions := terraform.settings({"google_sql_database_instance"}, ["database_version"], "")

deny contains terraform.finding(setting, message) if {
	some setting in _versions
	terraform.known(setting.value)
	some engine, oldest in _oldest
	is_string(setting.value)
	startswith(setting.value, engine)
	google_sql.major(setting.resource) < oldest
	message := sprintf("%s gets no fixes any more", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_versions)
