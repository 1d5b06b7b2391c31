# METADATA
# title: PostgreSQL instance that logs no checkpoints
# description: >-
#   The log does not say when the database writes its changes to disk and how long that takes. Without that nobody
#   sees why it stands still now and then, or that it cannot keep up. From version 15 on PostgreSQL logs them by
#   itself.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_checkpoints"` and `value = "on"`.
package terraform.gcp.sql_log_checkpoints

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_checkpoints")

deny contains google_sql.mended(flag, message, "on") if {
	some flag in _flags
	terraform.known(flag.value)
	not google_sql.is_on(flag.value)
	not _is_on_by_itself(flag)
	message := sprintf("%s, so nobody sees how the database writes to disk", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)

_is_on_by_itself(flag) if {
	flag.value == null
	google_sql.major(flag.resource) >= 15
}
