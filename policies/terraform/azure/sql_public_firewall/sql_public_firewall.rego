# METADATA
# title: Database firewall open to the internet
# description: >-
#   The server's firewall lets in so many addresses, up to all of them, that it keeps nobody out. What stands between
#   the data and whoever scans the internet is then one password. More than 2^24 addresses count as open, since no
#   network of one organisation is that large.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
#     description: Microsoft, Azure SQL Database and Azure Synapse IP firewall rules
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_firewall_rule
#     description: azurerm_mssql_firewall_rule
# custom:
#   severity: critical
#   kinds: [terraform_module/azurerm_cosmosdb_postgresql_firewall_rule, terraform_module/azurerm_mariadb_firewall_rule,
#     terraform_module/azurerm_mssql_firewall_rule, terraform_module/azurerm_mysql_firewall_rule,
#     terraform_module/azurerm_mysql_flexible_server_firewall_rule, terraform_module/azurerm_postgresql_firewall_rule,
#     terraform_module/azurerm_postgresql_flexible_server_firewall_rule, terraform_module/azurerm_sql_firewall_rule,
#     terraform_module/azurerm_synapse_firewall_rule]
#   remediation: >-
#     Name the addresses that connect, in ranges as small as they are, or close the server with
#     `public_network_access_enabled = false` and use a private endpoint or a delegated subnet. The audit log shows from
#     where clients come today.
#   controls:
#     cis_azure_2_1: ["4.1.2"]
package terraform.azure.sql_public_firewall

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.firewall_rules
	azure.address(rule.end) - azure.address(rule.start) >= 16777216
	message := sprintf("%s to %s may connect", [rule.start, rule.end])
}

unknown contains azure.undecided_firewall_rule(rule) if {
	some rule in azure.firewall_rules
	terraform.unknown([rule.start, rule.end])
	rule.start != rule.end
}
