# METADATA
# title: Cloud SQL instance with a public address
# description: >-
#   The database has an address on the internet, which is so by default. Only the list of networks and a password
#   stand between it and whoever scans; a range that is too wide is then open to the world at once.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/configure-private-ip
#     description: Google Cloud, Configure private IP
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance, ipv4_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Write `ipv4_enabled = false` and a `private_network` (or `psc_config`) in `ip_configuration`. Clients outside of
#     the network come by the Cloud SQL Auth Proxy on a machine inside, or by a VPN.
#   controls:
#     cis_gcp_3_0: ["6.6"]
package terraform.gcp.sql_no_public_ip

import data.lib.google_sql
import data.lib.terraform

_addresses := [setting |
	some instance in google_sql.instances
	some setting in terraform.settings_of(instance, ["settings", "ip_configuration", "ipv4_enabled"], true)
]

deny contains terraform.finding(setting, "the database has a public address") if {
	some setting in _addresses
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
