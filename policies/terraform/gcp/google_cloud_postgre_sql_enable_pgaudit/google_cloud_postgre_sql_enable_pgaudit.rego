# METADATA
# title: PostgreSQL instance without pgAudit
# description: >-
#   Nothing writes down who read and changed what in the database, in a form that can be searched. pgAudit does, for
#   the sessions and tables that are named.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
#     description: Google Cloud, Configure database flags for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: low
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "cloudsql.enable_pgaudit"` and `value = "on"`, then
#     `CREATE EXTENSION pgaudit` and a flag `pgaudit.log`.
#   controls:
#     cis_gcp_3_0: ["6.2.8"]
package terraform.gcp.google_cloud_postgre_sql_enable_pgaudit

import data.lib.google_sql
import data.lib.terraform

_flags := google_sql.flags("POSTGRES", "cloudsql.enable_pgaudit")

deny contains google_sql.mended(flag, message, "on") if {
	some flag in _flags
	terraform.known(flag.value)
	not google_sql.is_on(flag.value)
	message := sprintf("%s, so nothing says who read and changed what", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
