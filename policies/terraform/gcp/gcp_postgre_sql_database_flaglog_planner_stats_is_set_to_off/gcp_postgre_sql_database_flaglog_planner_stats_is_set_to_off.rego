# METADATA
# title: PostgreSQL instance that logs statistics of the planner
# description: >-
#   For each statement statistics of the planner are written to the log, which fills it and slows the database down.
#   The flag is made for who develops PostgreSQL.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `off`.
package terraform.gcp.gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off

import data.lib.google_sql

_flags := google_sql.flags("POSTGRES", "log_planner_stats")

deny contains google_sql.mended(flag, message, "off") if {
	some flag in _flags
	google_sql.is_on(flag.value)
	message := sprintf("%s, so the log fills with statistics", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
