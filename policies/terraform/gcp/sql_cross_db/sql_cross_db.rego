# METADATA
# title: SQL Server instance with ownership chains across databases
# description: >-
#   Who owns an object in one database gets at objects of the same owner in the others, without anybody asking whether
#   they may. A user who may make views in one database can read all others with that.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/sqlserver/flags
#     description: Google Cloud, Configure database flags for SQL Server
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `off`, and switch `DB_CHAINING` on for the two databases that need it.
#   controls:
#     cis_gcp_3_0: ["6.3.2"]
package terraform.gcp.sql_cross_db

import data.lib.google_sql

_flags := google_sql.flags("SQLSERVER", "cross db ownership chaining")

deny contains google_sql.mended(flag, message, "off") if {
	some flag in _flags
	google_sql.is_on(flag.value)
	message := sprintf("%s, so owners of one database reach into the others", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
