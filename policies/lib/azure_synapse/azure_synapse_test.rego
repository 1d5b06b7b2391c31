package lib.azure_synapse_test

import data.lib.azure_synapse
import data.lib.terraform

_said := [value |
	some pool in terraform.resources_of(["azurerm_synapse_sql_pool"])
	some value in azure_synapse.said_of(pool, "security_alert_policy", "policy_state", "New")
]

_pool := {"synapse_workspace_id": "${azurerm_synapse_workspace.w.id}"}

_module(resources) := {"resource": object.union(
	{"azurerm_synapse_workspace": {"w": [{}]}, "azurerm_synapse_sql_pool": {"p": [_pool]}},
	resources,
)}

test_hears_policies_of_the_pool_and_of_its_workspace if {
	_said == [] with input as _module({})
	own := {"sql_pool_id": "${azurerm_synapse_sql_pool.p.id}", "policy_state": "Enabled"}
	of_workspace := {"synapse_workspace_id": "${azurerm_synapse_workspace.w.id}"}
	_said == ["Enabled", "New"] with input as _module({
		"azurerm_synapse_sql_pool_security_alert_policy": {"a": [own]},
		"azurerm_synapse_workspace_security_alert_policy": {"b": [of_workspace]},
	})
}

test_does_not_know_workspaces_of_other_modules if {
	_said == ["${var.workspace}"] with input as {"resource": {"azurerm_synapse_sql_pool": {"p": [{"synapse_workspace_id": "${var.workspace}"}]}}}
}
