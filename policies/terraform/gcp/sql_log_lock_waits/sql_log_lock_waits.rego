# METADATA
# title: PostgreSQL instance that logs no waits for locks
# description: >-
#   The log does not say when a statement waits long for a lock of another one. Such waits slow a database down, or
#   stand it still, and may be made on purpose. PostgreSQL does not log them by itself.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_lock_waits"` and `value = "on"`.
package terraform.gcp.sql_log_lock_waits

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_lock_waits")

deny contains google_sql.mended(flag, message, "on") if {
	some flag in _flags
	terraform.known(flag.value)
	not google_sql.is_on(flag.value)
	message := sprintf("%s, so long waits for locks go unseen", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
