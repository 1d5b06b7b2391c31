# METADATA
# title: PostgreSQL instance that logs few failing statements
# description: >-
#   The log names the statement only of graver failures than errors, or the level does not exist, so that nobody sees
#   which statement failed: injections that somebody tries out, too. By itself PostgreSQL names it from errors on.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `error`.
#   controls:
#     cis_gcp_3_0: ["6.2.6"]
package terraform.gcp.google_cloud_postgre_sql_log_min_error_statement

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_min_error_statement")

deny contains google_sql.mended(flag, message, "error") if {
	some flag in _flags
	flag.value != null
	terraform.known(flag.value)
	not _logs_errors(flag.value)
	message := sprintf("%s, so statements with errors are not logged", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)

_logs_errors(level) if lower(sprintf("%v", [level])) in {
	"debug1",
	"debug2",
	"debug3",
	"debug4",
	"debug5",
	"error",
	"info",
	"notice",
	"warning",
}
