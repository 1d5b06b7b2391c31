# METADATA
# title: PostgreSQL server that logs no checkpoints
# description: >-
#   The parameter `log_checkpoints` is off, so the log does not say when the server writes its changes to disk and how
#   long that takes. Without that nobody sees why it stands still now and then, or that it cannot keep up. The servers
#   log them by themselves.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-server-parameters
#     description: Microsoft, Server parameters in Azure Database for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration
#     description: azurerm_postgresql_flexible_server_configuration
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_postgresql_configuration
#     - terraform_module/azurerm_postgresql_flexible_server_configuration
#   remediation: >-
#     Give the parameter the value `on`, or remove it.
#   controls:
#     cis_azure_2_1: ["4.3.2"]
package terraform.azure.pg_log_checkpoints

import data.lib.azure
import data.lib.terraform

_off := {"0", "false", "off"}

_parameters := azure.parameters("postgresql", {"log_checkpoints"}, _off)

deny contains terraform.mended(setting, "checkpoints are not logged", "on") if {
	some setting in _parameters
	azure.word(setting.value) in _off
}

unknown contains finding if some finding in terraform.undecided(_parameters)
