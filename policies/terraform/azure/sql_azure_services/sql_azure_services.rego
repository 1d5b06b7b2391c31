# METADATA
# title: Database firewall open to all of Azure
# description: >-
#   A rule from 0.0.0.0 to 0.0.0.0 is a switch: it lets in whatever runs in Azure, in the subscriptions of everybody
#   else, too. An attacker needs no more than a virtual machine of their own to try passwords.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/network-access-controls-overview
#     description: Microsoft, Azure SQL Database and Azure Synapse Analytics network access controls
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-firewall-rules
#     description: Microsoft, Firewall rules in Azure Database for PostgreSQL
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cosmosdb_postgresql_firewall_rule, terraform_module/azurerm_mariadb_firewall_rule,
#     terraform_module/azurerm_mssql_firewall_rule, terraform_module/azurerm_mysql_firewall_rule,
#     terraform_module/azurerm_mysql_flexible_server_firewall_rule, terraform_module/azurerm_postgresql_firewall_rule,
#     terraform_module/azurerm_postgresql_flexible_server_firewall_rule, terraform_module/azurerm_sql_firewall_rule,
#     terraform_module/azurerm_synapse_firewall_rule]
#   remediation: >-
#     Remove the rule and let applications in by a private endpoint, a virtual network rule or the address of their NAT
#     gateway. The audit log shows which clients come from addresses of Azure; services without a network of their own,
#     like some of the import and export jobs, stop working.
#   controls:
#     cis_azure_2_1: ["4.1.2", "4.3.7"]
package terraform.azure.sql_azure_services

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.firewall_rules
	rule.start == "0.0.0.0"
	rule.end == "0.0.0.0"
	message := "whatever runs in Azure may connect"
}

unknown contains azure.undecided_firewall_rule(rule) if {
	some rule in azure.firewall_rules
	terraform.unknown([rule.start, rule.end])
	every bound in [rule.start, rule.end] {
		_may_be_zero(bound)
	}
}

_may_be_zero("0.0.0.0")

# The address of another resource is none of these.
_may_be_zero(bound) if {
	terraform.unknown(bound)
	not contains(azure.word(bound), "${azurerm_")
}
