# METADATA
# title: PostgreSQL instance that leaves warnings out of its log
# description: >-
#   The log begins at a level above warnings, or at one that does not exist, so that what goes wrong in the database
#   is not written down. By itself PostgreSQL logs warnings and what is graver.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `warning`. Finer levels, from `notice` to `debug5`, are accepted but fill
#     the log.
#   controls:
#     cis_gcp_3_0: ["6.2.5"]
package terraform.gcp.sql_log_min_messages

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "log_min_messages")

deny contains google_sql.mended(flag, message, "warning") if {
	some flag in _flags
	flag.value != null
	terraform.known(flag.value)
	not _logs_warnings(flag.value)
	message := sprintf("%s, so warnings are not logged", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)

_logs_warnings(level) if lower(sprintf("%v", [level])) in {
	"debug1",
	"debug2",
	"debug3",
	"debug4",
	"debug5",
	"info",
	"notice",
	"warning",
}
