# METADATA
# title: PostgreSQL instance that logs no ends of sessions
# description: >-
#   The log does not say when a session ended and how long it lasted. After a break-in nobody knows how much time
#   somebody had. PostgreSQL does not log it by itself.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_disconnections"` and `value = "on"`.
#   controls:
#     cis_gcp_3_0: ["6.2.3"]
package terraform.gcp.sql_log_disconnections

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_disconnections")

deny contains google_sql.mended(flag, message, "on") if {
	some flag in _flags
	terraform.known(flag.value)
	not google_sql.is_on(flag.value)
	message := sprintf("%s, so nobody can say how long a session lasted", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
