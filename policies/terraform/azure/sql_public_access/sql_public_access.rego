# METADATA
# title: SQL server on the public network
# description: >-
#   The server answers on the internet, and only its firewall rules and a password stand between the databases and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings
#     description: Microsoft, Connectivity settings for Azure SQL Database
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
#     description: azurerm_mssql_server, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mssql_server]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     the server first.
package terraform.azure.sql_public_access

import data.lib.terraform

_networks := terraform.settings(["azurerm_mssql_server"], ["public_network_access_enabled"], true)

deny contains terraform.mended(setting, "the server answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
