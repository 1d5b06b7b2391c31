# METADATA
# title: Cloud SQL instance open to the world
# description: >-
#   The list of networks that may connect to the database is `0.0.0.0/0`, which is everybody. What stands between
#   the data and whoever scans the internet is then a password.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/authorize-networks
#     description: Google Cloud, Authorize with authorized networks
#   - ref: https://cloud.google.com/sql/docs/postgres/sql-proxy
#     description: Google Cloud, About the Cloud SQL Auth Proxy
# custom:
#   severity: critical
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Take the range out. Give the instance a private address (`private_network`, `ipv4_enabled = false`), and
#     connect through the Cloud SQL Auth Proxy, which asks IAM and needs no range at all. Where a range has to be,
#     name the few addresses that connect.
#   controls:
#     cis_gcp_3_0: ["6.5"]
package terraform.gcp.sql_public

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(network, message) if {
	some network in _networks
	is_string(network.value)
	endswith(network.value, "/0")
	terraform.known(_conditions(network.resource))
	message := sprintf("everybody may connect: authorized network is %s", [network.value])
}

unknown contains google.doubt("authorized_networks", network.at, network.resource) if {
	some network in _networks
	_may_be_world(network.value)
	terraform.unknown([network.value, _conditions(network.resource)])
}

_may_be_world(value) if {
	is_string(value)
	endswith(value, "/0")
}

_may_be_world(value) if terraform.unknown(value)

# Networks count where the instance has a public address and takes connections that come by no connector.
_networks := [network |
	some network in google.settings({"google_sql_database_instance"}, _path, "")
	network.value != ""
	every condition in _conditions(network.resource) {
		not condition in {false, "false", "REQUIRED"}
	}
]

_path := ["settings", "ip_configuration", "authorized_networks", "value"]

_address := ["settings", "ip_configuration", "ipv4_enabled"]

_connectors := ["settings", "connector_enforcement"]

_conditions(instance) := array.concat(
	[setting.value | some setting in google.settings_of(instance, _address, true)],
	[setting.value | some setting in google.settings_of(instance, _connectors, "NOT_REQUIRED")],
)
