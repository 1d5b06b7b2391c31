package terraform.azure.synapse_log_monitoring_enabled_for_sql_pool_test

import data.terraform.azure.synapse_log_monitoring_enabled_for_sql_pool

_module(policies) := {"resource": object.union(
	{
		"azurerm_synapse_workspace": {"main": [{}]},
		"azurerm_synapse_sql_pool": {"main": [{"synapse_workspace_id": "${azurerm_synapse_workspace.main.id}"}]},
	},
	policies,
)}

_of_pool(body) := _module({"azurerm_synapse_sql_pool_extended_auditing_policy": {"main": [object.union(
	{"sql_pool_id": "${azurerm_synapse_sql_pool.main.id}"},
	body,
)]}})

_of_workspace(body) := _module({"azurerm_synapse_workspace_extended_auditing_policy": {"main": [object.union(
	{"synapse_workspace_id": "${azurerm_synapse_workspace.main.id}"},
	body,
)]}})

_found(message) := {{
	"message": message,
	"at": ["resource", "azurerm_synapse_sql_pool", "main", 0],
	"resource": "azurerm_synapse_sql_pool.main",
}}

_wrong := "audit events of the pool are not sent to Azure Monitor"

test_finds_what_is_wrong if {
	synapse_log_monitoring_enabled_for_sql_pool.deny == _found(_wrong) with input as _module({})
	synapse_log_monitoring_enabled_for_sql_pool.deny == _found(_wrong) with input as _of_pool({"log_monitoring_enabled": false})
	synapse_log_monitoring_enabled_for_sql_pool.deny == _found(_wrong) with input as _of_workspace({"log_monitoring_enabled": false})
	other := object.union({}, {"sql_pool_id": "${azurerm_synapse_sql_pool.other.id}"})
	synapse_log_monitoring_enabled_for_sql_pool.deny == _found(_wrong) with input as _of_pool(other)
}

test_accepts_what_is_right if {
	every module in [_of_pool({}), _of_workspace({})] {
		synapse_log_monitoring_enabled_for_sql_pool.deny == set() with input as module
		synapse_log_monitoring_enabled_for_sql_pool.unknown == set() with input as module
	}
}

test_does_not_know_what_variables_say if {
	every module in [
		_of_pool({"log_monitoring_enabled": "${var.choice}"}),
		_of_workspace({"log_monitoring_enabled": "${var.choice}"}),
		_of_pool({"for_each": "${local.pools}", "sql_pool_id": "${each.value.id}"}),
	] {
		synapse_log_monitoring_enabled_for_sql_pool.deny == set() with input as module
		synapse_log_monitoring_enabled_for_sql_pool.unknown == _found("whether audit events of the pool are sent to Azure Monitor is known only when Terraform runs") with input as module
	}
}

test_does_not_know_what_is_said_of_a_workspace_elsewhere if {
	module := {"resource": {"azurerm_synapse_sql_pool": {"main": [{"synapse_workspace_id": "${var.workspace}"}]}}}
	synapse_log_monitoring_enabled_for_sql_pool.deny == set() with input as module
	count(synapse_log_monitoring_enabled_for_sql_pool.unknown) == 1 with input as module
	count(synapse_log_monitoring_enabled_for_sql_pool.deny) == 1 with input as {"resource": {"azurerm_synapse_sql_pool": {"main": [{}]}}}
}

test_accepts_other_documents_and_odd_shapes if {
	synapse_log_monitoring_enabled_for_sql_pool.deny == set() with input as {"kind": "Pod"}
	synapse_log_monitoring_enabled_for_sql_pool.unknown == set() with input as {"kind": "Pod"}
	synapse_log_monitoring_enabled_for_sql_pool.deny == set() with input as {"resource": {"azurerm_synapse_sql_pool": "odd"}}
}
