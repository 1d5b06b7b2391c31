# METADATA
# title: SQL server without auditing
# description: >-
#   Nothing is written down of who connects to the server and what they do. After a break-in nobody can say which data
#   was read. A server is audited by an `azurerm_mssql_server_extended_auditing_policy` that is about it; policies of
#   single databases do not count, since a new database has none.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
#     description: Microsoft, Auditing for Azure SQL Database and Azure Synapse Analytics
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
#     description: azurerm_mssql_server_extended_auditing_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mssql_server, terraform_module/azurerm_mssql_server_extended_auditing_policy,
#     terraform_module/azurerm_sql_server]
#   remediation: >-
#     Add an `azurerm_mssql_server_extended_auditing_policy` with the server's id as `server_id`. It writes to a storage
#     account, or to Log Analytics through `log_monitoring_enabled` and a diagnostic setting on the database `master`.
#   controls:
#     cis_azure_2_1: ["4.1.1"]
package terraform.azure.sql_audit

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": server.path, "resource": server.address} if {
	some server in _servers_without_policy
	azure.perhaps_about(server, _policies, ["server_id"]) == []
	message := "nothing is audited, since no auditing policy is about the server"
}

deny contains {"message": message, "at": setting.at, "resource": _server_of(setting.resource)} if {
	some setting in _switches
	terraform.is_false(setting.value)
	message := "auditing is switched off"
}

unknown contains {"message": message, "at": server.path, "resource": server.address} if {
	some server in _servers_without_policy
	azure.perhaps_about(server, _policies, ["server_id"]) != []
	message := "whether an auditing policy is about the server is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(_switches)

_servers := ["azurerm_mssql_server", "azurerm_sql_server"]

_policies := ["azurerm_mssql_server_extended_auditing_policy"]

# Before version 3 of the provider the policy could be a block of the server.
_servers_without_policy := [server |
	some server in terraform.resources_of(_servers)
	terraform.blocks(server, "extended_auditing_policy") == []
	azure.about(server, _policies, ["server_id"]) == []
]

_switches := terraform.settings(_policies, ["enabled"], true)

# The server that a policy is about; the policy itself where that server is not in the module.
_server_of(policy) := found[0] if {
	found := [server.address |
		some server in terraform.resources_of(_servers)
		azure.names(policy, ["server_id"], server)
	]
	count(found) > 0
} else := policy.address
