# METADATA
# title: PostgreSQL server that accepts plain connections
# description: >-
#   Clients may talk to the server without TLS. Whoever sits on the way reads the login and every row, and can change
#   them. The servers ask for TLS by themselves; here that is switched off, by the argument of a single server or by the
#   parameter `require_secure_transport`.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls
#     description: Microsoft, Encrypted connectivity using TLS in Azure Database for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration
#     description: azurerm_postgresql_flexible_server_configuration
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_postgresql_configuration, terraform_module/azurerm_postgresql_flexible_server,
#     terraform_module/azurerm_postgresql_flexible_server_configuration, terraform_module/azurerm_postgresql_server]
#   remediation: >-
#     Write `ssl_enforcement_enabled = true` for a single server; remove the parameter of a flexible one, or give it the
#     value `on`. Clients without TLS fail from then on: `pg_stat_ssl`, a line for each connection,
#     shows which there are.
#   controls:
#     cis_azure_2_1: ["4.3.1"]
package terraform.azure.postgres_ssl

import data.lib.azure
import data.lib.terraform

_enforcements := azure.tls_enforcements("postgresql")

deny contains terraform.finding(setting, "connections without TLS are accepted") if {
	some setting in _enforcements
	azure.word(setting.value) in {"false", "disabled", "off", "0"}
}

unknown contains finding if some finding in terraform.undecided(_enforcements)
