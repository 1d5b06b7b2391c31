# METADATA
# title: PostgreSQL instance that logs no statements
# description: >-
#   No statement is written to the log, not even those that change tables and rights. After a break-in nobody can say
#   what was changed. PostgreSQL logs none by itself.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_statement"` and `value = "ddl"`. `mod` and `all`
#     are accepted, but write values into the log.
#   controls:
#     cis_gcp_3_0: ["6.2.4"]
package terraform.gcp.google_cloud_postgre_sql_log_statement

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_statement")

deny contains google_sql.mended(flag, message, "ddl") if {
	some flag in _flags
	terraform.known(flag.value)
	not _logs(flag.value)
	message := sprintf("%s, so changes of tables and rights are not logged", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)

_logs(value) if lower(sprintf("%v", [value])) in {"all", "ddl", "mod"}
