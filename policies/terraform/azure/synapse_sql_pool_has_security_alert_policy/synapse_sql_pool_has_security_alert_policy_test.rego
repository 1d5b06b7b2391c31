package terraform.azure.synapse_sql_pool_has_security_alert_policy_test

import data.terraform.azure.synapse_sql_pool_has_security_alert_policy

_module(policies) := {"resource": object.union(
	{
		"azurerm_synapse_workspace": {"main": [{}]},
		"azurerm_synapse_sql_pool": {"main": [{"synapse_workspace_id": "${azurerm_synapse_workspace.main.id}"}]},
	},
	policies,
)}

_of_pool(body) := _module({"azurerm_synapse_sql_pool_security_alert_policy": {"main": [object.union(
	{"sql_pool_id": "${azurerm_synapse_sql_pool.main.id}"},
	body,
)]}})

_of_workspace(body) := _module({"azurerm_synapse_workspace_security_alert_policy": {"main": [object.union(
	{"synapse_workspace_id": "${azurerm_synapse_workspace.main.id}"},
	body,
)]}})

_found(message) := {{
	"message": message,
	"at": ["resource", "azurerm_synapse_sql_pool", "main", 0],
	"resource": "azurerm_synapse_sql_pool.main",
}}

_wrong := "nobody looks for attacks on the pool"

test_finds_what_is_wrong if {
	synapse_sql_pool_has_security_alert_policy.deny == _found(_wrong) with input as _module({})
	synapse_sql_pool_has_security_alert_policy.deny == _found(_wrong) with input as _of_pool({"policy_state": "Disabled"})
	synapse_sql_pool_has_security_alert_policy.deny == _found(_wrong) with input as _of_workspace({"policy_state": "Disabled"})
	other := object.union({"policy_state": "Enabled"}, {"sql_pool_id": "${azurerm_synapse_sql_pool.other.id}"})
	synapse_sql_pool_has_security_alert_policy.deny == _found(_wrong) with input as _of_pool(other)
}

test_accepts_what_is_right if {
	every module in [_of_pool({"policy_state": "Enabled"}), _of_workspace({"policy_state": "Enabled"})] {
		synapse_sql_pool_has_security_alert_policy.deny == set() with input as module
		synapse_sql_pool_has_security_alert_policy.unknown == set() with input as module
	}
}

test_does_not_know_what_variables_say if {
	every module in [
		_of_pool({"policy_state": "${var.choice}"}),
		_of_workspace({"policy_state": "${var.choice}"}),
		_of_pool({"for_each": "${local.pools}", "sql_pool_id": "${each.value.id}"}),
	] {
		synapse_sql_pool_has_security_alert_policy.deny == set() with input as module
		synapse_sql_pool_has_security_alert_policy.unknown == _found("whether somebody looks for attacks on the pool is known only when Terraform runs") with input as module
	}
}

test_does_not_know_what_is_said_of_a_workspace_elsewhere if {
	module := {"resource": {"azurerm_synapse_sql_pool": {"main": [{"synapse_workspace_id": "${var.workspace}"}]}}}
	synapse_sql_pool_has_security_alert_policy.deny == set() with input as module
	count(synapse_sql_pool_has_security_alert_policy.unknown) == 1 with input as module
	count(synapse_sql_pool_has_security_alert_policy.deny) == 1 with input as {"resource": {"azurerm_synapse_sql_pool": {"main": [{}]}}}
}

test_accepts_other_documents_and_odd_shapes if {
	synapse_sql_pool_has_security_alert_policy.deny == set() with input as {"kind": "Pod"}
	synapse_sql_pool_has_security_alert_policy.unknown == set() with input as {"kind": "Pod"}
	synapse_sql_pool_has_security_alert_policy.deny == set() with input as {"resource": {"azurerm_synapse_sql_pool": "odd"}}
}
