# METADATA
# title: PostgreSQL instance that logs no connections
# description: >-
#   The log does not say who connected to the database and who tried. A password that somebody guesses, and one that
#   they have guessed, leave no trace. PostgreSQL does not log connections by itself.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_connections"` and `value = "on"`.
#   controls:
#     cis_gcp_3_0: ["6.2.2"]
package terraform.gcp.sql_log_connections

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_connections")

deny contains google_sql.mended(flag, message, "on") if {
	some flag in _flags
	terraform.known(flag.value)
	not google_sql.is_on(flag.value)
	message := sprintf("%s, so nobody can say who connected", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
