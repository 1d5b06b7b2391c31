# METADATA
# title: PostgreSQL server that logs no connections
# description: >-
#   The parameter `log_connections` is off, so the log does not say who connected to the server and who tried. A
#   password that somebody guesses, and one that they have guessed, leave no trace.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-server-parameters
#     description: Microsoft, Server parameters in Azure Database for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration
#     description: azurerm_postgresql_flexible_server_configuration
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_postgresql_configuration
#     - terraform_module/azurerm_postgresql_flexible_server_configuration
#   remediation: >-
#     Give the parameter the value `on`.
#   controls:
#     cis_azure_2_1: ["4.3.3"]
package terraform.azure.pg_log_connections

import data.lib.azure
import data.lib.terraform

_off := {"0", "false", "off"}

_parameters := azure.parameters("postgresql", {"log_connections"}, _off)

deny contains terraform.mended(setting, "connections are not logged", "on") if {
	some setting in _parameters
	azure.word(setting.value) in _off
}

unknown contains finding if some finding in terraform.undecided(_parameters)
