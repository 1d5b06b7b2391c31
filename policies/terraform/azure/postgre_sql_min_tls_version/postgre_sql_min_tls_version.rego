# METADATA
# title: PostgreSQL server that accepts old TLS
# description: >-
#   The server accepts connections with TLS 1.0 or 1.1. Both have known weaknesses, and a client that somebody talks
#   down to them gives away more than it should.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_server
#     description: azurerm_postgresql_server, ssl_minimal_tls_version_enforced
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_postgresql_server]
#   remediation: >-
#     Write `ssl_minimal_tls_version_enforced = "TLS1_2"`. Clients that are older cannot connect from then on.
package terraform.azure.postgre_sql_min_tls_version

import data.lib.azure
import data.lib.terraform

_versions := terraform.settings(["azurerm_postgresql_server"], ["ssl_minimal_tls_version_enforced"], _otherwise)

deny contains terraform.mended(setting, "connections with old versions of TLS are accepted", "TLS1_2") if {
	some setting in _versions
	azure.word(setting.value) in {"tls1_0", "tls1_1", "tlsenforcementdisabled"}
}

unknown contains finding if some finding in terraform.undecided(_versions)

# What holds where nothing is said: before version 3 of the provider any version was accepted.
_otherwise := "TLSEnforcementDisabled" if {
	azure.before(3)
} else := "TLS1_2"
