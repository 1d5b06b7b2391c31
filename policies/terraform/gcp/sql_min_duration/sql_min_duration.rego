# METADATA
# title: PostgreSQL instance that logs slow statements
# description: >-
#   Statements that take longer than a time are written to the log as they are, with the values in them: names,
#   addresses, perhaps passwords. Whoever may read the log reads them without any right to the database.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `-1`. Query Insights shows slow statements without their values.
#   controls:
#     cis_gcp_3_0: ["6.2.7"]
package terraform.gcp.sql_min_duration

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_min_duration_statement")

deny contains google_sql.mended(flag, message, "-1") if {
	some flag in _flags
	terraform.number(flag.value) >= 0
	message := sprintf("%s, so values of statements get into the log", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
