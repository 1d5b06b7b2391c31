# METADATA
# title: PostgreSQL instance that logs no temporary files
# description: >-
#   The log does not say of all temporary files that statements make. Files that no one sees fill the disk, and tell
#   of statements that read far more than they should. PostgreSQL does not log them by itself; 0 logs all of them,
#   whatever their size.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "log_temp_files"` and `value = "0"`.
package terraform.gcp.sql_temp_files

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_temp_files")

deny contains google_sql.mended(flag, message, "0") if {
	some flag in _flags
	terraform.known(flag.value)
	not flag.value in {"0", 0}
	message := sprintf("%s, so not all temporary files are logged", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
