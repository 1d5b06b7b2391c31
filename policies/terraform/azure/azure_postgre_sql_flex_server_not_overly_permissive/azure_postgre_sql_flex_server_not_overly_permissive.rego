# METADATA
# title: PostgreSQL server that lets in far too many addresses
# description: >-
#   A firewall rule of the flexible server lets in more than 2^24 addresses, or, from `0.0.0.0` to `0.0.0.0`, whatever
#   runs in Azure, machines of other customers too. What stands between the data and them is then one password.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/security-firewall-rules
#     description: Microsoft, Firewall rules in Azure Database for PostgreSQL
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_firewall_rule
#     description: azurerm_postgresql_flexible_server_firewall_rule
# custom:
#   severity: critical
#   kinds: [terraform_module/azurerm_postgresql_flexible_server_firewall_rule]
#   remediation: >-
#     Name the addresses that connect, in ranges as small as they are, or take a delegated subnet or a private endpoint.
#   overlaps: [terraform.azure.sql_azure_services, terraform.azure.sql_public_firewall]
package terraform.azure.azure_postgre_sql_flex_server_not_overly_permissive

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in _rules
	azure.address(rule.end) - azure.address(rule.start) >= 16777216
	message := sprintf("%s to %s may connect", [rule.start, rule.end])
}

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in _rules
	rule.start == "0.0.0.0"
	rule.end == "0.0.0.0"
	message := "whatever runs in Azure may connect"
}

unknown contains azure.undecided_firewall_rule(rule) if {
	some rule in _rules
	terraform.unknown([rule.start, rule.end])
	rule.start != rule.end
}

_rules := [rule |
	some rule in azure.firewall_rules
	startswith(rule.address, "azurerm_postgresql_flexible_server_firewall_rule.")
]
