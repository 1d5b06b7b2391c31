# METADATA
# title: PostgreSQL server whose logs are not kept
# description: >-
#   The parameter `log_retention` is off, so that the logs of the server are thrown away early. What somebody did
#   yesterday cannot be looked up.
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
#     Give the parameter the value `on`, or send the logs elsewhere with a diagnostic setting.
package terraform.azure.postgre_sql_server_log_retention_enabled

import data.lib.azure
import data.lib.terraform

_off := {"0", "false", "off"}

_parameters := azure.parameters("postgresql", {"log_retention"}, _off)

deny contains terraform.mended(setting, "logs are not kept", "on") if {
	some setting in _parameters
	azure.word(setting.value) in _off
}

unknown contains finding if some finding in terraform.undecided(_parameters)
