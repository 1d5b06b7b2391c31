# METADATA
# title: SQL Server instance with logins inside of databases
# description: >-
#   Users may be made, and log in, within a single database, past the logins of the server. Who owns a database can
#   let anybody in that way, and the server neither sees nor limits it.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/sqlserver/flags
#     description: Google Cloud, Configure database flags for SQL Server
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Remove the flag, or give it the value `off`, and give users logins of the server.
#   controls:
#     cis_gcp_3_0: ["6.3.7"]
package terraform.gcp.sql_contained_db

import data.lib.google_sql

_flags := google_sql.flags("SQLSERVER", "contained database authentication")

deny contains google_sql.mended(flag, message, "off") if {
	some flag in _flags
	google_sql.is_on(flag.value)
	message := sprintf("%s, so databases let users in past the server", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)
