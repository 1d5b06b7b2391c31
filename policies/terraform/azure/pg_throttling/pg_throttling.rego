# METADATA
# title: PostgreSQL server that does not slow guessing down
# description: >-
#   The parameter `connection_throttling` (`connection_throttle.enable` of a flexible server) is off. An address from
#   which one wrong password after another comes may go on trying as fast as it can, and take the server's connections
#   with that.
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
#     cis_azure_2_1: ["4.3.5"]
package terraform.azure.pg_throttling

import data.lib.azure
import data.lib.terraform

_off := {"0", "false", "off"}

_parameters := azure.parameters("postgresql", {"connection_throttling", "connection_throttle.enable"}, _off)

deny contains terraform.mended(setting, "failed logins are not slowed down", "on") if {
	some setting in _parameters
	azure.word(setting.value) in _off
}

unknown contains finding if some finding in terraform.undecided(_parameters)
