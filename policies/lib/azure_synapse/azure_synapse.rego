# METADATA
# title: Synapse in Terraform modules
# description: What policies say of the SQL pools of a Synapse workspace.
package lib.azure_synapse

import data.lib.azure
import data.lib.terraform

# The values of an argument in the policies about a pool, of type `azurerm_synapse_sql_pool_…`, and in those about its
# workspace, `azurerm_synapse_workspace_…`, which hold for all of its pools. What is said of a workspace of another
# module is unknown.
said_of(pool, policy, argument, otherwise) := array.concat(
	azure.said_about(pool, [sprintf("azurerm_synapse_sql_pool_%s", [policy]), "sql_pool_id"], [argument], otherwise),
	_of_workspace(pool, [sprintf("azurerm_synapse_workspace_%s", [policy]), "synapse_workspace_id"], [argument], otherwise),
)

_of_workspace(pool, companion, path, otherwise) := [value |
	some workspace in object.get(terraform.resources, "azurerm_synapse_workspace", [])
	workspace.name in names
	some value in azure.said_about(workspace, companion, path, otherwise)
] if {
	names := terraform.targets(pool, "synapse_workspace_id", "azurerm_synapse_workspace")
	count(names) > 0
} else := [id | id := pool.body.synapse_workspace_id; terraform.unknown(id)]
