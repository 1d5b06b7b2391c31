# METADATA
# title: MySQL instance that loads files of its clients
# description: >-
#   With `LOAD DATA LOCAL` a server asks its client for a file. A server that was taken over, or one that stands in
#   its place, can read files of the client with that, and injected SQL files of the application. Instances of version
#   5 allow it by themselves.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql/flags
#     description: Google Cloud, Configure database flags for MySQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, database_flags
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Add a `database_flags` block to `settings` with `name = "local_infile"` and `value = "off"`.
#   controls:
#     cis_gcp_3_0: ["6.1.3"]
package terraform.gcp.sql_local_infile

import data.lib.google_sql

_flags := google_sql.flags("MYSQL", "local_infile")

deny contains google_sql.mended(flag, message, "off") if {
	some flag in _flags
	_is_allowed(flag)
	message := sprintf("%s, so files of clients can be loaded", [flag.said])
}

unknown contains finding if some finding in google_sql.undecided(_flags)

_is_allowed(flag) if google_sql.is_on(flag.value)

_is_allowed(flag) if {
	flag.value == null
	google_sql.major(flag.resource) == 5
}
