# METADATA
# title: SQL audit log kept for less than 90 days
# description: >-
#   What is written down of logins and queries is thrown away before 90 days are over, or nothing is written down.
#   Break-ins are mostly found weeks later, and then nobody can say which data was read. 0 days, which is what holds
#   where nothing is said, is forever; what goes to a Log Analytics workspace alone is kept as long as that says.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
#     description: Microsoft, Auditing for Azure SQL Database and Azure Synapse Analytics
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
#     description: azurerm_mssql_server_extended_auditing_policy, retention_in_days
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_mssql_server
#     - terraform_module/azurerm_mssql_server_extended_auditing_policy
#     - terraform_module/azurerm_sql_server
#   remediation: >-
#     Write `retention_in_days = 90` or more in the auditing policy of the server, or remove the argument.
#   controls:
#     cis_azure_2_1: ["4.1.6"]
#   overlaps: [terraform.azure.sql_audit]
package terraform.azure.sql_audit_retention

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": server.path, "resource": server.address} if {
	some server in _servers_without_policy
	azure.perhaps_about(server, _policies, _arguments) == []
	message := "no audit log is kept, since no auditing policy is about the server"
}

deny contains object.union(terraform.mended(setting, message, 90), {"resource": _server_of(setting.resource)}) if {
	some setting in _days
	days := terraform.number(setting.value)
	days > 0
	days < 90
	message := sprintf("the audit log is kept for %v days only", [days])
}

unknown contains {"message": message, "at": server.path, "resource": server.address} if {
	some server in _servers_without_policy
	azure.perhaps_about(server, _policies, _arguments) != []
	message := "whether an auditing policy is about the server is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(_days)

_servers := ["azurerm_mssql_server", "azurerm_sql_server"]

_policies := ["azurerm_mssql_server_extended_auditing_policy"]

_arguments := ["server_id"]

# Before version 3 of the provider the policy could be a block of the server.
_servers_without_policy := [server |
	some server in terraform.resources_of(_servers)
	terraform.blocks(server, "extended_auditing_policy") == []
	azure.about(server, _policies, _arguments) == []
]

_days := array.concat(
	terraform.settings(_servers, ["extended_auditing_policy", "retention_in_days"], 0),
	[setting |
		some policy in terraform.resources_of(_policies)
		_is_stored(policy)
		some setting in terraform.settings_of(policy, ["retention_in_days"], 0)
	],
)

# Whether a policy writes to a storage account: the name of today, and that before version 5 of the provider.
_is_stored(policy) if {
	some argument in ["blob_storage_endpoint", "storage_endpoint"]
	terraform.argument(policy.body, argument, null) != null
}

# The server that a policy is about; the policy itself where that server is not in the module.
_server_of(resource) := found[0] if {
	found := [server.address |
		some server in terraform.resources_of(_servers)
		azure.names(resource, _arguments, server)
	]
	count(found) > 0
} else := resource.address
